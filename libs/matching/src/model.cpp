#include <algorithm>
#include <cmath>

#include <concord/base/hash.hpp>
#include <concord/matching/model.hpp>

#include "model_content.hpp"
#include "model_json.hpp"

namespace concord::matching {
namespace {

constexpr double kSmallest = 1e-15;  // a probability of zero would make a weight without end

class ContentReader {
 public:
  explicit ContentReader(Model::Content& content) : content_(content) {}

  Outcome read(const JsonValue& json, std::optional<std::uint32_t> residents) {
    if (!json.IsObject()) return fail(Code::malformed, "a match model is a JSON object");
    reader_.only(
        json, "",
        {"link_type", "probability_two_random_records_match", "retain_matching_columns",
         "retain_intermediate_calculation_columns", "additional_columns_to_retain", "sql_dialect",
         "linker_uid", "em_convergence", "max_iterations", "match_weight_column_prefix",
         "bayes_factor_column_prefix", "term_frequency_adjustment_column_prefix",
         "comparison_vector_value_column_prefix", "unique_id_column_name", "source_dataset_column_name",
         "blocking_rules_to_generate_predictions", "comparisons", "concord"});
    const JsonValue& concord = reader_.object(json, "", "concord");
    read_settings(concord, residents);
    read_comparisons(reader_.array(json, "", "comparisons"));
    read_named_values();
    read_kinds(reader_.array(concord, "/concord", "kinds_of_non_match"));
    if (!reader_.sound()) return reader_.error();
    return {};
  }

 private:
  void read_settings(const JsonValue& concord, std::optional<std::uint32_t> residents);
  void read_thresholds(const JsonValue& thresholds);
  void read_keys(const JsonValue& keys);
  void read_found(const JsonValue& found);
  void read_vetoes(const JsonValue& partition);
  void read_partition(const JsonValue& partition);
  void read_frequencies(const JsonValue& frequencies);
  NameFrequencies read_names(const JsonValue& frequencies, std::string_view member);
  void read_named_values();
  ValueFrequencies read_values(const JsonValue& table, const std::string& pointer, std::uint64_t mark);
  void read_variants(const JsonValue& variants);
  void read_comparisons(const JsonValue& comparisons);
  void read_comparison(const JsonValue& comparison, const std::string& pointer,
                       std::array<bool, kMostFields>& seen);
  std::optional<std::size_t> field_named(std::string_view name);  // adds one that the model names itself
  void read_level(const JsonValue& level, const std::string& pointer, std::size_t field,
                  std::array<bool, kMostLevels>& seen);
  void read_kinds(const JsonValue& kinds);
  void read_kind(const JsonValue& kind, const std::string& pointer, std::size_t at);
  void tie(const JsonValue& levels, const std::string& pointer, std::size_t field, std::size_t kind);

  // The chance to share an address, or a household, falls as the population grows.
  double by_population(double probability) const { return probability * stated_ / content_.population; }

