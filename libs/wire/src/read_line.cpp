#include <algorithm>

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <concord/base/text.hpp>
#include <concord/wire/record_json.hpp>

#include "reading.hpp"

namespace concord::wire {
namespace {

// Parsed where it stands, so that texts need no copies until they are known to be wanted.
Outcome run(Reading& reading, std::string_view json, std::size_t most) {
  if (auto checked = check_json_bytes(json, most); !checked) return checked.error();
  // Once for the whole line, eight bytes at a time, instead of RapidJSON's check of every character.
  if (!is_utf8(json)) return error_at("", Code::malformed, "not UTF-8");
  std::string line(json);
  rapidjson::InsituStringStream stream(line.data());
  rapidjson::Reader reader;
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseInsituFlag;
  reader.Parse<kFlags>(stream, reading);
  if (!reader.HasParseError()) return {};
  const bool too_deep = reader.GetParseErrorCode() == rapidjson::kParseErrorTermination;
  return error_at(reading.pointer(), Code::malformed,
                  too_deep ? "nested too deep"
                           : fmt::format("not JSON at byte {}: {}", reader.GetErrorOffset() + 1,
                                         rapidjson::GetParseError_En(reader.GetParseErrorCode())));
}

Error with_faults(std::vector<Fault> faults) {
  Error error{faults.front().code, {}, {}, {}};
  error.detail =
      faults.size() == 1
          ? fmt::format("{}: {}", faults[0].pointer.empty() ? "/" : faults[0].pointer, faults[0].detail)
          : fmt::format("{} things are wrong with this record", faults.size());
  error.faults = std::move(faults);
  return error;
}

}  // namespace

const std::string& SightedLine::record_id() const {
  const auto* record = std::get_if<domain::Record>(&what);
  return record != nullptr ? record->record_id : std::get<domain::Withdrawal>(what).record_id;
}

Result<SightedLine> read_line(std::string_view json) {
  Reading reading(Trust::strict);
  if (auto read = run(reading, json, kLineBytes); !read) return read.error();
  if (!reading.faults.empty()) return with_faults(std::move(reading.faults));
  SightedLine line;
  line.version = reading.version;
  if (reading.withdrawal) {
    line.what = *std::move(reading.withdrawal);
  } else {
    line.what = std::move(reading.record);
  }
  return line;
}

std::string record_id_in(std::string_view json) {
  Reading reading(Trust::strict);
  if (!run(reading, json, kLineBytes)) return {};
  const bool bad = std::any_of(reading.faults.begin(), reading.faults.end(),
                               [](const Fault& fault) { return fault.pointer == "/record_id"; });
  return bad ? std::string() : std::move(reading.record.record_id);
}

Result<domain::Record> read_stored(std::string_view canonical_json) {
  constexpr std::size_t kMost = 8U << 20U;
  Reading reading(Trust::stored);
  if (auto read = run(reading, canonical_json, kMost); !read) return read.error();
  if (!reading.faults.empty()) return with_faults(std::move(reading.faults));
  return std::move(reading.record);
}

Result<domain::Record> read_stored(const JsonValue& canonical) {
  Reading reading(Trust::stored);
  if (!canonical.Accept(reading)) return error_at(reading.pointer(), Code::malformed, "nested too deep");
  if (!reading.faults.empty()) return with_faults(std::move(reading.faults));
  return std::move(reading.record);
}

}  // namespace concord::wire
