#include <algorithm>
#include <map>

#include <concord/base/hash.hpp>
#include <concord/base/share_out.hpp>
#include <concord/matching/train.hpp>

#include "../index_state.hpp"
#include "find_stops.hpp"
#include "maximise.hpp"

namespace concord::matching {
namespace {

constexpr std::size_t kTooFew = 300;   // records
constexpr double kTwinsOfOne = 0.015;  // one birth in 65 or so is of twins

using Records = std::vector<const Features*>;

// Into an order that their keys alone decide, and that has nothing to do with them: by hash, since comparing
// a million keys with each other takes long. What is drawn from them is then drawn by chance.
void in_drawn_order(Records& records, unsigned threads) {
  std::vector<std::pair<std::uint64_t, const Features*>> order(records.size());
  share_out(records.size(), threads, 1024, [&](unsigned, std::size_t i) {
    order[i] = {hash64(records[i]->record_id(), hash64(records[i]->source())), records[i]};
  });
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : *a.second < *b.second;
  });
  for (std::size_t i = 0; i < records.size(); ++i) records[i] = order[i].second;
}

// Fields of the model's own: the names that most records have, by name where as many have them.
std::vector<NamedField> named_fields(const Vocabulary& vocabulary, const Records& records) {
  std::map<std::pair<NamedField::What, std::string_view>, std::size_t> holders;
  for (const Features* record : records) {
    for (const AttributeFeature& one : record->attributes())
      ++holders[{NamedField::What::attribute, vocabulary.value_kind(one.name).name}];
    for (const IdentifierFeature& one : record->identifiers())
      ++holders[{NamedField::What::identifier, vocabulary.value_kind(one.type).name}];
  }
  std::vector<std::pair<std::size_t, std::pair<NamedField::What, std::string_view>>> order;
  for (const auto& [name, count] : holders) order.emplace_back(count, name);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (order.size() > kMostFields - kFixedFields) order.resize(kMostFields - kFixedFields);
  std::vector<NamedField> named;
  for (const auto& [count, of] : order) {
    const std::string prefix = of.first == NamedField::What::attribute ? "attribute:" : "identifier:";
    named.push_back({of.first, std::string(of.second), prefix + std::string(of.second), hash64(of.second)});
  }
  return named;
}

// Only what ties a pair to its kind is the kind's own; everything else is as among strangers. Were more of it
// free, a kind could grow into the matches. Twins are as the base model has them: the data can't tell them
// from one person whose given name was changed.
void tie_kinds(Draft& draft) {
  const auto tie = [&](Kind kind, std::initializer_list<Field> fields) {
    auto& tied = draft.tied[static_cast<std::size_t>(kind)];
    auto& chances = draft.k[static_cast<std::size_t>(kind)];
    const auto given = tied;
    tied = {};
    for (const Field field : fields) {
      const std::size_t at = index_of(field);
      for (std::size_t level = 1; level < names_of(field).levels.size(); ++level) {
        tied[at][level] = kind == Kind::relative || !is_swapped(at, static_cast<Level>(level));
        if (!given[at][level]) chances[at][level] = draft.u[at][level];
      }
    }
  };
  tie(Kind::relative, {Field::family_name, Field::place});
  auto& fixed = draft.fixed[static_cast<std::size_t>(Kind::twin)];
  fixed.fill(true);
  fixed[index_of(Field::place)] = false;
  tie(Kind::namesake, {Field::given_name, Field::middle_name, Field::family_name, Field::email});
}

// u of the levels that were seen among strangers; those in closed form stay, and what is left of the whole is
// for the last level, which most strangers reach.
void take_random_pairs(Draft& draft, const ByLevel<double>& counts, const ByLevel<bool>& closed) {
  constexpr double kUnseen = 0.3;  // pairs
  for (std::size_t field = 0; field < kFixedFields + draft.named.size(); ++field) {
    double all = 0;
    for (std::size_t level = 1; level < kMostLevels; ++level) all += counts[field][level];
    const std::size_t last = field < kFixedFields ? names_of(static_cast<Field>(field)).levels.size() - 1
                                                  : level::named::different;
    if (all == 0) continue;
    double rest = 1;
    for (std::size_t level = 1; level < last; ++level) {
      double& u = draft.u[field][level];
      if (!closed[field][level]) u = std::max(counts[field][level], kUnseen) / all;
      rest -= u;
    }
    draft.u[field][last] = std::max(rest, 1e-3);
  }
}

