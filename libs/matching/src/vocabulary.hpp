// Every distinct word of names and every distinct other value, with what comparing needs of it, worked out
// once: features hold numbers, and equal numbers are equal texts.
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "interned.hpp"
#include "model_content.hpp"

namespace concord::matching {

using WordId = TextId;
using ValueId = TextId;
using KindId = std::uint16_t;

// What a word says as a name of one field, under the model.
struct NameShare {
  double share = 0;  // of residents
  // log2 of (expected chance to agree / chance to agree by this value): what is added to a level's weight.
  double exact_bits = 0;
  // The same for agreeing closely. Worked out when it is first asked for: most names never meet a close one.
  mutable std::atomic<double> close_bits{std::numeric_limits<double>::quiet_NaN()};
};

struct Word {
  std::uint32_t letters = 0;
  std::uint16_t sound = 0;
  const std::vector<std::uint64_t>* variants = nullptr;  // of the model, sorted hashes
  NameShare given, family;
};

struct Value {
  double bits = 0;  // of its frequency; 0 where none is known
};

// What values are of: postcodes, towns ..., and each type of identifier and name of an attribute.
struct ValueKind {
  std::string name;
  std::uint64_t hash = 0;  // of the name
  std::size_t field = 0;   // in which the model compares them
};
namespace kind {
inline constexpr KindId postcode = 0, town = 1, place = 2, uprn = 3, email = 4, layout = 5;
inline constexpr KindId fixed = 6;  // the others follow
inline constexpr KindId none = 0xffff;
}  // namespace kind

// A vocabulary may stand on another, whose texts it finds and never changes: for features that are made to be
// asked with. Not thread-safe, except that many may read it, and stand others on it, while nobody changes it.
class Vocabulary {
 public:
  explicit Vocabulary(const Model::Content& model, const Vocabulary* below = nullptr);

  WordId hold_word(std::string_view text);  // 0 for an empty one
  ValueId hold_value(KindId kind, std::string_view text);
  // `none` where there are kMostKinds already: no council has so many, and a source that sends as many has
  // values of theirs left out and nothing else.
  static constexpr std::size_t kMostKinds = 4096;
  KindId kind_of(NamedField::What what, std::string_view name);
  void release_word(WordId id);
  void release_value(ValueId id);

  const Interned<Word>::Entry& word(WordId id) const {
    return (id & kOver) != 0 ? words_.at(id & ~kOver) : (below_ == nullptr ? words_ : below_->words_).at(id);
  }
  const Interned<Value>::Entry& value(ValueId id) const {
    return (id & kOver) != 0 ? values_.at(id & ~kOver)
                             : (below_ == nullptr ? values_ : below_->values_).at(id);
  }
  // How many texts are held here, those of the one below left out.
  std::size_t words() const { return words_.size(); }
  std::size_t values() const { return values_.size(); }
  const ValueKind& value_kind(KindId kind) const;
  double close_bits_as_given(WordId id) const;
  double close_bits_as_family(WordId id) const;
  const Model::Content& model() const { return *model_; }
  // Everything under another model, which has to outlive this.
  void change_model(const Model::Content& model);

 private:
  static constexpr TextId kOver = 0x80000000U;  // marks the numbers of one that stands on another

  void describe(Interned<Word>::Entry& word) const;
  void describe(Interned<Value>::Entry& value) const;
  void place_in_field(KindId kind);

  const Model::Content* model_;
  const Vocabulary* below_;
  Interned<Word> words_;
  Interned<Value> values_;
  std::vector<ValueKind> kinds_;  // from kind::fixed on, or from where those below end
  std::vector<NamedField::What> whats_;
};

}  // namespace concord::matching
