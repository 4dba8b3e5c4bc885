#include "vocabulary.hpp"

#include <cmath>

#include <concord/base/hash.hpp>

#include "text_likeness.hpp"

namespace concord::matching {
namespace {

std::unique_ptr<NameWord> describe(const Model::Content& model, std::string_view text,
                                   const NameFrequencies& shares, Field field) {
  const double exact = model.weight(field, 1).u;
  const double close = field == Field::given_name ? model.weight(field, level::given::close).u
                                                  : model.weight(field, level::family::close).u;
  auto word = std::make_unique<NameWord>();
  word->text = std::string(text);
  word->hash = hash64(text);
  word->letters = letter_mask(text);
  word->sound = sound_of(text);
  word->share = shares.share(text);
  word->exact_bits = std::log2(exact / word->share);
  word->shares = &shares;
  word->chance_of_close = exact + close;
  word->variants = model.variants.of(text);
  return word;
}

}  // namespace

double NameWord::close_bits() const {
  double bits = close_bits_.load(std::memory_order_relaxed);
  if (std::isnan(bits)) {
    bits = std::log2(chance_of_close / shares->share_of_neighbours(text));
    close_bits_.store(bits, std::memory_order_relaxed);
  }
  return bits;
}

const NameWord* Vocabulary::hold(Words& words, Words Vocabulary::*same, std::string_view text,
                                 const NameFrequencies& shares, Field field) {
  if (below_ != nullptr) {
    const Words& lower = below_->*same;
    if (const auto found = lower.find(text); found != lower.end()) return found->second.word.get();
  }
  auto found = words.find(text);
  if (found == words.end()) {
    auto word = describe(*model_, text, shares, field);
    const std::string_view key = word->text;
    found = words.emplace(key, Held{std::move(word), 0}).first;
  }
  ++found->second.holders;
  return found->second.word.get();
}

void Vocabulary::release(Words& words, const NameWord* word) {
  const auto found = words.find(word->text);
  if (found == words.end() || --found->second.holders != 0) return;
  const Held last = std::move(found->second);  // the key is a view of the word: it goes after the entry
  words.erase(found);
}

}  // namespace concord::matching
