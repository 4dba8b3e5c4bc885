#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/policy/contact.hpp>
#include <concord/policy/markers.hpp>
#include <concord/policy/survivorship.hpp>

#include "records.hpp"

using namespace concord;
using namespace concord::policy;
using namespace std::chrono_literals;

namespace {

constexpr CivilDate kToday{2026y / 11 / 1};

const Survivorship& shipped() {
  static const Survivorship survivorship = [] {
    std::ifstream file{std::string{CONCORD_ROOT} + "/config/survivorship.json"};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto json = parse_json(text);
    return Survivorship::read(json.value()).value();
  }();
  return survivorship;
}

template <class T>
bool same(const Golden<T>& a, const Golden<T>& b) {
  return a.value == b.value && a.from == b.from && a.as_of == b.as_of && a.also == b.also &&
         a.conflicts == b.conflicts;
}

template <class T>
bool same(const std::optional<Golden<T>>& a, const std::optional<Golden<T>>& b) {
  return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

template <class T>
bool same(const std::vector<Golden<T>>& a, const std::vector<Golden<T>>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return same(x, y); });
}

bool same(const GoldenProfile& a, const GoldenProfile& b) {
  return same(a.name, b.name) && same(a.other_names, b.other_names) && same(a.birth_date, b.birth_date) &&
         same(a.sex, b.sex) && same(a.death, b.death) && same(a.identifiers, b.identifiers) &&
         same(a.address, b.address) && same(a.other_addresses, b.other_addresses) &&
         same(a.contacts, b.contacts) && same(a.engagements, b.engagements) && same(a.markers, b.markers) &&
         same(a.restrictions, b.restrictions) && same(a.attributes, b.attributes);
}

// True when the record that a golden value names has the value among `list`, and the time is its own.
template <class T, class List>
bool stands(const Golden<T>& golden, const std::vector<Contribution>& all, List list) {
  const auto from =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key == golden.from; });
  if (from == all.end() || from->as_of != golden.as_of) {
    return false;
  }
  const std::vector<T> values = list(from->record);
  const bool named_twice =
      std::find(golden.also.begin(), golden.also.end(), golden.from) != golden.also.end();
  return !named_twice && std::find(values.begin(), values.end(), golden.value) != values.end();
}

template <class T, class List>
bool all_stand(const std::vector<Golden<T>>& golden, const std::vector<Contribution>& all, List list) {
  return std::all_of(golden.begin(), golden.end(), [&](const auto& one) { return stands(one, all, list); });
}

template <class T>
std::vector<T> as_list(const std::optional<T>& value) {
  return value ? std::vector<T>{*value} : std::vector<T>{};
}

}  // namespace

TEST_CASE("the order of contributions never matters") {
  REQUIRE(rc::check([] {
    auto contributions = arbitrary::contributions();
    const auto profile = shipped().choose(contributions, kToday);
    const auto seed = *rc::gen::arbitrary<unsigned>();
    std::mt19937 random{seed};
    std::shuffle(contributions.begin(), contributions.end(), random);
    RC_ASSERT(same(shipped().choose(contributions, kToday), profile));
  }));
}