class Training {
 public:
  Training(Index& index, const JsonValue& base, const TrainOptions& options)
      : index_(index), base_(base), options_(options) {}

  Result<Trained> run();

 private:
  void collect();
  Result<Trained> take_base();
  Result<Model> adopt();  // the draft as a model, and the index under it
  void count(bool known);
  Outcome round(bool known);
  void choose_vetoes();
  void take_entities();
  std::size_t key_holders() const;
  double all_pairs() const;
  double people() const { return *std::max_element(entity_of_.begin(), entity_of_.end()) + 1.0; }

  Index& index_;
  const JsonValue& base_;
  const TrainOptions& options_;
  Records records_;  // bare ones left out
  std::vector<LabelledPair> labelled_;
  std::vector<Entity> entity_of_;
  Draft draft_, start_;
  Trained trained_;
};

std::size_t Training::key_holders() const {
  constexpr std::size_t kMany = 200'000;
  const std::size_t usual = records_.size() > kMany ? 20 : 40;
  return std::min(options_.key_holders == 0 ? usual : options_.key_holders, kMostHolders);
}

double Training::all_pairs() const {
  const auto pairs = [](double n) { return n * (n - 1) / 2; };
  std::map<std::pair<domain::Part, std::string>, double> sizes;
  const Vocabulary& vocabulary = index_.state().vocabulary;
  for (const Features* record : records_) {
    if (record->layout() != 0) sizes[{record->part(), vocabulary.value(record->layout()).text}] += 1;
  }
  double all = pairs(static_cast<double>(records_.size()));
  for (const auto& [part, layout] : draft_.free_of_duplicates) all -= pairs(sizes[{part, layout}]);
  return std::max(all, 1.0);
}

void Training::collect() {
  records_.clear();
  for (const Features& row : index_.state().rows) {
    if (row && !row.bare()) records_.push_back(&row);
  }
  in_drawn_order(records_, options_.threads);
  labelled_ = find_labelled(records_, options_.labels);
}

Result<Model> Training::adopt() {
  trained_.json = to_model_file(draft_, base_);
  const auto json = parse_json(trained_.json, {.depth = 32, .bytes = std::size_t{1} << 31U});
  if (!json) return json.error();
  auto model = Model::read(*json);
  if (model) index_.state().change_model(*model, options_.threads);
  return model;
}

void Training::count(bool known) {
  const ByLevel<double> seen = count_random_pairs(index_.state().vocabulary, records_, entity_of_, options_);
  draft_.u = start_.u;
  count_values(index_.state().vocabulary, records_, entity_of_, known, options_.threads, draft_);
  ByLevel<bool> closed{};
  for (std::size_t field = 0; field < kMostFields; ++field) {
    for (std::size_t level = 0; level < kMostLevels; ++level)
      closed[field][level] = draft_.u[field][level] != start_.u[field][level];
  }
  take_random_pairs(draft_, seen, closed);
}

// A rule that keeps two records apart whatever else they say is worth having where it keeps more people apart
// than it takes a person's own records apart. How often a person's given name or birth date is altogether
// another one is learnt; how many twins there are, and how many have their parent's name, is known.
void Training::choose_vetoes() {
  constexpr double kNamedAfterAParent = 0.003;  // of the pairs of one household
  constexpr double kEnough = 0.5;               // what was learnt counts twins and parents as slips
  const TrainingRound& round = trained_.rounds.back();
  const double records_each = static_cast<double>(records_.size()) / people();
  const double twins = kTwinsOfOne / 2 * people() * records_each * records_each;
  const double parents =
      kNamedAfterAParent * round.other_kinds[static_cast<std::size_t>(Kind::relative)].second;
  const auto& m = draft_.m;
  draft_.veto_twins =
      twins > kEnough * round.matches * m[index_of(Field::given_name)][level::given::different];
  draft_.veto_generations =
      parents > kEnough * round.matches * m[index_of(Field::birth_date)][level::birth::generation];
}

