#include "vocabulary.hpp"

#include <algorithm>
#include <cmath>

#include <concord/base/hash.hpp>

#include "text_likeness.hpp"

namespace concord::matching {
namespace {

void set_share(NameShare& name, const NameFrequencies& shares, std::string_view text, double exact) {
  name.share = shares.share(text);
  name.exact_bits = std::log2(exact / name.share);
  name.close_bits.store(std::numeric_limits<double>::quiet_NaN(), std::memory_order_relaxed);
}

double close_bits(const NameShare& name, std::string_view text, const NameFrequencies& shares,
                  double chance_of_close) {
  double bits = name.close_bits.load(std::memory_order_relaxed);
  if (std::isnan(bits)) {
    bits = std::log2(chance_of_close / shares.share_of_neighbours(text));
    name.close_bits.store(bits, std::memory_order_relaxed);
  }
  return bits;
}

}  // namespace

Vocabulary::Vocabulary(const Model::Content& model, const Vocabulary* below) : model_(&model), below_(below) {
  if (below_ != nullptr) return;
  for (const std::string_view name : {"postcode", "town", "place", "uprn", "email", "layout"}) {
    kinds_.push_back({std::string(name), hash64(name), 0});
    whats_.push_back(NamedField::What::attribute);
  }
}

const ValueKind& Vocabulary::value_kind(KindId kind) const {
  const std::size_t lower = below_ == nullptr ? 0 : below_->kinds_.size();
  return kind < lower ? below_->kinds_[kind] : kinds_[kind - lower];
}

KindId Vocabulary::kind_of(NamedField::What what, std::string_view name) {
  const std::uint64_t hash = hash64(name);
  const auto find = [&](const Vocabulary& in, std::size_t from) -> std::size_t {
    for (std::size_t i = from; i < in.kinds_.size(); ++i) {
      if (in.kinds_[i].hash == hash && in.whats_[i] == what && in.kinds_[i].name == name) return i;
    }
    return in.kinds_.size();
  };
  const std::size_t lower = below_ == nullptr ? 0 : below_->kinds_.size();
  if (below_ != nullptr) {
    if (const std::size_t at = find(*below_, kind::fixed); at < lower) return static_cast<KindId>(at);
  }
  std::size_t at = find(*this, below_ == nullptr ? kind::fixed : 0);
  if (at == kinds_.size()) {
    if (lower + at >= kMostKinds) return kind::none;
    kinds_.push_back({std::string(name), hash, 0});
    whats_.push_back(what);
    place_in_field(static_cast<KindId>(at));
  }
  return static_cast<KindId>(lower + at);
}

// `kind` counts from this vocabulary's own first.
void Vocabulary::place_in_field(KindId kind) {
  const bool attribute = whats_[kind] == NamedField::What::attribute;
  const auto own = model_->field_of(whats_[kind], kinds_[kind].hash);
  kinds_[kind].field = own ? *own : index_of(attribute ? Field::attribute : Field::identifier);
}

WordId Vocabulary::hold_word(std::string_view text) {
  if (text.empty()) return 0;
  if (below_ != nullptr) {
    if (const WordId lower = below_->words_.find(0, text); lower != 0) return lower;
  }
  bool made = false;
  const WordId id = words_.hold(0, text, made);
  if (made) {
    auto& word = words_.at(id);
    word.notes.letters = letter_mask(text);
    word.notes.sound = sound_of(text);
    describe(word);
  }
  return below_ == nullptr ? id : id | kOver;
}

ValueId Vocabulary::hold_value(KindId kind, std::string_view text) {
  if (text.empty()) return 0;
  if (below_ != nullptr) {
    if (const ValueId lower = below_->values_.find(kind, text); lower != 0) return lower;
  }
  bool made = false;
  const ValueId id = values_.hold(kind, text, made);
  if (made) describe(values_.at(id));
  return below_ == nullptr ? id : id | kOver;
}

void Vocabulary::release_word(WordId id) {
  if (id != 0 && below_ == nullptr) words_.release(id);
}

void Vocabulary::release_value(ValueId id) {
  if (id != 0 && below_ == nullptr) values_.release(id);
}

void Vocabulary::describe(Interned<Word>::Entry& word) const {
  set_share(word.notes.given, model_->given_names, word.text, model_->weight(Field::given_name, 1).u);
  set_share(word.notes.family, model_->family_names, word.text, model_->weight(Field::family_name, 1).u);
  word.notes.variants = model_->variants.of(word.text);
}

// An average postcode has as many residents as the chance to share one says.
void Vocabulary::describe(Interned<Value>::Entry& value) const {
  double& bits = value.notes.bits;
  bits = 0;
  if (value.group == kind::postcode) {
    if (const auto share = model_->postcodes.find(value.text); share != model_->postcodes.end())
      bits = std::clamp(std::log2(model_->weight(Field::place, level::place::postcode).u / share->second),
                        -6.0, 6.0);
  } else if (value.group == kind::town) {
    bits = model_->towns.bits(model_->weight(Field::place, level::place::town).u, value.hash);
  } else if (const std::size_t field = value_kind(value.group).field; field >= kFixedFields) {
    bits =
        model_->values[field - kFixedFields].bits(model_->weights[field][level::named::same].u, value.hash);
  }
}

double Vocabulary::close_bits_as_given(WordId id) const {
  const auto& entry = word(id);
  const double close =
      model_->weight(Field::given_name, 1).u + model_->weight(Field::given_name, level::given::close).u;
  return close_bits(entry.notes.given, entry.text, model_->given_names, close);
}

double Vocabulary::close_bits_as_family(WordId id) const {
  const auto& entry = word(id);
  const double close =
      model_->weight(Field::family_name, 1).u + model_->weight(Field::family_name, level::family::close).u;
  return close_bits(entry.notes.family, entry.text, model_->family_names, close);
}

void Vocabulary::change_model(const Model::Content& model) {
  model_ = &model;
  for (std::size_t kind = kind::fixed; kind < kinds_.size(); ++kind)
    place_in_field(static_cast<KindId>(kind));
  for (WordId id = 1; id < words_.end(); ++id) {
    if (words_.at(id).holders != 0) describe(words_.at(id));
  }
  for (ValueId id = 1; id < values_.end(); ++id) {
    if (values_.at(id).holders != 0) describe(values_.at(id));
  }
}

}  // namespace concord::matching
