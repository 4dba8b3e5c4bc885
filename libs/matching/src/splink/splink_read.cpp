#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <concord/base/text.hpp>

#include "model_json.hpp"
#include "operations.hpp"
#include "splink_content.hpp"
#include "sql_parser.hpp"

namespace concord::matching {
namespace splink {
namespace {

constexpr std::size_t kMostComparisons = 100;
constexpr std::size_t kMostLevels = 100;

// A probability of 0 would make a weight without end, which Splink 5 refuses too.
constexpr double kLeastProbability = std::numeric_limits<double>::min();
constexpr double kMostPrior = 1 - std::numeric_limits<double>::epsilon();
constexpr double kNotObserved = 1e-6;
constexpr std::string_view kNotObservedText = "level not observed in training dataset";
constexpr double kDefaultPrior = 0.0001;

constexpr std::array<std::string_view, 3> kLinkTypes{"dedupe_only", "link_only", "link_and_dedupe"};
constexpr std::array<std::string_view, 3> kDialects{"duckdb", "spark", "athena"};

// Members that say how Splink trains, names its columns and makes its pairs.
constexpr std::array<std::string_view, 14> kNotUsed{"retain_matching_columns",
                                                    "retain_intermediate_calculation_columns",
                                                    "additional_columns_to_retain",
                                                    "linker_uid",
                                                    "em_convergence",
                                                    "max_iterations",
                                                    "match_weight_column_prefix",
                                                    "bayes_factor_column_prefix",
                                                    "term_frequency_adjustment_column_prefix",
                                                    "comparison_vector_value_column_prefix",
                                                    "unique_id_column_name",
                                                    "source_dataset_column_name",
                                                    "blocking_rules_to_generate_predictions",
                                                    "concord"};

// What Splink takes for a level that was not trained: 0.95 of m on the first level and the rest shared out,
// and u so that weights run from -5 to 3 and then 10 bits.
double default_m(std::size_t gamma, std::size_t levels) {
  return gamma + 1 == levels ? 0.95 : 0.05 / static_cast<double>(levels - 1);
}

double default_u(std::size_t gamma, std::size_t levels) {
  double bits = -5;
  if (gamma + 1 == levels)
    bits = 10;
  else if (levels > 2)
    bits += static_cast<double>(gamma) * 8.0 / static_cast<double>(levels - 2);
  return default_m(gamma, levels) / std::exp2(bits);
}

bool is_else(std::string_view condition) { return to_upper_ascii(trim(condition)) == "ELSE"; }

// The column of a condition that says no more than that its values are equal.
std::optional<std::size_t> exact_match_on(const Expressions& expressions, NodeId id) {
  const Node& node = expressions.node(id);
  if (node.compute != operations::equal_texts) return std::nullopt;
  const Node& a = expressions.node(node.arguments[0]);
  const Node& b = expressions.node(node.arguments[1]);
  const bool cells = a.compute == operations::cell && b.compute == operations::cell;
  return cells && a.column == b.column ? std::optional(a.column) : std::nullopt;
}

class SettingsReader {
 public:
  explicit SettingsReader(SplinkModel::Content& content) : content_(content) {}

  Outcome read(const JsonValue& json);

 private:
  // A level while its comparison is read.
  struct Draft {
    const JsonValue* json;
    std::string pointer;
    double u = 1;
    std::optional<std::size_t> exact{};  // the column that it is the exact match on
  };

  template <std::size_t N>
  std::size_t choice(const JsonValue& json, std::string_view member,
                     const std::array<std::string_view, N>& of);
  void list_not_used(const JsonValue& json);
  void read_comparison(const JsonValue& json, const std::string& pointer);
  void read_levels(const JsonValue& levels, const std::string& pointer, Comparison& comparison);
  void read_level(Draft& draft, std::size_t gamma, std::size_t levels, Level& level);
  void read_condition(Draft& draft, Level& level);
  void check_else(const std::vector<Draft>& drafts, const Comparison& comparison, const std::string& pointer);
  double probability(const Draft& draft, std::string_view member, double otherwise);
  double number_or(const Draft& draft, std::string_view member, double otherwise);
  void read_adjustment(const Draft& draft, const std::vector<Draft>& drafts, Level& level);

