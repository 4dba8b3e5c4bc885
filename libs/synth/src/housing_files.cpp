#include <fmt/format.h>

#include <concord/base/text.hpp>

#include "housing.hpp"
#include "manifest.hpp"

namespace concord::synth {
namespace {

constexpr std::string_view kStillActive = "1900-01-01 00:00:00";

std::string initials(const View& view) {
  std::string letters = to_upper_ascii(utf8_prefix(view.given, 1));
  if (!view.middle.empty()) letters += " " + to_upper_ascii(utf8_prefix(view.middle, 1));
  return letters;
}

std::string_view property_type(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::house:
      return "HSE";
    case PlaceKind::shared_house:
      return "HMO";
    case PlaceKind::hostel:
      return "HST";
    case PlaceKind::sheltered:
      return "SHE";
    default:
      return "FLT";
  }
}

std::string pence(int amount) {
  return fmt::format("{}{}.{:02}", amount < 0 ? "-" : "", std::abs(amount) / 100, std::abs(amount) % 100);
}

std::string_view yes_no(bool value) { return value ? "Y" : "N"; }

}  // namespace

HousingFiles::HousingFiles(const std::filesystem::path& folder)
    : folder_(folder),
      member_(folder / "member.csv",
              "house_ref,person_no,title,initials,forename,surname,dob,gender,ethnic_origin,nationality,"
              "first_lang,"
              "relationship,responsible,ni_no,disabled,wheelch_user,econ_status,at_risk,vulnerable"),
      tenagree_(folder / "tenagree.csv",
                "tag_ref,prop_ref,house_ref,cot,eot,tenure,active,terminated,cur_bal,succession_date"),
      property_(folder / "property.csv",
                "prop_ref,post_preamble,address1,post_desig,post_code,u_llpg_ref,subtyp_code,sheltered,"
                "housing_officer"),
      contactlink_(folder / "contactlink.csv", "ContactNo,LinkType,Key1,Key2,BenClaimReference,CTAccountNo"),
      phone_(folder / "phone.csv", "ContactNo,PhoneNo,PhoneType,OKToCall,modDate"),
      email_(folder / "email.csv", "ContactNo,Email,EmailType,OKToEmail,modDate"),
      alert_(folder / "cautionaryalert.csv",
             "house_ref,person_no,alert_code,of_address,start_date,review_date,last_review_date,end_date,"
             "assure_reference,incident_date,officer,date_informed,how_informed,not_informed_reason") {}

void HousingFiles::write_member(const Unit& unit, const House& house, const HousingMember& member) {
  const View& view = member.view;
  const Person& person = unit.people[view.person];
  const Customs& ways = customs(person.origin);
  const int age = age_on(person.birth, view.known);
  member_.padded(fmt::format("{:010}", house.ref), 10).number(member.number).padded(view.title, 10);
  member_.padded(initials(view), 3).padded(view.given, 24).padded(view.family, 20);
  member_.text(view.birth ? stamp(*view.birth) : "");
  member_.padded(!member.gender_known ? "" : person.sex == Sex::male ? "M" : "F", 1);
  member_.padded(ways.ethnic_code, 3)
      .padded(person.origin == Origin::british ? "GBR" : "", 3)
      .text(ways.language);
  member_.text(std::string(1, member.relationship)).flag(member.responsible).padded(view.nino, 12);
  member_.padded(yes_no(member.disabled), 3).padded(yes_no(member.disabled && age > 70), 3);
  member_.text(age < 16 ? "C" : age > 66 ? "R" : "E").flag(member.at_risk).text(yes_no(member.vulnerable));
  member_.end_row();
}

void HousingFiles::write_tenancy(const House& house, const Tenancy& tenancy, const Place& place, Day today) {
  const bool ended = tenancy.to && *tenancy.to <= today;
  tenagree_.padded(tenancy.tag_ref, 11)
      .padded(property_ref(place), 12)
      .padded(fmt::format("{:010}", house.ref), 10);
  tenagree_.text(stamp(tenancy.from))
      .text(ended ? stamp(*tenancy.to) : kStillActive)
      .padded(tenancy.tenure, 3);
  tenagree_.flag(!ended).flag(ended).text(pence(tenancy.balance_pence)).empty();
  tenagree_.end_row();
}