  Model::Content& content_;
  ModelReader reader_;
  double stated_ = 1;
  const JsonValue* named_ = nullptr;  // frequencies of the model's own fields
};

void ContentReader::read_settings(const JsonValue& concord, std::optional<std::uint32_t> residents) {
  constexpr std::string_view at = "/concord";
  reader_.only(concord, at,
               {"version", "origin", "population", "kinds_of_non_match", "thresholds", "keys", "partition",
                "frequencies", "variants"});
  content_.version = reader_.text(concord, at, "version");
  content_.origin = reader_.text(concord, at, "origin");
  stated_ = reader_.number(concord, at, "population", 2, 1e9);
  content_.population = residents ? std::max(2.0, static_cast<double>(*residents)) : stated_;
  content_.prior = -std::log2(content_.population - 1.0);  // odds of one match in N pairs
  read_thresholds(reader_.object(concord, at, "thresholds"));
  read_keys(reader_.object(concord, at, "keys"));
  read_partition(reader_.object(concord, at, "partition"));
  read_frequencies(reader_.object(concord, at, "frequencies"));
  read_variants(reader_.object(concord, at, "variants"));
}

void ContentReader::read_thresholds(const JsonValue& thresholds) {
  constexpr std::string_view at = "/concord/thresholds";
  reader_.only(thresholds, at, {"certain", "probable", "possible", "pair_floor", "pair_ceiling"});
  content_.thresholds = {reader_.number(thresholds, at, "certain", -100, 100),
                         reader_.number(thresholds, at, "probable", -100, 100),
                         reader_.number(thresholds, at, "possible", -100, 100),
                         reader_.number(thresholds, at, "pair_floor", -100, 0),
                         reader_.number(thresholds, at, "pair_ceiling", 0, 100)};
}

void ContentReader::read_keys(const JsonValue& keys) {
  constexpr std::string_view at = "/concord/keys";
  reader_.only(keys, at, {"stop_keys", "rare_name_residents", "hard_cap", "found"});
  if (const JsonValue* found = keys.IsObject() ? member_of(keys, "found") : nullptr) read_found(*found);
  content_.rare_name_residents = reader_.number(keys, at, "rare_name_residents", 0, 1e6);
  content_.hard_cap = static_cast<std::size_t>(reader_.number(keys, at, "hard_cap", 2, 1e6));
  std::size_t i = 0;
  for (const JsonValue& key : reader_.array(keys, at, "stop_keys").GetArray()) {
    if (key.IsString())
      content_.stop_keys.emplace(key.GetString(), key.GetStringLength());
    else
      reader_.fault(child_pointer("/concord/keys/stop_keys", i), Code::invalid_value, "must be text");
    ++i;
  }
}

void ContentReader::read_found(const JsonValue& found) {
  constexpr std::string_view at = "/concord/keys/found";
  reader_.only(found, at, {"too_common"});
  content_.found_keys = true;
  if (!read_stop_keys(reader_.text(found, at, "too_common"), content_.found_stops))
    reader_.fault(child_pointer(at, "too_common"), Code::invalid_value, "is not keys of 16 hex digits each");
}

// Those that a model may do without; two different NHS numbers are two people everywhere.
void ContentReader::read_vetoes(const JsonValue& partition) {
  content_.veto_twins = content_.veto_generations = false;
  for (const JsonValue& veto : reader_.array(partition, "/concord/partition", "vetoes").GetArray()) {
    const std::string_view name =
        veto.IsString() ? std::string_view(veto.GetString(), veto.GetStringLength()) : std::string_view();
    if (name == "twins") content_.veto_twins = true;
    if (name == "generations") content_.veto_generations = true;
    if (name != "twins" && name != "generations")
      reader_.fault("/concord/partition/vetoes", Code::unsupported, "may hold twins and generations");
  }
}

void ContentReader::read_partition(const JsonValue& partition) {
  constexpr std::string_view at = "/concord/partition";
  reader_.only(partition, at,
               {"component_limit", "free_of_duplicates", "unknown_relatives", "least_average", "vetoes"});
  if (partition.IsObject() && member_of(partition, "vetoes") != nullptr) read_vetoes(partition);
  content_.component_limit =
      static_cast<std::size_t>(reader_.number(partition, at, "component_limit", 2, 5000));
  content_.unknown_relatives = reader_.number(partition, at, "unknown_relatives", 1e-6, 1);
  content_.least_average = reader_.number(partition, at, "least_average", -100, 100);
  std::size_t i = 0;
  for (const JsonValue& entry : reader_.array(partition, at, "free_of_duplicates").GetArray()) {
    const std::string pointer = child_pointer("/concord/partition/free_of_duplicates", i++);
    reader_.only(entry, pointer, {"part", "layout"});
    const auto part = domain::parse_part(reader_.text(entry, pointer, "part"));
    if (!part) reader_.fault(child_pointer(pointer, "part"), Code::invalid_value, "is not a part");
    if (part) content_.free_of_duplicates.emplace_back(*part, reader_.text(entry, pointer, "layout"));
  }
}

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
    content_.towns = read_values(reader_.object(frequencies, "/concord/frequencies", "town"),
                                 "/concord/frequencies/town", 1U);
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
      content_.values[*field - kFixedFields] = read_values(entry.value, pointer, 0U);
    else
      reader_.fault(pointer, Code::unsupported, "is not a comparison of this model");
  }
}

