#include "features.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <type_traits>

#include <concord/base/hash.hpp>
#include <concord/domain/identifiers.hpp>

namespace concord::matching {
namespace {

template <class Value>
std::uint16_t held(const std::vector<Value>& values) {
  return static_cast<std::uint16_t>(std::min(values.size(), Features::kMostValues));
}

}  // namespace

// Each list is named here once, so that none can be counted and not written, or written and not read.
template <class Visit>
void Features::each_list(Visit visit) {
  visit(kNames, &FeatureLists::names);
  visit(kBirthDates, &FeatureLists::birth_dates);
  visit(kPlaces, &FeatureLists::places);
  visit(kNameParts, &FeatureLists::name_parts);
  visit(kAttributes, &FeatureLists::attributes);
  visit(kGroupValues, &FeatureLists::group_values);
  visit(kGroups, &FeatureLists::groups);
  visit(kEntries, &FeatureLists::entries);
  visit(kNinos, &FeatureLists::ninos);
  visit(kNhsNumbers, &FeatureLists::nhs_numbers);
  visit(kIdentifiers, &FeatureLists::identifiers);
  visit(kPhones, &FeatureLists::phones);
  visit(kEmails, &FeatureLists::emails);
}

Features::Features(const FeatureLists& lists, Blocks* blocks) {
  Head head;
  head.source_size = static_cast<std::uint16_t>(lists.key.source.size());
  head.id_size = static_cast<std::uint16_t>(lists.key.record_id.size());
  if (head.source_size != lists.key.source.size() || head.id_size != lists.key.record_id.size())
    throw std::length_error("a record key is too long");
  head.part = lists.part;
  head.sexes = lists.sexes;
  head.generations = lists.generations;
  head.ceased = lists.ceased;
  head.bare = lists.bare;
  head.adult = lists.adult_since.has_value();
  head.adult_since = lists.adult_since.value_or(domain::PartialDate{});
  head.layout = lists.layout;
  each_list([&](List which, auto member) { head.counts[which] = held(lists.*member); });
  const std::size_t texts = place_of(head, kLists);
  const std::size_t size = size_of(head);
  block_ = {blocks == nullptr ? new std::byte[size] : blocks->take(size), GiveBack{blocks}};
  std::memcpy(block_.get(), &head, sizeof head);
  each_list([&](List which, auto member) {
    const auto& values = lists.*member;
    static_assert(std::is_trivially_copyable_v<typename std::decay_t<decltype(values)>::value_type>);
    if (!values.empty())
      std::memcpy(block_.get() + place_of(head, which), values.data(), held(values) * sizeof values.front());
  });
  std::memcpy(block_.get() + texts, lists.key.source.data(), lists.key.source.size());
  std::memcpy(block_.get() + texts + lists.key.source.size(), lists.key.record_id.data(),
              lists.key.record_id.size());
}

FeatureLists Features::lists() const {
  FeatureLists lists;
  lists.key = key();
  lists.part = part();
  lists.layout = layout();
  lists.ceased = ceased();
  lists.bare = bare();
  lists.sexes = sexes();
  lists.generations = generations();
  lists.adult_since = adult_since();
  each_list([&](List which, auto member) {
    auto& values = lists.*member;
    const auto kept = list<typename std::decay_t<decltype(values)>::value_type>(which);
    values.assign(kept.begin(), kept.end());
  });
  return lists;
}

void Features::prefetch() const {
  constexpr std::size_t kLine = 64;
  constexpr std::size_t kLines = 4;
  for (std::size_t line = 0; line < kLines; ++line) __builtin_prefetch(block_.get() + line * kLine);
}

std::uint64_t content_of(const Vocabulary& vocabulary, ValueId place) {
  return place == 0 ? 0 : vocabulary.value(place).hash | 1U;
}

std::uint64_t number_of(const Vocabulary& vocabulary, const IdentifierFeature& identifier) {
  constexpr std::size_t kNinoWithoutSuffix = 8;
  const auto& value = vocabulary.value(identifier.value);
  const bool nino = vocabulary.value_kind(identifier.type).name == domain::identifier_type::nino;
  return nino ? hash64(std::string_view(value.text).substr(0, kNinoWithoutSuffix)) : value.hash;
}

std::string text_of(const PhoneFeature& phone) {
  std::string digits = std::to_string(phone.number);
  if (phone.digits > digits.size()) digits.insert(0, phone.digits - digits.size(), '0');
  return (phone.international ? "+" : "") + digits;
}

void mark_variants(Features& features, const Vocabulary& vocabulary) {
  const auto mark = [&](NameWord& word) {
    word.has_variants = word.id != 0 && vocabulary.word(word.id).notes.variants != nullptr;
  };
  for (NameFeature& name : features.names()) {
    mark(name.given);
    mark(name.family);
  }
}

void release(const Features& features, Vocabulary& vocabulary) {
  for (const NameFeature& name : features.names()) {
    for (const WordId word : {name.given.id, name.family.id, name.middle, name.first_middle})
      vocabulary.release_word(word);
  }
  for (const WordId word : features.name_parts()) vocabulary.release_word(word);
  for (const PlaceFeature& place : features.places()) {
    for (const ValueId value :
         {place.postcode, place.uprn, place.house, place.flat, place.street.id, place.town.id})
      vocabulary.release_value(value);
  }
  for (const AttributeFeature& attribute : features.attributes()) vocabulary.release_value(attribute.value);
  for (const ValueId value : features.group_values()) vocabulary.release_value(value);
  for (const auto list : {features.ninos(), features.nhs_numbers(), features.identifiers()}) {
    for (const IdentifierFeature& one : list) vocabulary.release_value(one.value);
  }
  for (const EmailFeature& email : features.emails()) vocabulary.release_value(email.whole);
  vocabulary.release_value(features.layout());
}

}  // namespace concord::matching
