#include "residents.hpp"

#include <array>

#include <fmt/format.h>

#include <concord/base/text.hpp>

namespace concord::api::testing {
namespace {

using domain::Category;
using domain::Part;
using domain::Record;

struct Resident {
  std::string given, family, nino;
  domain::PartialDate born;
  domain::Sex sex = domain::Sex::female;
};

// Fills one record, and says where each value stands.
class Filling {
 public:
  Filling(Record& record, std::size_t place, Dice& dice, Canaries& canaries)
      : record_(record), place_(place), dice_(dice), canaries_(canaries) {}

  std::string word(Category category) {
    std::string word = canaries_.word();
    canaries_.hold(word, {place_, category});
    return word;
  }

  void identity(const Resident& resident) {
    name(domain::NameUse::usual, resident.given, resident.family);
    canaries_.hold(resident.given, {place_, Category::identity});
    canaries_.hold(resident.family, {place_, Category::identity});
    record_.sex = resident.sex;
    if (dice_.chance(90)) {
      record_.birth_date = resident.born;
      canaries_.hold(domain::to_string(resident.born), {place_, Category::identity});
    }
    if (dice_.chance(30)) {  // as after a marriage; of a child it tells more
      const auto category = record_.part == Part::children ? Category::protected_ : Category::identity;
      name(domain::NameUse::former, resident.given, word(category));
      canaries_.hold(resident.given, {place_, category});
    }
  }

  void other_identity() { name(domain::NameUse::alias, "", word(Category::identity)); }

  void protected_names() {
    if (dice_.chance(70)) {
      name(domain::NameUse::birth, word(Category::protected_), word(Category::protected_));
    }
  }

  void nino(const std::string& value) {
    record_.identifiers.push_back({"nino", value, domain::Quality::valid, false});
    canaries_.hold(value.substr(0, value.size() - 3), {place_, Category::identifiers});
  }

  // Ends in those letters, which a mask leaves.
  void card(const std::string& end) {
    const std::string value = canaries_.word() + end;
    canaries_.hold(value, {place_, Category::identifiers});
    record_.identifiers.push_back({"library-card", to_upper_ascii(value), domain::Quality::valid, false});
  }

  void address(const domain::Address& address) {
    record_.addresses.push_back(address);
    canaries_.hold(address.lines.front(), {place_, Category::contact});
    canaries_.hold(address.postcode, {place_, Category::contact});
  }

  void contact_points() {
    if (dice_.chance(50)) {
      const std::string number = fmt::format("7700900{:03}", canaries_.number() % 1000);
      contact(domain::ContactKind::phone, "+44" + number);
      canaries_.hold(number, {place_, Category::contact});
    }
    if (dice_.chance(50)) {
      contact(domain::ContactKind::email, to_lower_ascii(word(Category::contact)) + "@example.org");
    }
  }

  void engagements() {
    for (std::size_t i = dice_.below(3); i > 0; --i) {
      const auto said = [&] { return word(Category::engagements); };
      record_.engagements.push_back(
          {"package", said(), "user", said(), domain::PartialDate{2020, 1, 1}, {}, {{"note", said()}}});
    }
  }

  void markers() {
    if (dice_.chance(50)) {
      domain::Marker& marker = record_.markers.emplace_back();
      marker.code = word(Category::safety);
      marker.from = domain::PartialDate{2026, 1, 1};
      marker.review = domain::PartialDate{2026, 12, 1};
    }
  }

  void restriction() {
    record_.restrictions.push_back({word(Category::safety), domain::PartialDate{2026, 1, 1}, {}});
  }

  void attributes(Category category) {
    for (std::size_t i = dice_.below(3); i > 0; --i) {
      record_.attributes.push_back({category, "note", word(category)});
    }
  }

 private:
  void name(domain::NameUse use, const std::string& given, const std::string& family) {
    domain::PersonName& name = record_.names.emplace_back();
    name.use = use;
    name.given = given;
    name.family = family;
  }
  void contact(domain::ContactKind kind, const std::string& value) {
    domain::ContactPoint& contact = record_.contacts.emplace_back();
    contact.kind = kind;
    contact.value = value;
  }

