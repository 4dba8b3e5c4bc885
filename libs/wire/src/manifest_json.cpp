#include <algorithm>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/domain/keys.hpp>
#include <concord/wire/manifest_json.hpp>

namespace concord::wire {
namespace {

constexpr std::size_t kMostFiles = 100;
constexpr std::size_t kAreaMost = 200;

bool is_name(std::string_view text, std::size_t most, std::string_view also) {
  const auto alnum = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !text.empty() && text.size() <= most && alnum(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return alnum(c) || also.find(c) != std::string_view::npos; });
}

// One object of the manifest: says what is wrong with each member, and with those that it doesn't know.
class Part {
 public:
  Part(const JsonValue& object, std::string pointer, std::vector<Fault>& faults)
      : object_(object), pointer_(std::move(pointer)), faults_(faults) {}

  bool only(const std::vector<std::string_view>& known) {
    if (!object_.IsObject()) {
      faults_.push_back({pointer_, Code::invalid_value, "must be an object"});
      return false;
    }
    for (const auto& member : object_.GetObject()) {
      const std::string_view name(member.name.GetString(), member.name.GetStringLength());
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      const auto near = nearest(name, known);
      std::string detail = "a manifest has no such member";
      if (near) detail += fmt::format("; the nearest is `{}`", *near);
      faults_.push_back({child_pointer(pointer_, name), Code::unknown_field, std::move(detail)});
    }
    return true;
  }
  const JsonValue* member(std::string_view name, bool required = false) {
    const JsonValue* found = member_of(object_, name);
    if (found == nullptr && required) refuse(name, Code::missing_field, "must be there");
    return found;
  }
  std::optional<std::string_view> text(std::string_view name, bool required = false) {
    const JsonValue* found = member(name, required);
    if (found == nullptr) return std::nullopt;
    if (found->IsString()) return std::string_view(found->GetString(), found->GetStringLength());
    refuse(name, Code::invalid_value, "must be text");
    return std::nullopt;
  }
  void refuse(std::string_view name, Code code, std::string detail) {
    faults_.push_back({child_pointer(pointer_, name), code, std::move(detail)});
  }
  void refuse(std::string_view name, const Error& error) { refuse(name, error.code, error.detail); }