void Training::take_entities() {
  const Index::State& state = index_.state();
  std::vector<Entity> of_row(state.rows.size());
  Entity next = 0;
  for (const auto& cluster : partition_all(index_, index_.model(), options_.threads).clusters) {
    for (const Slot slot : cluster) of_row[state.row_of[slot]] = next;
    ++next;
  }
  for (std::size_t i = 0; i < records_.size(); ++i)
    entity_of_[i] = of_row[static_cast<std::size_t>(records_[i] - state.rows.data())];
  weigh(state, records_, of_row, options_.threads, labelled_);
}

Outcome Training::round(bool known) {
  count(known);
  draft_.kind_share[static_cast<std::size_t>(Kind::twin)] = kTwinsOfOne / people();
  if (auto model = adopt(); !model) return model.error();
  options_.progress("comparing candidates");
  index_.finish_loading(options_.threads);
  const CandidatePatterns candidates = count_candidates(index_.state(), records_, labelled_, options_);
  options_.progress("learning");
  const Maximised done = maximise(draft_, start_, candidates.patterns, all_pairs());
  TrainingRound& round = trained_.rounds.emplace_back();
  round.matches = done.matches;
  for (std::size_t kind = 0; kind < kKinds; ++kind)
    round.other_kinds.emplace_back(kKindNames[kind], done.kinds[kind]);
  round.patterns = candidates.patterns.size();
  round.pairs = candidates.pairs;
  round.iterations = done.iterations;
  if (auto model = adopt(); !model) return model.error();
  return {};
}

Result<Trained> Training::take_base() {
  Json file;
  file.CopyFrom(base_, file.GetAllocator());
  file["concord"]["population"].SetDouble(std::max(2.0, static_cast<double>(records_.size())));
  auto& allocator = file.GetAllocator();
  JsonValue& free = file["concord"]["partition"]["free_of_duplicates"];
  for (const std::string& layout : options_.free_of_duplicates) {
    JsonValue entry(rapidjson::kObjectType);
    entry.AddMember("part", JsonValue(std::string(domain::to_string(domain::Part::housing)), allocator),
                    allocator);
    entry.AddMember("layout", JsonValue(layout, allocator), allocator);
    free.PushBack(entry, allocator);
  }
  trained_.json = JsonWriter().value(file).take();
  auto model = Model::read(file);
  if (!model) return model.error();
  trained_.model = *model;
  index_.change_model(std::move(*model), options_.threads);
  return std::move(trained_);
}

Result<Trained> Training::run() {
  collect();
  trained_.records = records_.size();
  for (const LabelledPair& pair : labelled_) ++(pair.same ? trained_.same : trained_.different);
  if (records_.size() < kTooFew) return take_base();
  draft_ = draft_from(index_.state().model.content(), named_fields(index_.state().vocabulary, records_));
  tie_kinds(draft_);
  draft_.name = "trained";
  draft_.decisions = labelled_.size();
  if (options_.keep_vetoes) {
    draft_.veto_twins = index_.state().model.content().veto_twins;
    draft_.veto_generations = index_.state().model.content().veto_generations;
  }
  draft_.hard_cap = key_holders();
  const auto n = static_cast<double>(records_.size());
  draft_.match_share = 1 / n;
  draft_.kind_share = {1 / n, 0.01 / n, 0.1 / n};
  for (const std::string& layout : options_.free_of_duplicates)
    draft_.free_of_duplicates.emplace_back(records_.front()->part(), layout);
  start_ = draft_;
  entity_of_.resize(records_.size());
  for (std::size_t i = 0; i < entity_of_.size(); ++i) entity_of_[i] = static_cast<Entity>(i);

  options_.progress("counting values");
  if (auto model = adopt(); !model) return model.error();  // names the fields of its own
  draft_.stop = find_stops(index_.state().vocabulary, records_, draft_.hard_cap, options_.threads);
  if (auto done = round(false); !done) return done.error();
  options_.progress("partitioning");
  take_entities();
  if (!options_.keep_vetoes) choose_vetoes();
  if (auto done = round(true); !done) return done.error();
  trained_.model = index_.model();
  trained_.people = people();
  return std::move(trained_);
}

}  // namespace

Result<Trained> train(Index& index, const JsonValue& base, const TrainOptions& options) {
  return Training(index, base, options).run();
}

}  // namespace concord::matching