// `mark` is set in every hash, as in the features that are looked up.
ValueFrequencies ContentReader::read_values(const JsonValue& table, const std::string& pointer,
                                            std::uint64_t mark) {
  reader_.only(table, pointer, {"unlisted", "per_million"});
  const double unlisted = reader_.number(table, pointer, "unlisted", 1e-6, 1e6) / 1e6;
  std::unordered_map<std::uint64_t, double> shares;
  for (const auto& entry : reader_.object(table, pointer, "per_million").GetObject()) {
    const std::string_view value(entry.name.GetString(), entry.name.GetStringLength());
    if (entry.value.IsNumber() && entry.value.GetDouble() > 0)
      shares.emplace(hash64(value) | mark, entry.value.GetDouble() / 1e6);
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

void ContentReader::read_comparisons(const JsonValue& comparisons) {
  std::array<bool, kMostFields> seen{};
  std::size_t i = 0;
  for (const JsonValue& comparison : comparisons.GetArray())
    read_comparison(comparison, child_pointer("/comparisons", i++), seen);
  for (std::size_t field = 0; field < kFixedFields; ++field) {
    if (!seen[field])
      reader_.fault("/comparisons", Code::missing_field, "lacks " + std::string(content_.name_of(field)));
  }
}

std::optional<std::size_t> ContentReader::field_named(std::string_view name) {
  for (std::size_t field = 0; field < content_.fields(); ++field) {
    if (content_.name_of(field) == name) return field;
  }
  constexpr std::string_view kAttribute = "attribute:";
  constexpr std::string_view kIdentifier = "identifier:";
  const bool attribute = name.starts_with(kAttribute);
  if ((!attribute && !name.starts_with(kIdentifier)) || content_.fields() == kMostFields) return std::nullopt;
  const std::string_view own = name.substr(attribute ? kAttribute.size() : kIdentifier.size());
  content_.named.push_back({attribute ? NamedField::What::attribute : NamedField::What::identifier,
                            std::string(own), std::string(name), hash64(own)});
  content_.values.emplace_back();
  return content_.fields() - 1;
}

void ContentReader::read_comparison(const JsonValue& comparison, const std::string& pointer,
                                    std::array<bool, kMostFields>& seen) {
  reader_.only(comparison, pointer, {"output_column_name", "comparison_levels", "comparison_description"});
  const std::string name = reader_.text(comparison, pointer, "output_column_name");
  const auto found = field_named(name);
  if (!found || seen[*found]) {
    reader_.fault(child_pointer(pointer, "output_column_name"), Code::unsupported,
                  "is not a comparison that Concord makes, or stands twice");
    return;
  }
  const std::size_t field = *found;
  seen[field] = true;
  std::array<bool, kMostLevels> levels{};
  std::size_t i = 0;
  const std::string inner = child_pointer(pointer, "comparison_levels");
  for (const JsonValue& level : reader_.array(comparison, pointer, "comparison_levels").GetArray())
    read_level(level, child_pointer(inner, i++), field, levels);
  const auto names = content_.levels_of(field);
  for (std::size_t level = 1; level < names.size(); ++level) {
    if (!levels[level])
      reader_.fault(inner, Code::missing_field, "lacks the level " + std::string(names[level]));
  }
}

void ContentReader::read_level(const JsonValue& level, const std::string& pointer, std::size_t field,
                               std::array<bool, kMostLevels>& seen) {
  reader_.only(level, pointer,
               {"sql_condition", "label_for_charts", "m_probability", "u_probability", "is_null_level",
                "tf_adjustment_column", "tf_adjustment_weight", "tf_minimum_u_value", "fix_m_probability",
                "fix_u_probability", "disable_tf_exact_match_detection"});
  if (reader_.flag(level, pointer, "is_null_level")) return;
  const std::string label = reader_.text(level, pointer, "label_for_charts");
  const auto names = content_.levels_of(field);
  const auto found = std::find(names.begin() + 1, names.end(), label);
  if (found == names.end() || seen[static_cast<std::size_t>(found - names.begin())]) {
    reader_.fault(child_pointer(pointer, "label_for_charts"), Code::unsupported,
                  "is not a level of this comparison, or stands twice");
    return;
  }
  const auto at = static_cast<std::size_t>(found - names.begin());
  seen[at] = true;
  const double m = reader_.number(level, pointer, "m_probability", kSmallest, 1);
  double u = reader_.number(level, pointer, "u_probability", kSmallest, 1);
  // Only strangers at one address, not strangers elsewhere, become fewer with the population.
  if (field == index_of(Field::place) && at < level::place::town) u = std::min(1.0, by_population(u));
  LevelWeight& weight = content_.weights[field][at];
  weight.bits = std::log2(m / u);
  weight.u = u;
  weight.by_frequency = member_of(level, "tf_adjustment_column") == nullptr
                            ? 0.0
                            : reader_.number_or(level, pointer, "tf_adjustment_weight", 1.0, 0, 1);
}

void ContentReader::read_kinds(const JsonValue& kinds) {
  std::array<bool, kKinds> seen{};
  std::size_t i = 0;
  for (const JsonValue& kind : kinds.GetArray()) {
    const std::string pointer = child_pointer("/concord/kinds_of_non_match", i++);
    reader_.only(kind, pointer, {"kind", "pairs_per_resident", "share", "probabilities"});
    const auto found = std::find(kKindNames.begin(), kKindNames.end(), reader_.text(kind, pointer, "kind"));
    if (found == kKindNames.end()) {
      reader_.fault(child_pointer(pointer, "kind"), Code::unsupported, "is not a kind that Concord knows");
      continue;
    }
    const auto at = static_cast<std::size_t>(found - kKindNames.begin());
    seen[at] = true;
    read_kind(kind, pointer, at);
  }
  if (std::find(seen.begin(), seen.end(), false) != seen.end())
    reader_.fault("/concord/kinds_of_non_match", Code::missing_field, "needs relative, twin and namesake");
}

void ContentReader::read_kind(const JsonValue& kind, const std::string& pointer, std::size_t at) {
  const bool per_resident = kind.IsObject() && member_of(kind, "pairs_per_resident") != nullptr;
  const double share =
      per_resident ? reader_.number(kind, pointer, "pairs_per_resident", kSmallest, 100) / content_.population
                   : reader_.number(kind, pointer, "share", kSmallest, 1);
  content_.share_of_kind[at] = std::log2(std::min(share, 1.0));
  const std::string inner = child_pointer(pointer, "probabilities");
  for (const auto& entry : reader_.object(kind, pointer, "probabilities").GetObject()) {
    const std::string_view name(entry.name.GetString(), entry.name.GetStringLength());
    const auto field = field_named(name);
    const std::string place = child_pointer(inner, name);
    if (field && entry.value.IsObject())
      tie(entry.value, place, *field, at);
    else
      reader_.fault(place, Code::unsupported, "is not a comparison with levels");
  }
}

void ContentReader::tie(const JsonValue& levels, const std::string& pointer, std::size_t field,
                        std::size_t kind) {
  const auto names = content_.levels_of(field);
  for (const auto& entry : levels.GetObject()) {
    const std::string_view label(entry.name.GetString(), entry.name.GetStringLength());
    const auto found = std::find(names.begin() + 1, names.end(), label);
    const double k = entry.value.IsNumber() ? entry.value.GetDouble() : 0.0;
    if (found == names.end() || !(k >= kSmallest && k <= 1)) {
      reader_.fault(child_pointer(pointer, label), Code::unsupported, "is not a level with a probability");
      continue;
    }
    LevelWeight& weight = content_.weights[field][static_cast<std::size_t>(found - names.begin())];
    const double m = weight.u * std::exp2(weight.bits);
    weight.of_kind[kind] = std::log2(k / m);
    weight.tied[kind] = true;
  }
}

std::string version_of(const JsonValue& json, const Model::Content& content) {
  const std::string bytes = JsonWriter().value(json).take();
  return content.version + "-n" + std::to_string(static_cast<std::uint64_t>(content.population)) + "-" +
         to_hex(sha256(bytes)).substr(0, 12);
}

}  // namespace

bool Model::Content::is_free_of_duplicates(domain::Part part, const std::string& layout) const {
  return std::find(free_of_duplicates.begin(), free_of_duplicates.end(), std::pair(part, layout)) !=
         free_of_duplicates.end();
}

std::string_view Model::Content::name_of(std::size_t field) const {
  return field < kFixedFields ? names_of(static_cast<Field>(field)).name
                              : std::string_view(named[field - kFixedFields].column);
}

std::span<const std::string_view> Model::Content::levels_of(std::size_t field) const {
  return field < kFixedFields ? names_of(static_cast<Field>(field)).levels : named_levels();
}

std::optional<std::size_t> Model::Content::field_of(NamedField::What what, std::uint64_t name_hash) const {
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i].what == what && named[i].hash == name_hash) return kFixedFields + i;
  }
  return std::nullopt;
}