 private:
  const JsonValue& object_;
  std::string pointer_;
  std::vector<Fault>& faults_;
};

// A time without a zone is London's.
Result<Instant> read_time(std::string_view text) {
  constexpr std::size_t kLocal = 19;  // 2026-11-01T03:00:00
  if (text.size() != kLocal) return parse_rfc3339(text);
  const auto as_utc = parse_rfc3339(std::string(text) + "Z");
  if (!as_utc) return as_utc;
  const auto day = std::chrono::floor<std::chrono::days>(*as_utc);
  return london_to_utc(CivilDate{day}, std::chrono::duration_cast<std::chrono::seconds>(*as_utc - day));
}

std::optional<CivilDate> read_day(Part& part, std::string_view name) {
  const auto text = part.text(name);
  if (!text) return std::nullopt;
  const auto day = parse_iso_date(*text);
  if (day) return *day;
  part.refuse(name, day.error());
  return std::nullopt;
}

void read_coverage(const JsonValue& json, Manifest& manifest, std::vector<Fault>& faults) {
  Part part(json, "/coverage", faults);
  if (!part.only({"from", "to", "area"})) return;
  manifest.coverage_from = read_day(part, "from");
  manifest.coverage_to = read_day(part, "to");
  if (manifest.coverage_from && manifest.coverage_to && *manifest.coverage_to < *manifest.coverage_from) {
    part.refuse("to", Code::invalid_value, "lies before `from`");
  }
  const auto area = part.text("area");
  if (area && utf8_length(*area) > kAreaMost) part.refuse("area", Code::too_long, "at most 200 characters");
  if (area) manifest.coverage_area = collapse_blanks(*area);
}

ManifestFile read_file(const JsonValue& json, std::size_t index, std::vector<Fault>& faults) {
  ManifestFile file;
  Part part(json, child_pointer("/files", index), faults);
  if (!part.only({"name", "rows", "sha256"})) return file;
  if (const auto name = part.text("name", true)) {
    file.name = std::string(*name);
    // It is opened inside the extract's folder: nothing that leads out of it.
    if (!is_name(*name, 255, "._- "))
      part.refuse("name", Code::invalid_value, "must be a plain file name: A-Z a-z 0-9 . _ - and blanks");
  }
  if (const JsonValue* rows = part.member("rows", true)) {
    const bool good = rows->IsUint64() && rows->GetUint64() <= 9007199254740991U;
    if (good) file.rows = rows->GetUint64();
    if (!good) part.refuse("rows", Code::invalid_value, "must be a whole number from 0 upwards");
  }
  if (const auto sha256 = part.text("sha256")) {
    file.sha256 = to_lower_ascii(*sha256);
    if (sha256->size() != 64 || file.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
      part.refuse("sha256", Code::invalid_value, "must be 64 hexadecimal digits");
    }
  }
  return file;
}

void read_files(Part& part, Manifest& manifest, std::vector<Fault>& faults) {
  const JsonValue* files = part.member("files");
  if (files == nullptr) return;
  if (!files->IsArray()) return part.refuse("files", Code::invalid_value, "must be a list");
  if (files->Size() > kMostFiles) return part.refuse("files", Code::too_many, "at most 100 items");
  for (rapidjson::SizeType i = 0; i < files->Size(); ++i)
    manifest.files.push_back(read_file((*files)[i], i, faults));
}

void read_head(Part& part, Manifest& manifest) {
  if (const auto source = part.text("source", true)) {
    const auto parsed = domain::parse_source(*source);
    if (parsed) manifest.source = *parsed;
    if (!parsed) part.refuse("source", parsed.error());
  }
  if (const auto layout = part.text("layout", true)) {
    manifest.layout = std::string(*layout);
    if (!is_name(*layout, 64, "._-"))
      part.refuse("layout", Code::invalid_value, "must be 1 to 64 of A-Z a-z 0-9 . _ -");
  }
  if (const auto kind = part.text("kind", true)) {
    manifest.full = *kind == "full";
    if (!manifest.full && *kind != "delta")
      part.refuse("kind", Code::invalid_value, "must be one of full, delta");
  }
  if (const auto time = part.text("current_as_of", true)) {
    const auto parsed = read_time(*time);
    if (parsed) manifest.current_as_of = *parsed;
    if (!parsed) part.refuse("current_as_of", parsed.error());
  }
}

}  // namespace

Result<Manifest> read_manifest(const JsonValue& json) {
  Manifest manifest;
  std::vector<Fault> faults;
  Part part(json, "", faults);
  if (part.only({"source", "layout", "kind", "current_as_of", "coverage", "files"})) {
    read_head(part, manifest);
    if (const JsonValue* coverage = part.member("coverage")) read_coverage(*coverage, manifest, faults);
    read_files(part, manifest, faults);
  }
  if (faults.empty()) return manifest;
  Error error{faults.front().code, {}, {}, {}};
  error.detail = fmt::format("the manifest is not as schemas/manifest.json says: {} {}",
                             faults.front().pointer, faults.front().detail);
  error.faults = std::move(faults);
  return error;
}

void write_manifest(JsonWriter& out, const Manifest& manifest) {
  out.begin_object().field("source", manifest.source).field("layout", manifest.layout);
  out.field("kind", manifest.full ? "full" : "delta")
      .field("current_as_of", to_rfc3339(manifest.current_as_of));
  if (manifest.coverage_from || manifest.coverage_to || !manifest.coverage_area.empty()) {
    out.key("coverage").begin_object();
    if (manifest.coverage_from) out.field("from", to_iso_date(*manifest.coverage_from));
    if (manifest.coverage_to) out.field("to", to_iso_date(*manifest.coverage_to));
    out.maybe("area", manifest.coverage_area).end_object();
  }
  if (!manifest.files.empty()) {
    out.key("files").begin_array();
    for (const ManifestFile& file : manifest.files) {
      out.begin_object().field("name", file.name).field("rows", static_cast<std::size_t>(file.rows));
      out.maybe("sha256", file.sha256).end_object();
    }
    out.end_array();
  }
  out.end_object();
}

}  // namespace concord::wire
