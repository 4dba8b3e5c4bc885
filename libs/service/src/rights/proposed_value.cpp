#include "proposed_value.hpp"

#include <concord/base/json.hpp>
#include <concord/policy/disclosure.hpp>
#include <concord/wire/record_json.hpp>

namespace concord::service {
namespace {

// As a line of a batch, so that it is read by the contract of records.
Result<std::string> as_line(const JsonValue& proposed, const std::string& record_id, domain::Part part) {
  JsonWriter line;
  line.begin_object().field("record_id", record_id).field("part", to_string(part));
  for (const auto& member : proposed.GetObject()) {
    const std::string_view name(member.name.GetString(), member.name.GetStringLength());
    for (const std::string_view own :
         {"record_id", "part", "as_of", "source_version", "withdrawn", "merged_into"}) {
      if (name == own) {
        return error_at(child_pointer("/proposed", name), Code::unknown_field,
                        "is the source's own: propose values");
      }
    }
    line.key(name).value(member.value);
  }
  return line.end_object().take();
}

}  // namespace

Result<domain::Record> read_proposed(const std::string& json, const std::string& record_id, domain::Part part,
                                     domain::Category category) {
  const auto parsed = parse_json(json);
  if (!parsed || !parsed->IsObject()) {
    return error_at("/proposed", Code::invalid_value, "must be an object with members of a record");
  }
  const auto text = as_line(*parsed, record_id, part);
  if (!text) {
    return text.error();
  }
  auto line = wire::read_line(*text);
  if (!line) {
    for (Fault& fault : line.error().faults) {
      fault.pointer = "/proposed" + fault.pointer;
    }
    return line.error();
  }
  auto* record = std::get_if<domain::Record>(&line->what);
  policy::Mask one;
  one.allow(part, category);
  if (record == nullptr || !policy::has_content(*record, category) ||
      !(policy::seen_through(*record, one) == *record)) {
    return error_at("/proposed", Code::invalid_value,
                    "must hold values of the category that is named, and no others");
  }
  return std::move(*record);
}

}  // namespace concord::service