TEST_CASE("every golden value names a record that has it") {
  REQUIRE(rc::check([] {
    const auto all = arbitrary::contributions();
    const auto profile = shipped().choose(all, kToday);
    const auto names = [](const domain::Record& record) { return record.names; };
    const auto addresses = [](const domain::Record& record) { return record.addresses; };
    RC_ASSERT((!profile.name || stands(*profile.name, all, names)));
    RC_ASSERT(all_stand(profile.other_names, all, names));
    RC_ASSERT((!profile.birth_date || stands(*profile.birth_date, all, [](const domain::Record& record) {
      return as_list(record.birth_date);
    })));
    RC_ASSERT((!profile.sex || stands(*profile.sex, all,
                                      [](const domain::Record& record) { return std::vector{record.sex}; })));
    RC_ASSERT((!profile.death || stands(*profile.death, all,
                                        [](const domain::Record& record) { return as_list(record.death); })));
    RC_ASSERT((!profile.address || stands(*profile.address, all, addresses)));
    RC_ASSERT(all_stand(profile.other_addresses, all, addresses));
    RC_ASSERT(
        all_stand(profile.identifiers, all, [](const domain::Record& record) { return record.identifiers; }));
    RC_ASSERT(all_stand(profile.contacts, all, [](const domain::Record& record) { return record.contacts; }));
    RC_ASSERT(
        all_stand(profile.engagements, all, [](const domain::Record& record) { return record.engagements; }));
    auto shown = all;
    for (Contribution& one : shown) show_markers(one.record, one.ceased, kToday);
    RC_ASSERT(all_stand(profile.markers, shown, [](const domain::Record& record) { return record.markers; }));
    RC_ASSERT(all_stand(profile.restrictions, all,
                        [](const domain::Record& record) { return record.restrictions; }));
    RC_ASSERT(
        all_stand(profile.attributes, all, [](const domain::Record& record) { return record.attributes; }));
  }));
}

TEST_CASE("contact is allowed while nobody says that the person died, and stops by the strongest word") {
  REQUIRE(rc::check([] {
    const auto all = arbitrary::contributions();
    const Contact contact = contact_with(shipped().choose(all, kToday));
    const auto says = [&](domain::DeathState state) {
      return std::any_of(all.begin(), all.end(), [&](const Contribution& one) {
        return one.record.death && one.record.death->state == state;
      });
    };
    const bool verified = says(domain::DeathState::verified);
    const bool dead = verified || says(domain::DeathState::reported);
    RC_ASSERT(contact.allowed == !dead);
    RC_ASSERT(contact.because == (!dead ? "" : verified ? "death-verified" : "death-reported"));
  }));
}

TEST_CASE("markers that don't count today change nothing of what is shown") {
  REQUIRE(rc::check([] {
    const auto all = arbitrary::contributions();
    auto without = all;
    for (Contribution& one : without) {
      std::erase_if(one.record.markers,
                    [](const domain::Marker& marker) { return !domain::shown_on(marker, kToday); });
    }
    RC_ASSERT(same(shipped().choose(all, kToday), shipped().choose(without, kToday)));
  }));
}

TEST_CASE("a value is not lost while somebody says it") {
  REQUIRE(rc::check([] {
    const auto all = arbitrary::contributions();
    const auto profile = shipped().choose(all, kToday);
    for (const auto& contribution : all) {
      RC_ASSERT((contribution.record.names.empty() || profile.name));
      RC_ASSERT((contribution.record.sex == domain::Sex::unknown || profile.sex));
      for (const auto& contact : contribution.record.contacts) {
        RC_ASSERT(std::any_of(profile.contacts.begin(), profile.contacts.end(),
                              [&](const auto& one) { return one.value.value == contact.value; }));
      }
      for (const auto& identifier : contribution.record.identifiers) {
        RC_ASSERT((std::any_of(profile.identifiers.begin(), profile.identifiers.end(), [&](const auto& one) {
          return one.value.type == identifier.type && one.value.value == identifier.value;
        })));
      }
    }
  }));
}

TEST_CASE("a ceased record never outranks a current one that says the same field") {
  REQUIRE(rc::check([] {
    const auto all = arbitrary::contributions();
    const auto profile = shipped().choose(all, kToday);
    const auto ceased = [&](const domain::RecordKey& key) {
      return std::any_of(all.begin(), all.end(),
                         [&](const auto& one) { return one.key == key && one.ceased; });
    };
    const bool current_sex = std::any_of(all.begin(), all.end(), [](const auto& one) {
      return !one.ceased && one.record.sex != domain::Sex::unknown;
    });
    RC_ASSERT((!current_sex || !ceased(profile.sex->from)));
  }));
}
