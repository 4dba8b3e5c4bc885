#include "content_reader.hpp"

#include <algorithm>
#include <cmath>

#include <concord/base/hash.hpp>

namespace concord::matching {

Outcome ContentReader::read(const JsonValue& json, std::optional<std::uint32_t> residents) {
  if (!json.IsObject()) return fail(Code::malformed, "a match model is a JSON object");
  reader_.only(
      json, "",
      {"link_type", "probability_two_random_records_match", "retain_matching_columns",
       "retain_intermediate_calculation_columns", "additional_columns_to_retain", "sql_dialect", "linker_uid",
       "em_convergence", "max_iterations", "match_weight_column_prefix", "bayes_factor_column_prefix",
       "term_frequency_adjustment_column_prefix", "comparison_vector_value_column_prefix",
       "unique_id_column_name", "source_dataset_column_name", "blocking_rules_to_generate_predictions",
       "comparisons", "concord"});
  const JsonValue& concord = reader_.object(json, "", "concord");
  read_settings(concord, residents);
  read_comparisons(reader_.array(json, "", "comparisons"));
  read_named_values();
  read_kinds(reader_.array(concord, "/concord", "kinds_of_non_match"));
  if (!reader_.sound()) return reader_.error();
  return {};
}

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

}  // namespace concord::matching
