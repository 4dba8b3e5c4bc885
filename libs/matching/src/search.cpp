#include <algorithm>
#include <cmath>
#include <unordered_map>

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

bool has_word_beginning(const Subject& subject, std::string_view prefix) {
  const auto begins = [&](const std::string& text) {
    for (const std::string_view word : split(text, ' ')) {
      if (word.starts_with(prefix)) return true;
    }
    return false;
  };
  return std::any_of(subject.names.begin(), subject.names.end(), [&](const SubjectName& name) {
    return begins(name.given) || begins(name.family) || begins(name.middle);
  });
}

}  // namespace

std::vector<Candidate> Index::search(const SearchQuery& query, std::size_t most) const {
  const State& state = *state_;
  Vocabulary words(state.model.content(), &state.vocabulary);
  const Features features = features_of(query.subject, words);

  Promise promise(state.size);
  add_words(query.subject, state.words, state.rows.size(), promise);
  double prefix_bits = 0;
  if (!query.prefix.empty()) {
    const std::vector<WordIndex::Hit> hits = state.words.beginning_with(query.prefix);
    std::size_t holders = 1;
    for (const WordIndex::Hit& hit : hits) holders += hit.rows->size();
    prefix_bits = std::log2(1.0 + static_cast<double>(state.size) / static_cast<double>(holders));
    promise.add_word(hits, state.rows.size());
  }
  for (const Key key : search_keys_of(words, features)) promise.add_key(state.search_keys.rows(key));

  std::vector<std::pair<double, Row>> promising = promise.all();
  const std::size_t scored = std::min(promising.size(), std::max(kLeastScored, most * kScoredPerAnswer));
  std::partial_sort(promising.begin(), promising.begin() + static_cast<std::ptrdiff_t>(scored),
                    promising.end(), [&](const auto& a, const auto& b) {
                      return a.first != b.first ? a.first > b.first
                                                : state.rows[a.second] < state.rows[b.second];
                    });
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < scored; ++i) {
    const Row row = promising[i].second;
    const bool begins = !query.prefix.empty() &&
                        has_word_beginning(subject_of(state.rows[row], state.vocabulary), query.prefix);
    found.push_back(
        {state.slot_of[row], score(words, features, state.rows[row]) + (begins ? prefix_bits : 0.0)});
  }
  state.sort(found);
  found.resize(std::min(found.size(), most));
  return found;
}

}  // namespace concord::matching