std::string_view to_string(Band band) {
  switch (band) {
    case Band::certain:
      return "certain";
    case Band::probable:
      return "probable";
    case Band::possible:
      return "possible";
    case Band::none:
      break;
  }
  return "none";
}

Result<Model> Model::read(const JsonValue& json, std::optional<std::uint32_t> residents) {
  auto content = std::make_shared<Content>();
  if (const Outcome done = ContentReader(*content).read(json, residents); !done) return done.error();
  content->version = version_of(json, *content);
  Model model;
  model.content_ = std::move(content);
  return model;
}

const std::string& Model::version() const { return content_->version; }
const std::string& Model::origin() const { return content_->origin; }
const Thresholds& Model::thresholds() const { return content_->thresholds; }

Model Model::linking_from(double bits) const {
  auto content = std::make_shared<Content>(*content_);
  Thresholds& at = content->thresholds;
  at.certain = bits;
  at.probable = std::min(at.probable, bits);
  at.possible = std::min(at.possible, bits);
  Model model;
  model.content_ = std::move(content);
  return model;
}

Band Model::band(double score) const {
  const Thresholds& t = content_->thresholds;
  if (score >= t.certain) return Band::certain;
  if (score >= t.probable) return Band::probable;
  return score >= t.possible ? Band::possible : Band::none;
}

}  // namespace concord::matching