void HousingFiles::write_property(const Place& place) {
  const std::string flat = place.flat.empty() ? "" : "Flat " + place.flat;
  const std::string preamble =
      flat.empty() || place.building.empty() ? flat + place.building : flat + " " + place.building;
  property_.padded(property_ref(place), 12).padded(to_upper_ascii(preamble), 60);
  property_.padded(to_upper_ascii(place.street + ", " + place.town), 255).padded(place.house, 60);
  property_.padded(place.postcode, 10).padded(place.uprn, 16).padded(property_type(place.kind), 3);
  property_.flag(place.kind == PlaceKind::sheltered).padded(fmt::format("H{:02}", place.number % 40), 3);
  property_.end_row();
}

void HousingFiles::write_contact(const House& house, const HousingMember& member) {
  const HousingContact& contact = *member.contact;
  const std::uint64_t number = house.ref * 16 + member.number;
  contactlink_.number(number).text("TAG").padded(house.tenancies.back().tag_ref, 20);
  contactlink_.padded(std::to_string(member.number), 10);
  contactlink_.text(contact.claim == 0 ? "" : std::to_string(contact.claim));
  contactlink_.text(contact.account == 0 ? "" : std::to_string(contact.account)).end_row();
  if (!contact.phone.empty()) {
    phone_.number(number).cut(contact.phone, 20).text(std::string(1, contact.phone_type));
    phone_.text(yes_no(number % 9 != 0)).text(stamp(contact.modified)).end_row();
  }
  if (!contact.email.empty()) {
    email_.number(number)
        .cut(contact.email, 50)
        .text("H")
        .text(yes_no(number % 7 != 0))
        .text(stamp(contact.modified))
        .end_row();
  }
}

void HousingFiles::write(const Unit& unit, const std::vector<House>& houses, Day today) {
  if (unit.empty_home && unit.empty_home->council) write_property(*unit.empty_home);
  for (const std::size_t place : unit.own_places) {
    if (unit.places[place].council) write_property(unit.places[place]);
  }
  for (const House& house : houses) {
    for (const Tenancy& tenancy : house.tenancies)
      write_tenancy(house, tenancy, unit.places[tenancy.place], today);
    for (const HousingMember& member : house.members) {
      write_member(unit, house, member);
      if (member.contact) write_contact(house, member);
    }
  }
}

void HousingFiles::write_alert(const HousingAlert& alert) {
  const auto stamped = [](const std::optional<Day>& day) { return day ? stamp(*day) : std::string{}; };
  alert_.padded(fmt::format("{:010}", alert.house), 10).number(alert.person_no).text(alert.code);
  alert_.flag(alert.of_address).text(stamp(alert.from)).text(stamped(alert.review));
  alert_.text(stamped(alert.reviewed)).text(stamped(alert.to));
  alert_.text(fmt::format("CA{:07}", alert.reference)).text(stamp(alert.incident));
  alert_.text(fmt::format("H{:02}", alert.officer)).text(stamped(alert.informed));
  alert_.text(alert.informed ? "L" : "").text(alert.informed ? "" : "H").end_row();
}

void HousingFiles::merge(std::string_view old_id, std::string_view new_id, Day merged) {
  if (!merges_) merges_.emplace(folder_ / "merges.csv", "old_record_id,new_record_id,merged_at");
  merges_->text(old_id).text(new_id).text(stamp(merged)).end_row();
}

void HousingFiles::close(Day today) {
  std::vector<CsvFile*> files{&member_, &tenagree_, &property_, &contactlink_, &phone_, &email_, &alert_};
  if (merges_) files.push_back(&*merges_);
  write_manifest(folder_, {"housing", "universal-housing", "full", day_of(1990, 1, 1), today}, files);
}

}  // namespace concord::synth