  SplinkModel::Content& content_;
  ModelReader reader_;
  Dialect dialect_ = Dialect::duckdb;
};

const JsonValue* given(const JsonValue& json, std::string_view member) {
  const JsonValue* const value = json.IsObject() ? member_of(json, member) : nullptr;
  return value != nullptr && !value->IsNull() ? value : nullptr;
}

Outcome SettingsReader::read(const JsonValue& json) {
  if (!json.IsObject()) return fail(Code::malformed, "Splink's settings are a JSON object");
  list_not_used(json);
  content_.link_type = static_cast<SplinkLinkType>(choice(json, "link_type", kLinkTypes));
  if (given(json, "sql_dialect") != nullptr)
    dialect_ = static_cast<Dialect>(choice(json, "sql_dialect", kDialects));
  const double prior = reader_.number_or(json, "", "probability_two_random_records_match", kDefaultPrior,
                                         kLeastProbability, kMostPrior);
  content_.prior = std::log2(prior / (1 - prior));
  const auto comparisons = reader_.array(json, "", "comparisons").GetArray();
  if (comparisons.Empty() || comparisons.Size() > kMostComparisons)
    reader_.fault("/comparisons", Code::too_many, "must be 1 to 100 comparisons");
  for (std::size_t i = 0; i < std::min<std::size_t>(comparisons.Size(), kMostComparisons); ++i)
    read_comparison(comparisons[static_cast<rapidjson::SizeType>(i)], child_pointer("/comparisons", i));
  if (!reader_.sound()) return reader_.error();
  content_.expressions.settle();
  return {};
}

template <std::size_t N>
std::size_t SettingsReader::choice(const JsonValue& json, std::string_view member,
                                   const std::array<std::string_view, N>& of) {
  const std::string text = reader_.text(json, "", member);
  const auto found = std::find(of.begin(), of.end(), text);
  if (found != of.end()) return static_cast<std::size_t>(found - of.begin());
  reader_.fault(child_pointer("", member), Code::unsupported, "is none that Concord carries over");
  return 0;
}

void SettingsReader::list_not_used(const JsonValue& json) {
  constexpr std::array<std::string_view, 4> kUsed{"link_type", "sql_dialect",
                                                  "probability_two_random_records_match", "comparisons"};
  for (const auto& member : json.GetObject()) {
    const std::string_view name(member.name.GetString(), member.name.GetStringLength());
    if (std::find(kUsed.begin(), kUsed.end(), name) != kUsed.end()) continue;
    const bool known = std::find(kNotUsed.begin(), kNotUsed.end(), name) != kNotUsed.end();
    if (!known) reader_.fault(child_pointer("", name), Code::unknown_field, "a model has no such member");
    if (known) content_.not_used.push_back(child_pointer("", name));
  }
}

void SettingsReader::read_comparison(const JsonValue& json, const std::string& pointer) {
  reader_.only(json, pointer, {"output_column_name", "comparison_levels", "comparison_description"});
  Comparison comparison{reader_.text(json, pointer, "output_column_name"), {}};
  read_levels(reader_.array(json, pointer, "comparison_levels"), child_pointer(pointer, "comparison_levels"),
              comparison);
  content_.comparisons.push_back(std::move(comparison));
}

void SettingsReader::read_levels(const JsonValue& levels, const std::string& pointer,
                                 Comparison& comparison) {
  std::vector<Draft> drafts;
  std::size_t values = 0;
  for (const JsonValue& level : levels.GetArray()) {
    drafts.push_back({&level, child_pointer(pointer, drafts.size())});
    if (!reader_.flag(level, drafts.back().pointer, "is_null_level")) ++values;
  }
  if (values < 2 || drafts.size() > kMostLevels)
    return reader_.fault(pointer, Code::too_many, "must be 2 to 100 levels besides those for missing values");
  std::size_t gamma = values;
  for (Draft& draft : drafts) {
    const bool missing = reader_.flag(*draft.json, draft.pointer, "is_null_level");
    Level& level = comparison.levels.emplace_back();
    level.gamma = missing ? -1 : static_cast<int>(--gamma);
    read_level(draft, gamma, values, level);
  }
  check_else(drafts, comparison, pointer);
  for (std::size_t i = 0; i < drafts.size(); ++i) read_adjustment(drafts[i], drafts, comparison.levels[i]);
}

void SettingsReader::read_level(Draft& draft, std::size_t gamma, std::size_t levels, Level& level) {
  reader_.only(*draft.json, draft.pointer,
               {"sql_condition", "label_for_charts", "m_probability", "u_probability", "is_null_level",
                "tf_adjustment_column", "tf_adjustment_weight", "tf_minimum_u_value", "fix_m_probability",
                "fix_u_probability", "disable_tf_exact_match_detection"});
  read_condition(draft, level);
  if (level.gamma < 0) return;
  draft.u = probability(draft, "u_probability", default_u(gamma, levels));
  level.bits = std::log2(probability(draft, "m_probability", default_m(gamma, levels)) / draft.u);
}

void SettingsReader::read_condition(Draft& draft, Level& level) {
  const std::string sql = reader_.text(*draft.json, draft.pointer, "sql_condition");
  if (is_else(sql)) return;
  const auto parsed = parse_condition(sql, dialect_, content_.expressions);
  if (parsed) {
    level.condition = *parsed;
    draft.exact = exact_match_on(content_.expressions, *parsed);
  } else {
    reader_.fault(child_pointer(draft.pointer, "sql_condition"), parsed.error().code, parsed.error().detail);
  }
}

// Without ELSE a pair may take no level, and Splink gives it no score at all.
void SettingsReader::check_else(const std::vector<Draft>& drafts, const Comparison& comparison,
                                const std::string& pointer) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const bool is_last = i + 1 == drafts.size();
    const bool otherwise = is_else(text_of(*drafts[i].json, "sql_condition"));
    if (otherwise != is_last || (otherwise && comparison.levels[i].gamma < 0))
      return reader_.fault(pointer, Code::unsupported,
                           "must end in one ELSE, which is no level for missing values");
  }
}

double SettingsReader::probability(const Draft& draft, std::string_view member, double otherwise) {
  if (given(*draft.json, member) == nullptr) return otherwise;
  if (text_of(*draft.json, member) == kNotObservedText) return kNotObserved;
  return reader_.number(*draft.json, draft.pointer, member, kLeastProbability, 1);
}

double SettingsReader::number_or(const Draft& draft, std::string_view member, double otherwise) {
  if (given(*draft.json, member) == nullptr) return otherwise;
  return reader_.number(*draft.json, draft.pointer, member, 0, 100);
}

void SettingsReader::read_adjustment(const Draft& draft, const std::vector<Draft>& drafts, Level& level) {
  if (given(*draft.json, "tf_adjustment_column") == nullptr) return;
  std::string name = reader_.text(*draft.json, draft.pointer, "tf_adjustment_column");
  if (name.size() > 2 && (name.front() == '"' || name.front() == '`') && name.back() == name.front())
    name = name.substr(1, name.size() - 2);
  Adjustment by;
  by.weight = number_or(draft, "tf_adjustment_weight", 1.0);
  by.least = number_or(draft, "tf_minimum_u_value", 0.0);
  if (name.empty() || level.gamma < 0 || !level.condition || by.weight == 0.0) return;
  by.column = content_.expressions.column(name);
  const bool own = reader_.flag(*draft.json, draft.pointer, "disable_tf_exact_match_detection");
  const auto exact = std::find_if(drafts.begin(), drafts.end(),
                                  [&](const Draft& other) { return other.exact == by.column; });
  if (!own && exact == drafts.end())
    return reader_.fault(child_pointer(draft.pointer, "tf_adjustment_column"), Code::unsupported,
                         "needs a level that is the exact match on this column alone");
  by.u = own ? draft.u : exact->u;
  level.adjustment = by;
  auto& columns = content_.frequency_columns;
  if (std::find(columns.begin(), columns.end(), by.column) == columns.end()) columns.push_back(by.column);
}

}  // namespace
}  // namespace splink

Result<SplinkModel> SplinkModel::read(const JsonValue& settings) {
  auto content = std::make_shared<Content>();
  if (const Outcome done = splink::SettingsReader(*content).read(settings); !done) return done.error();
  SplinkModel model;
  model.content_ = std::move(content);
  return model;
}

}  // namespace concord::matching