  Record& record_;
  const std::size_t place_;
  Dice& dice_;
  Canaries& canaries_;
};

constexpr std::array kNoted{Category::health, Category::equality, Category::preferences};

domain::Address new_address(Dice& dice, Canaries& canaries) {
  static constexpr std::string_view kInward = "GHJLNPQRSTUWXYZ";  // letters that no id in hex has
  domain::Address address;
  address.lines = {fmt::format("{} {} Road", 1 + dice.below(90), canaries.word())};
  const std::size_t n = canaries.number();
  address.postcode = fmt::format("E9 {}{}{}", 1 + n / (kInward.size() * kInward.size()) % 9,
                                 kInward[n / kInward.size() % kInward.size()], kInward[n % kInward.size()]);
  return address;
}

Resident new_resident(Dice& dice, Canaries& canaries) {
  const auto year =
      static_cast<std::int16_t>(dice.chance(70) ? dice.between(1940, 1999) : dice.between(2011, 2020));
  const auto n = canaries.number();
  return {canaries.word(),
          canaries.word(),
          fmt::format("JG{:06}A", 10'007 * n % 1'000'000),
          {year, static_cast<std::uint8_t>(1 + n % 12), static_cast<std::uint8_t>(1 + n / 12 % 28)},
          dice.chance(50) ? domain::Sex::female : domain::Sex::male};
}

void fill_rest(Filling& filling, const std::vector<domain::Address>& shared, Dice& dice, Canaries& canaries) {
  if (dice.chance(20)) {
    filling.other_identity();
  }
  filling.protected_names();
  if (dice.chance(50)) {
    filling.card("xyz");
  }
  if (dice.chance(70)) {
    filling.address(dice.chance(50) ? dice.pick(shared) : new_address(dice, canaries));
  }
  filling.contact_points();
  filling.engagements();
  filling.markers();
  if (dice.chance(12)) {
    filling.restriction();
  }
  for (const Category category : kNoted) {
    filling.attributes(category);
  }
}

// Whom each knows, of its own source: told as contact is, since with whom tells where.
void relate(std::vector<SentRecord>& sent, Dice& dice, Canaries& canaries) {
  for (std::size_t i = 0; i < sent.size(); ++i) {
    const SentRecord& other = dice.pick(sent);
    if (dice.chance(40) && &other != &sent[i] && other.source == sent[i].source) {
      sent[i].record.relationships.push_back({"partner", other.record.record_id, {}, {}});
      canaries.hold(other.record.record_id, {i, Category::contact});
    }
  }
}

}  // namespace

std::string source_of(Part part) {
  switch (part) {
    case Part::housing:
      return "housing";
    case Part::housing_benefit:
    case Part::council_tax:
      return "benefits";
    case Part::adults:
    case Part::children:
      return "social-care";
    case Part::concord:
      return "concord";
  }
  return "";
}

std::vector<SentRecord> make_residents(Dice& dice, Canaries& canaries) {
  const std::vector<domain::Address> shared{new_address(dice, canaries), new_address(dice, canaries)};
  std::vector<SentRecord> sent;
  for (std::size_t residents = dice.between(2, 5); residents > 0; --residents) {
    const Resident resident = new_resident(dice, canaries);
    for (std::size_t records = dice.between(1, 4); records > 0; --records) {
      SentRecord& one = sent.emplace_back();
      one.record.part = dice.pick(domain::kParts);
      one.source = source_of(one.record.part);
      one.record.record_id = "r-" + canaries.word();
      canaries.hold(one.record.record_id, {sent.size() - 1, {}});
      Filling filling(one.record, sent.size() - 1, dice, canaries);
      filling.identity(resident);
      filling.nino(resident.nino);
      fill_rest(filling, shared, dice, canaries);
    }
  }
  relate(sent, dice, canaries);
  return sent;
}

Record with_other_values(const Record& before, std::size_t place, const std::vector<Category>& categories,
                         Dice& dice, Canaries& canaries) {
  Record record = before;
  Filling filling(record, place, dice, canaries);
  for (const Category category : categories) {
    std::erase_if(record.attributes, [&](const auto& attribute) { return attribute.category == category; });
    switch (category) {
      case Category::identity:
        filling.other_identity();
        break;
      case Category::identifiers:
        std::erase_if(record.identifiers, [](const auto& one) { return one.type != "nino"; });
        filling.card("xyz");
        break;
      case Category::contact:
        record.addresses.clear();
        record.contacts.clear();
        record.relationships.clear();
        filling.address(new_address(dice, canaries));
        filling.contact_points();
        break;
      case Category::engagements: {
        const bool any = !record.engagements.empty();  // that there are any, and since when, is involvement
        while (any && record.engagements == before.engagements) {
          record.engagements.clear();
          filling.engagements();
          if (record.engagements.empty()) {
            record.engagements = before.engagements;
          }
        }
        break;
      }
      case Category::safety:
        record.markers.clear();
        filling.markers();
        break;
      case Category::protected_:
        std::erase_if(record.names, [](const auto& name) { return name.use == domain::NameUse::birth; });
        filling.protected_names();
        break;
      case Category::health:
      case Category::equality:
      case Category::preferences:
        filling.attributes(category);
        break;
      case Category::identifiers_masked:
      case Category::involvement:
      case Category::interactions:
        break;
    }
  }
  return record;
}

}  // namespace concord::api::testing
