#include "word_index.hpp"

#include <algorithm>

#include "text_likeness.hpp"

namespace concord::matching {
namespace {
constexpr double kLike = 0.84;
constexpr std::size_t kMostDifference = 3;  // letters by which a slip lengthens or shortens a word
}  // namespace

void WordIndex::add(std::string_view word, Row row) {
  auto found = at_.find(std::string(word));
  if (found == at_.end()) {
    const std::size_t place = free_.empty() ? words_.size() : free_.back();
    if (free_.empty())
      words_.emplace_back();
    else
      free_.pop_back();
    words_[place] = {std::string(word), sketch_of(word), {}};
    found = at_.emplace(std::string(word), place).first;
  }
  words_[found->second].rows.push_back(row);
}

void WordIndex::remove(std::string_view word, Row row) {
  const auto found = at_.find(std::string(word));
  if (found == at_.end()) return;
  std::vector<Row>& rows = words_[found->second].rows;
  const auto at = std::find(rows.begin(), rows.end(), row);
  if (at == rows.end()) return;
  *at = rows.back();
  rows.pop_back();
  if (!rows.empty()) return;
  words_[found->second] = {};  // an erased person's name must not stay behind
  free_.push_back(found->second);
  at_.erase(found);
}

std::vector<WordIndex::Hit> WordIndex::like(std::string_view word) const {
  std::vector<Hit> hits;
  const Sketch sketch = sketch_of(word);
  for (const Word& other : words_) {
    if (other.rows.empty()) continue;
    const std::size_t difference =
        std::max(word.size(), other.text.size()) - std::min(word.size(), other.text.size());
    if (difference > kMostDifference || !may_reach(kLike, sketch, other.sketch)) continue;
    if (const double likeness = word == other.text ? 1.0 : jaro_winkler(word, other.text); likeness >= kLike)
      hits.push_back({&other.rows, likeness});
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.likeness > b.likeness; });
  return hits;
}

std::vector<WordIndex::Hit> WordIndex::beginning_with(std::string_view prefix) const {
  std::vector<Hit> hits;
  for (const Word& word : words_) {
    if (!word.rows.empty() && word.text.starts_with(prefix)) hits.push_back({&word.rows, 1.0});
  }
  return hits;
}

}  // namespace concord::matching
