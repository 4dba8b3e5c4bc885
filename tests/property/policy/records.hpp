// Arbitrary records of few distinct values, so that they agree and differ often.
#pragma once

#include <string>
#include <vector>

#include <rapidcheck.h>

#include <concord/policy/survivorship.hpp>

namespace concord::policy::arbitrary {

inline rc::Gen<std::string> one_of(std::vector<std::string> words) {
  return rc::gen::elementOf(std::move(words));
}

template <class T>
std::optional<T> maybe(const rc::Gen<T>& gen) {
  return *rc::gen::arbitrary<bool>() ? std::optional<T>{*gen} : std::nullopt;
}

inline domain::PartialDate date() {
  return {*rc::gen::element<std::int16_t>(1900, 1984, 2015, 2027), *rc::gen::element<std::uint8_t>(1, 3),
          *rc::gen::element<std::uint8_t>(0, 1, 2)};
}

inline std::optional<domain::PartialDate> maybe_date() {
  return *rc::gen::arbitrary<bool>() ? std::optional{date()} : std::nullopt;
}

template <class T, class Make>
std::vector<T> some(Make make) {
  std::vector<T> all;
  const auto size = *rc::gen::inRange(0, 4);
  for (int i = 0; i < size; ++i) {
    all.push_back(make());
  }
  return all;
}

inline domain::PersonName name() {
  domain::PersonName name;
  name.use = static_cast<domain::NameUse>(*rc::gen::inRange(0, 7));
  name.title = *one_of({"", "Mr", "Mrs"});
  name.given = *one_of({"Amina", "AMINA", "Ibrahim", ""});
  name.family = *one_of({"Okafor", "Bello", "O'Brien"});
  name.from = maybe_date();
  return name;
}

inline domain::Address address() {
  domain::Address address;
  address.use = static_cast<domain::AddressUse>(*rc::gen::inRange(0, 5));
  address.lines = {
      *one_of({"10 High St", "10 High Street", "Flat 2, 10 High Street", "The Old Barn", "NFA"})};
  address.postcode = *one_of({"", "E8 3HA"});
  address.uprn = *one_of({"", "1", "2"});
  address.from = maybe_date();
  address.to = maybe_date();
  return address;
}

inline domain::ContactPoint contact() {
  domain::ContactPoint contact;
  contact.value = *one_of({"+447700900982", "+442079460018"});
  contact.as_entered = *one_of({"a", "b"});
  contact.may_use = maybe(rc::gen::arbitrary<bool>());
  return contact;
}

inline domain::Engagement engagement() {
  return {*one_of({"tenancy", "council-tax"}),
          *one_of({"", "1", "2"}),
          *one_of({"tenant", "liable"}),
          *one_of({"", "live"}),
          maybe_date(),
          maybe_date(),
          {}};
}

inline domain::Attribute attribute() {
  static const std::vector<domain::Category> categories{
      domain::Category::health, domain::Category::equality, domain::Category::preferences,
      domain::Category::protected_, domain::Category::interactions};
  return {*rc::gen::elementOf(categories), *one_of({"disability", "prior-names"}), *one_of({"yes", "no"})};
}

inline domain::Record record() {
  domain::Record record;
  record.record_id = "r";
  record.part = *rc::gen::elementOf(std::vector<domain::Part>{domain::kParts.begin(), domain::kParts.end()});
  record.names = some<domain::PersonName>(name);
  record.birth_date = maybe_date();
  record.birth_expected = *rc::gen::arbitrary<bool>();
  record.birth_estimated = *rc::gen::arbitrary<bool>();
  record.sex = static_cast<domain::Sex>(*rc::gen::inRange(0, 4));
  if (*rc::gen::arbitrary<bool>()) {
    record.death = domain::Death{static_cast<domain::DeathState>(*rc::gen::inRange(0, 2)), maybe_date()};
  }
  record.identifiers = some<domain::Identifier>([] {
    return domain::Identifier{*one_of({"nino", "tenancy"}), *one_of({"AB123456C", "AB123456", "JG103759A"}),
                              domain::Quality::valid, *rc::gen::arbitrary<bool>()};
  });
  record.addresses = some<domain::Address>(address);
  record.contacts = some<domain::ContactPoint>(contact);
  record.relationships = some<domain::Relationship>([] {
    return domain::Relationship{*one_of({"partner", "child"}), *one_of({"a", "b"}), maybe_date(),
                                std::nullopt};
  });
  record.engagements = some<domain::Engagement>(engagement);
  record.restrictions = some<domain::Restriction>([] {
    return domain::Restriction{*one_of({"at-risk", "refuge"}), maybe_date(), maybe_date()};
  });
  record.markers = some<domain::Marker>([] {
    return domain::Marker{*one_of({"VA", "PA"}), *one_of({"person", "address"}), maybe_date(), maybe_date()};
  });
  record.attributes = some<domain::Attribute>(attribute);
  return record;
}

// Contributions with different keys.
inline std::vector<Contribution> contributions() {
  std::vector<Contribution> all;
  const auto size = *rc::gen::inRange(0, 7);
  for (int i = 0; i < size; ++i) {
    Contribution contribution;
    contribution.record = record();
    contribution.record.record_id = std::to_string(i);
    contribution.key = {*one_of({"housing", "benefits"}), contribution.record.record_id};
    contribution.part = contribution.record.part;
    contribution.ceased = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) {
      contribution.as_of = Instant{std::chrono::days{*rc::gen::inRange(20000, 20003)}};
    }
    all.push_back(std::move(contribution));
  }
  return all;
}

}  // namespace concord::policy::arbitrary
