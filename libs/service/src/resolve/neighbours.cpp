#include "neighbours.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <concord/domain/contact.hpp>

namespace concord::service {
namespace {

// Relationships that are stated of people who live together. A carer often lives elsewhere.
constexpr std::array<std::string_view, 13> kTogether{
    "partner",     "spouse",      "parent",      "child",      "stepParent",       "stepChild",  "sibling",
    "halfSibling", "stepSibling", "grandparent", "grandchild", "household-member", "fosterChild"};

std::string text_of(const std::optional<domain::PartialDate>& date) {
  return date ? domain::to_string(*date) : std::string();
}

void add_homes(std::vector<Home>& homes, const domain::Address& address) {
  const bool lived_in = address.use == domain::AddressUse::home ||
                        address.use == domain::AddressUse::temporary ||
                        address.use == domain::AddressUse::placement;
  if (!lived_in || address.to || domain::is_shared(address.premises) ||
      address.premises == domain::Premises::no_fixed_abode || address.premises == domain::Premises::office) {
    return;
  }
  const std::string from = text_of(address.from);
  if (!address.uprn.empty()) {
    homes.push_back({"uprn:" + address.uprn, from});
  }
  const domain::AddressParts parts = domain::parse_address_parts(address.lines);
  if (!address.postcode.empty() && !parts.house.empty()) {
    homes.push_back(
        {fmt::format("door:{}|{}|{}|{}", address.postcode, parts.flat, parts.house, parts.street), from});
  }
}

}  // namespace

std::optional<Neighbours::Entry> Neighbours::describe(const store::RecordRow& row,
                                                      const domain::Record& content) {
  if (row.state != store::RecordState::current) {
    return std::nullopt;
  }
  Entry entry;
  entry.key = row.key;
  entry.part = row.part;
  for (const domain::Address& address : content.addresses) {
    add_homes(entry.homes, address);
  }
  for (const domain::Relationship& relation : content.relationships) {
    if (std::find(kTogether.begin(), kTogether.end(), relation.type) != kTogether.end()) {
      entry.relations.push_back({relation.type,
                                 {row.key.source, relation.record_id},
                                 text_of(relation.from),
                                 text_of(relation.to)});
    }
  }
  return entry;
}

std::set<std::string> Neighbours::put(store::RecordNumber number, std::optional<Entry> entry) {
  std::set<std::string> touched = forget(number);
  if (!entry) {
    return touched;
  }
  for (const Home& home : entry->homes) {
    by_home_[home.key].insert(number);
    touched.insert(home.key);
  }
  for (const NamedRelation& relation : entry->relations) {
    by_named_[relation.other].insert(number);
  }
  numbers_[entry->key] = number;
  entries_[number] = std::move(*entry);
  return touched;
}

std::set<std::string> Neighbours::forget(store::RecordNumber number) {
  std::set<std::string> touched;
  const auto found = entries_.find(number);
  if (found == entries_.end()) {
    return touched;
  }
  for (const Home& home : found->second.homes) {
    const auto at = by_home_.find(home.key);
    if (at != by_home_.end()) {
      at->second.erase(number);
      if (at->second.empty()) {
        by_home_.erase(at);
      }
    }
    touched.insert(home.key);
  }
  for (const NamedRelation& relation : found->second.relations) {
    by_named_[relation.other].erase(number);
  }
  numbers_.erase(found->second.key);
  entries_.erase(found);
  return touched;
}

const Neighbours::Entry* Neighbours::find(store::RecordNumber number) const {
  const auto found = entries_.find(number);
  return found == entries_.end() ? nullptr : &found->second;
}

std::vector<store::RecordNumber> Neighbours::at(const std::string& home_key) const {
  const auto found = by_home_.find(home_key);
  return found == by_home_.end()
             ? std::vector<store::RecordNumber>()
             : std::vector<store::RecordNumber>(found->second.begin(), found->second.end());
}

std::vector<store::RecordNumber> Neighbours::naming(const domain::RecordKey& key) const {
  const auto found = by_named_.find(key);
  return found == by_named_.end()
             ? std::vector<store::RecordNumber>()
             : std::vector<store::RecordNumber>(found->second.begin(), found->second.end());
}

const store::RecordNumber* Neighbours::number_of(const domain::RecordKey& key) const {
  const auto found = numbers_.find(key);
  return found == numbers_.end() ? nullptr : &found->second;
}

}  // namespace concord::service
