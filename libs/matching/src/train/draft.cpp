#include "draft.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace concord::matching {
namespace {

constexpr double kLeast = 1e-14;  // a probability that a model file may hold

// A named field has three levels; what is taken of them before anything is known.
constexpr std::array<double, 4> kNamedMatch{0, 0.9, 0.06, 0.04};

JsonWriter& put(JsonWriter& out, std::string_view name, double value) {
  return out.key(name).raw(fmt::format("{}", value));
}

double probability(double value) { return std::clamp(value, kLeast, 1.0); }

void write_level(JsonWriter& out, const Draft& draft, std::size_t field, const JsonValue& level,
                 std::span<const std::string_view> labels) {
  out.begin_object();
  for (const auto& member : level.GetObject()) {
    const std::string_view name(member.name.GetString(), member.name.GetStringLength());
    if (name != "m_probability" && name != "u_probability") out.key(name).value(member.value);
  }
  const auto found = std::find(labels.begin() + 1, labels.end(), text_of(level, "label_for_charts"));
  if (member_of(level, "is_null_level") == nullptr && found != labels.end()) {
    const auto at = static_cast<std::size_t>(found - labels.begin());
    put(out, "m_probability", probability(draft.m[field][at]));
    put(out, "u_probability", probability(draft.u[field][at]));
    if (is_swapped(field, static_cast<Level>(at)))
      out.field("tf_adjustment_column", names_of(static_cast<Field>(field)).name)
          .field("tf_adjustment_weight", 1.0);
  }
  out.end_object();
}

void write_fixed(JsonWriter& out, const Draft& draft, const JsonValue& base) {
  for (const JsonValue& comparison : base["comparisons"].GetArray()) {
    const std::string_view name = text_of(comparison, "output_column_name");
    std::size_t field = 0;
    while (field < kFixedFields && names_of(static_cast<Field>(field)).name != name) ++field;
    if (field == kFixedFields) continue;
    out.begin_object().field("output_column_name", name).key("comparison_levels").begin_array();
    for (const JsonValue& level : comparison["comparison_levels"].GetArray())
      write_level(out, draft, field, level, names_of(static_cast<Field>(field)).levels);
    out.end_array().maybe("comparison_description", text_of(comparison, "comparison_description"));
    out.end_object();
  }
}

void write_named_level(JsonWriter& out, const Draft& draft, std::size_t field, Level level,
                       const std::string& condition, const std::string& column) {
  out.begin_object().field("sql_condition", condition).field("label_for_charts", named_levels()[level]);
  put(out, "m_probability", probability(draft.m[field][level]));
  put(out, "u_probability", probability(draft.u[field][level]));
  if (level == level::named::same)
    out.field("tf_adjustment_column", column).field("tf_adjustment_weight", 1.0);
  out.end_object();
}

void write_named(JsonWriter& out, const Draft& draft, std::size_t at) {
  const std::string& column = draft.named[at].column;
  const std::size_t field = kFixedFields + at;
  out.begin_object().field("output_column_name", column).key("comparison_levels").begin_array();
  out.begin_object()
      .field("sql_condition", fmt::format(R"("{0}_l" IS NULL OR "{0}_r" IS NULL)", column))
      .field("label_for_charts", "missing")
      .field("is_null_level", true)
      .end_object();
  write_named_level(out, draft, field, level::named::same, fmt::format(R"("{0}_l" = "{0}_r")", column),
                    column);
  const bool number = draft.named[at].what == NamedField::What::identifier;
  write_named_level(out, draft, field, level::named::close,
                    number ? fmt::format(R"(damerau_levenshtein("{0}_l", "{0}_r") <= 1)", column)
                           : fmt::format(R"(jaro_winkler_similarity("{0}_l", "{0}_r") >= 0.92)", column),
                    column);
  write_named_level(out, draft, field, level::named::different, "ELSE", column);
  out.end_array().end_object();
}

void write_kind(JsonWriter& out, const Draft& draft, std::size_t kind) {
  out.begin_object().field("kind", kKindNames[kind]);
  put(out, "share", probability(draft.kind_share[kind])).key("probabilities").begin_object();
  for (std::size_t field = 0; field < kFixedFields; ++field) {
    const FieldNames& names = names_of(static_cast<Field>(field));
    const auto& tied = draft.tied[kind][field];
    if (std::find(tied.begin(), tied.end(), true) == tied.end()) continue;
    out.key(names.name).begin_object();
    for (std::size_t level = 1; level < names.levels.size(); ++level) {
      if (tied[level]) put(out, names.levels[level], probability(draft.k[kind][field][level]));
    }
    out.end_object();
  }
  out.end_object().end_object();
}

void write_table(JsonWriter& out, std::string_view name, const ShareTable& table) {
  constexpr double kMillion = 1e6;
  out.key(name).begin_object();
  put(out, "unlisted", std::clamp(table.unlisted * kMillion, 1e-3, 1e5)).key("per_million").begin_object();
  for (const auto& [value, share] : table.shares) put(out, value, std::min(share * kMillion, kMillion - 1));
  out.end_object().end_object();
}

void write_frequencies(JsonWriter& out, const Draft& draft) {
  out.key("frequencies").begin_object();
  write_table(out, "given_name", draft.given);
  write_table(out, "family_name", draft.family);
  out.key("postcode").begin_object();
  for (const auto& [postcode, share] : draft.postcodes) put(out, postcode, share * 1e6);
  out.end_object();
  write_table(out, "town", draft.town);
  out.key("values").begin_object();
  for (std::size_t i = 0; i < draft.named.size(); ++i)
    write_table(out, draft.named[i].column, draft.values[i]);
  out.end_object().end_object();
}

void write_partition(JsonWriter& out, const Draft& draft, const JsonValue& base) {
  out.key("partition").begin_object();
  for (const auto& member : base.GetObject()) {
    const std::string_view name(member.name.GetString(), member.name.GetStringLength());
    if (name != "free_of_duplicates" && name != "vetoes") out.key(name).value(member.value);
  }
  out.key("vetoes").begin_array();
  if (draft.veto_twins) out.text("twins");
  if (draft.veto_generations) out.text("generations");
  out.end_array();
  out.key("free_of_duplicates").begin_array();
  for (const auto& [part, layout] : draft.free_of_duplicates)
    out.begin_object().field("part", domain::to_string(part)).field("layout", layout).end_object();
  out.end_array().end_object();
}

void write_concord(JsonWriter& out, const Draft& draft, const JsonValue& base) {
  out.key("concord").begin_object().field("version", draft.name);
  out.field("origin",
            draft.decisions == 0
                ? "trained on the records themselves, without labels"
                : fmt::format("trained on the records themselves and on {} decisions", draft.decisions));
  put(out, "population", std::clamp(1.0 + 1.0 / std::max(draft.match_share, 1e-9), 2.0, 1e9));
  out.key("kinds_of_non_match").begin_array();
  for (std::size_t kind = 0; kind < kKinds; ++kind) write_kind(out, draft, kind);
  out.end_array();
  out.key("thresholds").value(base["concord"]["thresholds"]);
  out.key("keys").begin_object().key("stop_keys").begin_array().end_array();
  out.field("rare_name_residents", 0).field("hard_cap", draft.hard_cap);
  out.key("found").begin_object().field("too_common", to_text(draft.stop)).end_object().end_object();
  write_partition(out, draft, base["concord"]["partition"]);
  write_frequencies(out, draft);
  out.key("variants").value(base["concord"]["variants"]).end_object();
}

}  // namespace

