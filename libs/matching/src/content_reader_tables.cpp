#include <algorithm>
#include <cmath>

#include <concord/base/hash.hpp>

#include "content_reader.hpp"

namespace concord::matching {

NameFrequencies ContentReader::read_names(const JsonValue& frequencies, std::string_view member) {
  const JsonValue& table = reader_.object(frequencies, "/concord/frequencies", member);
  const std::string pointer = child_pointer("/concord/frequencies", member);
  reader_.only(table, pointer, {"unlisted", "per_million"});
  const double unlisted = reader_.number(table, pointer, "unlisted", 1e-3, 1e5) / 1e6;
  std::vector<std::pair<std::string, double>> shares;
  for (const auto& entry : reader_.object(table, pointer, "per_million").GetObject()) {
    const bool sound = entry.value.IsNumber() && entry.value.GetDouble() > 0 && entry.value.GetDouble() < 1e6;
    if (!sound)
      reader_.fault(child_pointer(pointer, "per_million"), Code::invalid_value,
                    "holds a share that is not within its limits");
    if (sound)
      shares.emplace_back(std::string(entry.name.GetString(), entry.name.GetStringLength()),
                          entry.value.GetDouble() / 1e6);
  }
  return {std::move(shares), unlisted};
}

void ContentReader::read_frequencies(const JsonValue& frequencies) {
  reader_.only(frequencies, "/concord/frequencies",
               {"given_name", "family_name", "postcode", "town", "values"});
  content_.given_names = read_names(frequencies, "given_name");
  content_.family_names = read_names(frequencies, "family_name");
  for (const auto& entry : reader_.object(frequencies, "/concord/frequencies", "postcode").GetObject()) {
    if (entry.value.IsNumber() && entry.value.GetDouble() > 0)
      content_.postcodes.emplace(std::string(entry.name.GetString(), entry.name.GetStringLength()),
                                 entry.value.GetDouble() / 1e6);
    else
      reader_.fault("/concord/frequencies/postcode", Code::invalid_value,
                    "holds a share that is not a positive number");
  }
  if (member_of(frequencies, "town") != nullptr)
    content_.towns =
        read_values(reader_.object(frequencies, "/concord/frequencies", "town"), "/concord/frequencies/town");
  if (member_of(frequencies, "values") != nullptr)
    named_ = &reader_.object(frequencies, "/concord/frequencies", "values");
}

// Once the model's own fields are known.
void ContentReader::read_named_values() {
  if (named_ == nullptr) return;
  for (const auto& entry : named_->GetObject()) {
    const std::string_view name(entry.name.GetString(), entry.name.GetStringLength());
    const std::string pointer = child_pointer("/concord/frequencies/values", name);
    const auto field = field_named(name);
    if (field && *field >= kFixedFields)
      content_.values[*field - kFixedFields] = read_values(entry.value, pointer);
    else
      reader_.fault(pointer, Code::unsupported, "is not a comparison of this model");
  }
}

ValueFrequencies ContentReader::read_values(const JsonValue& table, const std::string& pointer) {
  reader_.only(table, pointer, {"unlisted", "per_million"});
  const double unlisted = reader_.number(table, pointer, "unlisted", 1e-6, 1e6) / 1e6;
  std::unordered_map<std::uint64_t, double> shares;
  for (const auto& entry : reader_.object(table, pointer, "per_million").GetObject()) {
    const std::string_view value(entry.name.GetString(), entry.name.GetStringLength());
    if (entry.value.IsNumber() && entry.value.GetDouble() > 0)
      shares.emplace(hash64(value), entry.value.GetDouble() / 1e6);
    else
      reader_.fault(pointer, Code::invalid_value, "holds a share that is not a positive number");
  }
  return {std::move(shares), unlisted};
}

void ContentReader::read_variants(const JsonValue& variants) {
  std::vector<std::pair<std::string, std::vector<std::string>>> of;
  for (const auto& entry : variants.GetObject()) {
    std::vector<std::string> names;
    if (entry.value.IsArray()) {
      for (const JsonValue& name : entry.value.GetArray()) {
        if (name.IsString()) names.emplace_back(name.GetString(), name.GetStringLength());
      }
    }
    if (names.empty()) reader_.fault("/concord/variants", Code::invalid_value, "must list names by name");
    of.emplace_back(std::string(entry.name.GetString(), entry.name.GetStringLength()), std::move(names));
  }
  content_.variants = NameVariants(of);
}

}  // namespace concord::matching
