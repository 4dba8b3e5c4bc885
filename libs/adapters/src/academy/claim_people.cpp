#include "academy/claim_people.hpp"

#include <unordered_map>

#include <concord/base/text.hpp>

#include "academy/columns.hpp"

namespace concord::adapters::academy {
namespace {

using domain::Category;

bool is_placeholder_or_empty(std::string_view text) {
  return text.empty() || domain::is_placeholder_name(text);
}

// "SURNAME, FORENAME" of the name column, for rows whose parts are empty.
domain::PersonName from_whole_name(const Row& row) {
  domain::NamedParty party = domain::parse_account_name(row.text(hbmember::name));
  if (party.kind != domain::NamedKind::person || party.people.empty()) {
    return {};
  }
  domain::PersonName name = std::move(party.people.front());
  name.given_cut = row.fills(hbmember::name, kNameWidth);
  return name;
}

}  // namespace

void ClaimPerson::add_name(const Row& row, const When& when) {
  domain::PersonName name;
  name.given = row.name(hbmember::forename);
  name.family = row.name(hbmember::surname);
  name.given_cut = row.fills(hbmember::forename, kNameWidth);
  name.family_cut = row.fills(hbmember::surname, kNameWidth);
  if (row.text(hbmember::forename).empty() && row.text(hbmember::surname).empty()) {
    name = from_whole_name(row);
  }
  if (name.title.empty()) {
    name.title = collapse_blanks(row.text(hbmember::title));
  }
  if (!name.given.empty() || !name.family.empty() || !name.full.empty()) {
    name_.offer(when, std::move(name));
  }
}

void ClaimPerson::add(const Row& row, const Place& place, const ClaimTables& tables) {
  if (rows_++ == 0) {
    claim_id_ = row.string(hbmember::claim_id);
    person_ref_ = row.string(hbmember::person_ref);
    first_line_ = place.line;
  }
  const std::string house = house_key(claim_id_, row.text(hbmember::house_id));
  const auto address = tables.houses.find(house);
  const auto since = address == tables.houses.end() ? std::nullopt : address->second.from;
  const When when{since.value_or(domain::PartialDate{}), {}, place.line};
  houses_.insert(house);
  const bool named = !row.text(hbmember::forename).empty() || !row.text(hbmember::surname).empty();
  if (named) {
    somebody_ = !is_placeholder_or_empty(row.text(hbmember::forename)) ||
                !is_placeholder_or_empty(row.text(hbmember::surname));
  }
  add_name(row, when);
  if (const auto date = row.birth_date(hbmember::birth_date)) {
    birth_date_.offer(when, *date);
  }
  if (const auto date = row.date(hbmember::deceased_date)) {
    death_date_.offer(when, *date);
  }
  const Result<domain::Sex> sex = domain::parse_sex(row.known_code(hbmember::gender, "gender"));
  if (sex) {
    sex_.offer(when, *sex);
  }
  if (auto nino = row.identifier(hbmember::nino, domain::identifier_type::nino)) {
    nino_.offer(when, std::move(*nino));
  }
  type_.offer(when, row.code(hbmember::type, "member-type"));
  disabled_.offer(when, row.flag(hbmember::disable_ind, "disable-ind"));
  carer_.offer(when, row.flag(hbmember::carer_ind, "carer-ind"));
  student_.offer(when, row.flag(hbmember::student_ind, "student-ind"));
}

void ClaimPerson::write_claim(domain::Record& record, const Claim& claim) const {
  domain::Engagement engagement;
  engagement.kind = "housing-benefit";
  engagement.reference = claim.reference;
  engagement.role = type_.value();
  engagement.status = claim.status;
  engagement.from = claim.from;
  engagement.to = claim.to;
  record.engagements.push_back(engagement);
  if (claim.council_tax_support) {
    engagement.kind = "council-tax-support";
    record.engagements.push_back(std::move(engagement));
  }
  if (claim.unsafe_address) {
    record.restrictions.push_back({"unsafe-address", {}, {}});
  }
}

// What the claim says of its claimant, and of nobody else in the house.
void ClaimPerson::write_claimants_own(domain::Record& record, const Claim& claim) const {
  if (claim.nino && !nino_.known()) {
    add_once(record, *claim.nino);
  }
  if (claim.phone) {
    record.contacts.push_back(*claim.phone);
  }
  if (claim.violent) {
    record.markers.push_back({"violence", "person", claim.from, {}});
  }
  if (!claim.warning.empty()) {
    record.markers.push_back({claim.warning, "person", claim.from, {}});
  }
  add_attribute(record, Category::preferences, "first-language", claim.language);
}

void ClaimPerson::write_attributes(domain::Record& record) const {
  if (disabled_.value()) {
    add_attribute(record, Category::health, "disabled", "yes");
  }
  if (carer_.value()) {
    add_attribute(record, Category::health, "carer", "yes");
  }
  if (student_.value()) {
    add_attribute(record, Category::equality, "student", "yes");
  }
}

domain::Record ClaimPerson::record(const ClaimTables& tables, const std::string& claimant) const {
  domain::Record record;
  record.record_id = record_id();
  record.part = domain::Part::housing_benefit;
  if (name_.known()) {
    record.names.push_back(name_.value());
  }
  if (birth_date_.known()) {
    record.birth_date = birth_date_.value();
  }
  if (sex_.known()) {
    record.sex = sex_.value();
  }
  if (death_date_.known()) {
    record.death = domain::Death{domain::DeathState::reported, death_date_.value()};
  }
  if (nino_.known()) {
    add_once(record, nino_.value());
  }
  const auto claim_number = domain::parse_identifier(domain::identifier_type::benefit_claim, claim_id_);
  if (claim_number) {
    add_once(record, *claim_number);
  }
  for (const std::string& house : houses_) {
    const auto address = tables.houses.find(house);
    if (address != tables.houses.end()) {
      record.addresses.push_back(address->second);
    }
  }
  const auto claim = tables.claims.find(claim_id_);
  if (claim != tables.claims.end()) {
    write_claim(record, claim->second);
    if (is_claimant()) {
      write_claimants_own(record, claim->second);
    }
  }
  // What the claimant is to this one.
  if (!claimant.empty() && claimant != record.record_id) {
    const std::string& type = type_.value();
    record.relationships.push_back({type == "partner"     ? "partner"
                                    : type == "dependant" ? "responsible-adult"
                                                          : "other",
                                    claimant,
                                    {},
                                    {}});
  }
  write_attributes(record);
  return record;
}

std::vector<ClaimPerson> read_claim_people(Table& members, const ClaimTables& tables, Delivery& delivery) {
  std::vector<ClaimPerson> people;
  std::unordered_map<std::string, std::size_t> places;
  while (members.next()) {
    const Row row = members.row();
    const std::string id = "hb-" + row.string(hbmember::claim_id) + "-" + row.string(hbmember::person_ref);
    if (row.text(hbmember::claim_id).empty() || row.text(hbmember::person_ref).empty() ||
        !domain::parse_record_id(id)) {
      delivery.unusable(members.place(), fail(Code::missing_field,
                                              "claim_id or person_ref is missing or can't make a record id"));
      continue;
    }
    const auto [place, fresh] = places.try_emplace(id, people.size());
    if (fresh) {
      people.emplace_back();
    }
    people[place->second].add(row, members.place(), tables);
  }
  return people;
}

}  // namespace concord::adapters::academy
