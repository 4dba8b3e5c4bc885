#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include <concord/adapters/mapping.hpp>
#include <concord/base/text.hpp>

namespace concord::adapters {
namespace {

using Target = MappingTarget;

struct TargetWord {
  std::string_view word;
  Target target;
  bool may_repeat;
};

constexpr std::array kTargets = std::to_array<TargetWord>({
    {"given_name", Target::given_name, false},
    {"middle_name", Target::middle_name, false},
    {"family_name", Target::family_name, false},
    {"full_name", Target::full_name, true},
    {"title", Target::title, false},
    {"sex", Target::sex, false},
    {"birth_date", Target::birth_date, false},
    {"birth_day", Target::birth_day, false},
    {"birth_month", Target::birth_month, false},
    {"birth_year", Target::birth_year, false},
    {"address_line", Target::address_line, true},
    {"house_number", Target::house_number, false},
    {"street", Target::street, false},
    {"town", Target::town, false},
    {"postcode", Target::postcode, false},
    {"uprn", Target::uprn, false},
    {"identifier", Target::identifier, true},
    {"email", Target::email, true},
    {"phone", Target::phone, true},
    {"attribute", Target::attribute, true},
});

constexpr std::array<std::string_view, 7> kMembers{"source",    "record_id", "columns", "part",
                                                   "separator", "link_only", "truth"};
constexpr std::array<std::string_view, 5> kColumnMembers{"as", "format", "type", "name", "category"};

Error unknown(std::string pointer, std::string_view what, std::string_view given,
              std::vector<std::string_view> known) {
  const auto meant = nearest(given, known);
  return error_at(std::move(pointer), Code::unknown_field,
                  fmt::format("{} '{}' is not known{}", what, given,
                              meant ? fmt::format("; did you mean '{}'?", *meant) : ""));
}

std::string_view view(const JsonValue& text) { return {text.GetString(), text.GetStringLength()}; }

template <std::size_t size>
Outcome only_known(const JsonValue& object, const std::string& pointer,
                   const std::array<std::string_view, size>& known) {
  for (const auto& member : object.GetObject()) {
    if (std::find(known.begin(), known.end(), view(member.name)) == known.end()) {
      return unknown(child_pointer(pointer, view(member.name)), "the member", view(member.name),
                     {known.begin(), known.end()});
    }
  }
  return {};
}

Result<const TargetWord*> target_named(std::string_view word, const std::string& pointer) {
  std::vector<std::string_view> known;
  for (const TargetWord& target : kTargets) {
    if (target.word == word) {
      return &target;
    }
    known.push_back(target.word);
  }
  return unknown(pointer, "the target", word, std::move(known));
}

Outcome read_details(const JsonValue& json, const std::string& pointer, MappedColumn& column) {
  const Outcome known = only_known(json, pointer, kColumnMembers);
  if (!known) {
    return known;
  }
  column.format = text_of(json, "format");
  column.name = text_of(json, column.target == Target::identifier ? "type" : "name");
  if (!column.format.empty() && column.target != Target::birth_date) {
    return error_at(child_pointer(pointer, "format"), Code::invalid_value, "only a birth_date has a format");
  }
  if (!column.format.empty() && column.format.find('%') == std::string::npos) {
    return error_at(child_pointer(pointer, "format"), Code::invalid_value,
                    "a format is written with %d, %m and %Y, as in '%d/%m/%Y'");
  }
  if (const std::string_view category = text_of(json, "category"); !category.empty()) {
    const Result<domain::Category> parsed = domain::parse_category(category);
    using domain::Category;
    if (!parsed || (*parsed != Category::health && *parsed != Category::equality &&
                    *parsed != Category::preferences && *parsed != Category::protected_)) {
      return error_at(child_pointer(pointer, "category"), Code::invalid_value,
                      "must be health, equality, preferences or protected");
    }
    column.category = *parsed;
  }
  return {};
}

// Tries a made-up value: what parse_identifier says of its type holds for every value.
bool is_identifier_type(std::string_view type) {
  const auto ok = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !type.empty() && type.size() <= 32 && type.front() >= 'a' && type.front() <= 'z' &&
         std::all_of(type.begin(), type.end(), ok);
}

Result<MappedColumn> read_column(std::string_view name, const JsonValue& json) {
  const std::string pointer = child_pointer("/columns", name);
  MappedColumn column;
  column.column = std::string(trim(name));
  if (!json.IsString() && !json.IsObject()) {
    return error_at(pointer, Code::invalid_value,
                    "a column is mapped by a target, or by an object with 'as'");
  }
  const Result<const TargetWord*> target =
      target_named(json.IsString() ? view(json) : text_of(json, "as"), pointer);
  if (!target) {
    return target.error();
  }
  column.target = (*target)->target;
  if (json.IsObject()) {
    const Outcome details = read_details(json, pointer, column);
    if (!details) {
      return details.error();
    }
  }
  if (column.target == Target::identifier && !is_identifier_type(column.name)) {
    return error_at(pointer, Code::missing_field, "an identifier needs a 'type' of a-z, 0-9, - and _");
  }
  if (column.target == Target::attribute && !is_identifier_type(column.name)) {
    return error_at(pointer, Code::missing_field, "an attribute needs a 'name' of a-z, 0-9, - and _");
  }
  return column;
}

Outcome read_columns(const JsonValue& json, Mapping& mapping) {
  const JsonValue* columns = member_of(json, "columns");
  if (columns == nullptr || !columns->IsObject()) {
    return error_at("/columns", Code::missing_field, "the mapping says in 'columns' what each column is");
  }
  for (const auto& member : columns->GetObject()) {
    Result<MappedColumn> column = read_column(view(member.name), member.value);
    if (!column) {
      return column.error();
    }
    mapping.columns.push_back(std::move(*column));
  }
  for (const TargetWord& target : kTargets) {
    const auto times =
        std::count_if(mapping.columns.begin(), mapping.columns.end(),
                      [&](const MappedColumn& column) { return column.target == target.target; });
    if (times > 1 && !target.may_repeat) {
      return error_at("/columns", Code::duplicate_field,
                      fmt::format("two columns can't both be the {}", target.word));
    }
  }
  const auto says_who = [](const MappedColumn& column) {
    return column.target == Target::given_name || column.target == Target::family_name ||
           column.target == Target::full_name || column.target == Target::identifier;
  };
  if (std::none_of(mapping.columns.begin(), mapping.columns.end(), says_who)) {
    return error_at("/columns", Code::missing_field, "no column is a name or an identifier");
  }
  return {};
}

Outcome read_record_id(const JsonValue& json, Mapping& mapping) {
  const JsonValue* id = member_of(json, "record_id");
  if (id != nullptr && id->IsString()) {
    mapping.record_id.emplace_back(trim(view(*id)));
  }
  if (id != nullptr && id->IsArray()) {
    for (const JsonValue& column : id->GetArray()) {
      if (column.IsString()) {
        mapping.record_id.emplace_back(trim(view(column)));
      }
    }
    if (mapping.record_id.size() != id->Size()) {
      mapping.record_id.clear();
    }
  }
  const bool named =
      !mapping.record_id.empty() && std::none_of(mapping.record_id.begin(), mapping.record_id.end(),
                                                 [](const auto& name) { return name.empty(); });
  if (named) {
    return {};
  }
  return error_at("/record_id", Code::missing_field,
                  "the mapping names the column, or a list of columns, of the record's id");
}

Outcome read_truth(const JsonValue& json, Mapping& mapping) {
  const JsonValue* truth = member_of(json, "truth");
  if (truth == nullptr) {
    return {};
  }
  if (truth->IsString()) {
    mapping.truth_column = std::string(trim(view(*truth)));
    return {};
  }
  const bool usable =
      truth->IsObject() && !text_of(*truth, "column").empty() && !text_of(*truth, "match").empty();
  if (!usable) {
    return error_at("/truth", Code::invalid_value,
                    "the truth is a column, or an object of 'column' and 'match'");
  }
  mapping.truth_column = std::string(trim(text_of(*truth, "column")));
  mapping.truth_match = text_of(*truth, "match");
  return {};
}

Outcome read_rest(const JsonValue& json, Mapping& mapping) {
  const Result<std::string> source = domain::parse_source(text_of(json, "source"));
  if (!source) {
    return error_at("/source", Code::invalid_value, "the source is a word of a-z, 0-9 and -");
  }
  mapping.source = *source;
  if (const JsonValue* part = member_of(json, "part")) {
    const Result<domain::Part> parsed =
        domain::parse_part(part->IsString() ? view(*part) : std::string_view{});
    if (!parsed) {
      return error_at("/part", Code::invalid_value, parsed.error().detail);
    }
    mapping.part = *parsed;
  }
  if (const JsonValue* separator = member_of(json, "separator")) {
    if (!separator->IsString() || separator->GetStringLength() != 1 || view(*separator) == "\"") {
      return error_at("/separator", Code::invalid_value, "the separator is one character");
    }
    mapping.separator = view(*separator).front();
  }
  if (const JsonValue* link_only = member_of(json, "link_only")) {
    if (!link_only->IsBool()) {
      return error_at("/link_only", Code::invalid_value, "must be true or false");
    }
    mapping.link_only = link_only->GetBool();
  }
  return {};
}

}  // namespace

Result<Mapping> read_mapping(const JsonValue& json) {
  if (!json.IsObject()) {
    return fail(Code::invalid_value, "a mapping file is a JSON object");
  }
  const Outcome known = only_known(json, "", kMembers);
  if (!known) {
    return known.error();
  }
  Mapping mapping;
  for (const auto read : {read_rest, read_record_id, read_columns, read_truth}) {
    const Outcome done = read(json, mapping);
    if (!done) {
      return done.error();
    }
  }
  return mapping;
}

Result<Mapping> read_mapping_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fail(Code::not_found, fmt::format("the mapping file '{}' can't be opened", path.string()));
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Result<Json> json = parse_json(text);
  if (!json) {
    Error error = json.error();
    error.detail = "the mapping file: " + error.detail;
    return error;
  }
  return read_mapping(*json);
}

}  // namespace concord::adapters
