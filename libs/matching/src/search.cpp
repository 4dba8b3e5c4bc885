#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include <concord/base/text.hpp>
#include <concord/matching/index.hpp>

#include "index_state.hpp"
#include "scoring.hpp"

namespace concord::matching {
namespace {

constexpr std::size_t kLeastScored = 256;  // rows that are compared in full, at the least
constexpr std::size_t kScoredPerAnswer = 4;

// How much a row promises before it is compared: rarity of what it shares with the query.
class Promise {
 public:
  explicit Promise(std::size_t rows) : rows_(static_cast<double>(rows)) {}

  // Of one word of the query: a row counts its likest word only.
  void add_word(const std::vector<WordIndex::Hit>& hits, std::size_t rows_in_index) {
    SeenRows seen(rows_in_index);
    for (const WordIndex::Hit& hit : hits) {
      const double bits = hit.likeness * rarity(hit.rows->size());
      for (const Row row : *hit.rows) {
        if (seen.first_time(row)) of_[row] += bits;
      }
    }
  }
  void add_key(std::span<const Row> rows) {
    for (const Row row : rows) of_[row] += rarity(rows.size());
  }
  std::vector<std::pair<double, Row>> all() const {
    std::vector<std::pair<double, Row>> found;
    for (const auto& [row, bits] : of_) found.emplace_back(bits, row);
    return found;
  }

 private:
  double rarity(std::size_t holders) const { return std::log2(1.0 + rows_ / static_cast<double>(holders)); }
  double rows_;
  std::unordered_map<Row, double> of_;
};

void add_words(const Subject& subject, const WordIndex& words, std::size_t rows, Promise& promise) {
  std::vector<std::string_view> asked;
  for (const SubjectName& name : subject.names) {
    for (const std::string* part : {&name.given, &name.middle, &name.family}) {
      for (const std::string_view word : split(*part, ' ')) {
        if (word.size() > 1 && std::find(asked.begin(), asked.end(), word) == asked.end())
          asked.push_back(word);
      }
    }
  }
  for (const std::string_view word : asked) promise.add_word(words.like(word), rows);
}

// The most promising, in no order. Among those that promise as much as the last one that is taken, record
// keys decide; to order all by key would take longer than to compare them.
void keep_most_promising(std::vector<std::pair<double, Row>>& promising, std::size_t most,
                         const LargeVector<Features>& rows) {
  if (promising.size() <= most) return;
  const auto last = promising.begin() + static_cast<std::ptrdiff_t>(most) - 1;
  std::nth_element(promising.begin(), last, promising.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  const double bar = last->first;
  const auto ties =
      std::partition(promising.begin(), promising.end(), [&](const auto& one) { return one.first > bar; });
  const auto end_of_ties =
      std::partition(ties, promising.end(), [&](const auto& one) { return one.first == bar; });
  std::nth_element(ties, last, end_of_ties,
                   [&](const auto& a, const auto& b) { return rows[a.second] < rows[b.second]; });
  promising.resize(most);
}

}  // namespace

std::vector<Candidate> Index::search(const SearchQuery& query, std::size_t most) const {
  const State& state = *state_;
  Vocabulary words(state.model.content(), &state.vocabulary);
  const Features features = features_of(query.subject, words);

  Promise promise(state.size);
  add_words(query.subject, state.words, state.rows.size(), promise);
  double prefix_bits = 0;
  std::unordered_set<Row> beginning;  // rows that have a word that begins so
  if (!query.prefix.empty()) {
    const std::vector<WordIndex::Hit> hits = state.words.beginning_with(query.prefix);
    std::size_t holders = 1;
    for (const WordIndex::Hit& hit : hits) {
      holders += hit.rows->size();
      beginning.insert(hit.rows->begin(), hit.rows->end());
    }
    prefix_bits = std::log2(1.0 + static_cast<double>(state.size) / static_cast<double>(holders));
    promise.add_word(hits, state.rows.size());
  }
  for (const Key key : search_keys_of(words, features)) promise.add_key(state.search_keys.rows(key));

  std::vector<std::pair<double, Row>> promising = promise.all();
  keep_most_promising(promising, std::max(kLeastScored, most * kScoredPerAnswer), state.rows);
  std::vector<Candidate> found;
  for (const auto& [bits, row] : promising) {
    found.push_back({state.slot_of[row], score(words, features, state.rows[row]) +
                                             (beginning.contains(row) ? prefix_bits : 0.0)});
  }
  state.sort(found);
  found.resize(std::min(found.size(), most));
  return found;
}

}  // namespace concord::matching
