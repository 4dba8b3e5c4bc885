#include "named_records.hpp"

#include "body_members.hpp"
#include "locating.hpp"
#include "render.hpp"

namespace concord::api {

Result<NamedRecords> read_named(const JsonValue& json) {
  NamedRecords named;
  if (member_of(json, "profile_id") != nullptr) {
    const auto id = profile_id_member(json);
    if (!id) {
      return id.error();
    }
    named.profile = *id;
  }
  if (const JsonValue* records = member_of(json, "records")) {
    for (rapidjson::SizeType i = 0; i < records->Size(); ++i) {
      auto key = record_key((*records)[i], child_pointer("/records", i));
      if (!key) {
        return key.error();
      }
      named.records.push_back(std::move(*key));
    }
  }
  return named;
}

Result<std::optional<store::ProfileRow>> named_profile(store::Snapshot& snapshot, const Context& context,
                                                       const NamedRecords& named) {
  if (!named.profile) {
    return std::optional<store::ProfileRow>{};
  }
  const auto where = locate_named(snapshot, context, *named.profile);
  if (!where) {
    return error_at("/profile_id", where.error().code, where.error().detail);
  }
  return std::optional(where->profile);
}

void write_named_records(JsonWriter& out, store::Snapshot& snapshot,
                         const std::vector<store::RecordNumber>& records, const service::Asker& asker) {
  out.key("records").begin_array();
  for (const store::RecordNumber number : records) {
    const auto row = snapshot.records().find(number);
    if (row && asker.mask.allows_any(row->part) && !service::hides(asker, number)) {
      write_record_key(out, row->key);
    }
  }
  out.end_array();
}

}  // namespace concord::api
