#include "segments.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <concord/base/json.hpp>
#include <concord/policy/markers.hpp>
#include <concord/policy/mask.hpp>
#include <concord/wire/record_json.hpp>

namespace concord::service {
namespace {

// Identifiers in full and masked stand in segments of their own; no category holds another's fields.
void write_member(JsonWriter& out, const MemberContent& member, domain::Category category) {
  out.begin_object().field("source", member.row.key.source);
  if (member.row.state == store::RecordState::ceased) {
    out.field("ceased", true);
  }
  out.key("record");
  wire::write_record(out, policy::project(member.record, category));
  out.end_object();
}

void add_segment(std::vector<store::Segment>& segments, const std::vector<MemberContent>& members,
                 domain::Part part, domain::Category category) {
  std::optional<JsonWriter> out;
  for (const MemberContent& member : members) {
    if (member.record.part == part && policy::has_content(member.record, category)) {
      if (!out) {
        out.emplace().begin_array();
      }
      write_member(*out, member, category);
    }
  }
  if (out) {
    segments.push_back({part, category, out->end_array().take()});
  }
}

Outcome add_member(const JsonValue& json, std::map<domain::RecordKey, policy::Contribution>& into) {
  const JsonValue* record_json = member_of(json, "record");
  if (record_json == nullptr) {
    return fail(Code::internal, "a stored segment can't be read", "a member without a record");
  }
  auto record = wire::read_stored(*record_json);
  if (!record) {
    return record.error();
  }
  domain::RecordKey key{std::string(text_of(json, "source")), record->record_id};
  policy::Contribution& contribution = into[key];
  contribution.key = key;
  contribution.part = record->part;
  contribution.record.record_id = record->record_id;
  contribution.record.part = record->part;
  const JsonValue* ceased = member_of(json, "ceased");
  contribution.ceased = ceased != nullptr && ceased->IsTrue();
  policy::unite(contribution.record, std::move(*record));
  return {};
}

}  // namespace

std::vector<store::Segment> build_segments(std::vector<MemberContent> members) {
  std::sort(members.begin(), members.end(),
            [](const auto& a, const auto& b) { return a.row.key < b.row.key; });
  for (MemberContent& member : members) {
    policy::tie_markers(member.record);
  }
  std::vector<store::Segment> segments;
  for (const domain::Part part : domain::kParts) {
    const auto of_part = [part](const MemberContent& member) { return member.record.part == part; };
    if (std::none_of(members.begin(), members.end(), of_part)) {
      continue;
    }
    for (std::size_t index = 0; index < domain::kCategoryCount; ++index) {
      add_segment(segments, members, part, domain::category_at(index));
    }
  }
  return segments;
}

Result<std::vector<policy::Contribution>> read_segments(const std::vector<store::Segment>& segments) {
  std::map<domain::RecordKey, policy::Contribution> by_key;
  for (const store::Segment& segment : segments) {
    auto json = parse_written_json(segment.body);
    if (!json) {
      return json.error();
    }
    for (const JsonValue& member : json->GetArray()) {
      if (auto added = add_member(member, by_key); !added) {
        return added.error();
      }
    }
  }
  std::vector<policy::Contribution> contributions;
  contributions.reserve(by_key.size());
  for (auto& [key, contribution] : by_key) {
    contributions.push_back(std::move(contribution));
  }
  return contributions;
}

}  // namespace concord::service