bool is_swapped(std::size_t field, Level level) {
  return (field == index_of(Field::given_name) && level == level::given::swapped) ||
         (field == index_of(Field::family_name) && level == level::family::swapped);
}

Draft draft_from(const Model::Content& base, std::vector<NamedField> named) {
  Draft draft;
  draft.named = std::move(named);
  draft.values.resize(draft.named.size());
  draft.free_of_duplicates = base.free_of_duplicates;
  for (std::size_t field = 0; field < kFixedFields; ++field) {
    for (std::size_t level = 1; level < base.levels_of(field).size(); ++level) {
      const LevelWeight& weight = base.weights[field][level];
      draft.u[field][level] = weight.u;
      draft.m[field][level] = weight.u * std::exp2(weight.bits);
      for (std::size_t kind = 0; kind < kKinds; ++kind) {
        draft.tied[kind][field][level] = weight.tied[kind];
        draft.k[kind][field][level] = draft.m[field][level] * std::exp2(weight.of_kind[kind]);
      }
    }
  }
  for (std::size_t i = 0; i < draft.named.size(); ++i) {
    std::copy(kNamedMatch.begin(), kNamedMatch.end(), draft.m[kFixedFields + i].begin());
    draft.u[kFixedFields + i] = {0, 1e-3, 1e-3, 0.998};
  }
  return draft;
}

std::string to_model_file(const Draft& draft, const JsonValue& base) {
  JsonWriter out;
  out.begin_object().field("link_type", "dedupe_only");
  put(out, "probability_two_random_records_match", probability(draft.match_share));
  out.field("sql_dialect", "duckdb").field("unique_id_column_name", "record_key");
  out.key("blocking_rules_to_generate_predictions").begin_array().end_array();
  out.key("comparisons").begin_array();
  write_fixed(out, draft, base);
  for (std::size_t i = 0; i < draft.named.size(); ++i) write_named(out, draft, i);
  out.end_array();
  write_concord(out, draft, base);
  return out.end_object().take();
}

}  // namespace concord::matching
