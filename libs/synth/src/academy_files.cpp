#include <fmt/format.h>

#include <concord/base/text.hpp>

#include "benefits.hpp"
#include "manifest.hpp"

namespace concord::synth {
namespace {

constexpr std::string_view kCurrent = "2099-12-31";

// The systems' check letters follow no published rule: any will do, the same for the same number.
std::string check_letter(std::uint64_t number) {
  return std::string(1, static_cast<char>('A' + number * 7 % 26));
}

// Four columns of an address.
std::vector<std::string> four_lines(const Place& place, const Writing& writing = {}) {
  std::vector<std::string> found = lines(place, writing);
  if (!place.town.empty()) found.push_back(place.town);
  found.resize(4);
  for (std::string& line : found) line = to_upper_ascii(line);
  return found;
}

}  // namespace

AcademyFiles::AcademyFiles(const std::filesystem::path& folder)
    : folder_(folder),
      claim_(folder / "hbclaim.csv",
             "claim_id,check_digit,status_ind,application_date,cancel_date,nino,contact_tel_no,pot_violent,"
             "unsafe_addr_ind,warn_code,curr_language"),
      household_(
          folder / "hbhousehold.csv",
          "claim_id,house_id,from_date,to_date,addr1,addr2,addr3,addr4,post_code,uprn,shared_accom_ind"),
      member_(
          folder / "hbmember.csv",
          "claim_id,house_id,member_id,person_ref,title,forename,surname,name,type,birth_date,gender,nino,"
          "disable_ind,carer_ind,student_ind,deceased_date"),
      ctax_claim_(folder / "hbctaxclaim.csv", "claim_id,ctax_claim_id,ctax_ref"),
      account_(
          folder / "ctaccount.csv",
          "account_ref,account_cd,lead_liab_name,lead_liab_title,lead_liab_forename,lead_liab_middlename,"
          "lead_liab_surname,lead_liab_pos,for_addr1,for_addr2,for_addr3,for_addr4,for_postcode,party_ref"),
      occupation_(folder / "ctoccupation.csv",
                  "account_ref,property_ref,occupation_date,vacation_date,live_ind"),
      property_(folder / "ctproperty.csv",
                "property_ref,addr1,addr2,addr3,addr4,postcode,uprn,institution,council_ha_ind,band_010493") {
}

void AcademyFiles::write_member(const Unit& unit, const Claim& claim, std::size_t home,
                                const ClaimMember& member, std::size_t row, Day today) {
  const View& view = member.view;
  const Person& person = unit.people[view.person];
  member_.number(claim.id)
      .number(home + 1)
      .number(row)
      .number(member.person_ref)
      .cut(to_upper_ascii(view.title), 4);
  member_.cut(view.given, 32)
      .cut(view.family, 32)
      .cut(view.family + ", " + view.given, 32)
      .text(std::string(1, member.type));
  member_.text(view.birth ? british(*view.birth) : "")
      .text(person.sex == Sex::male ? "1" : "2")
      .cut(view.nino, 10);
  member_.flag(member.disabled).flag(member.carer).flag(member.student);
  member_.text(view.death && *view.death <= today ? stamp(*view.death) : "").end_row();
}

void AcademyFiles::write_claim(const Unit& unit, const Claim& claim, Day today) {
  std::string claimants_nino;
  for (const ClaimMember& member : claim.members) {
    if (member.type == '1') claimants_nino = member.view.nino;
  }
  claim_.number(claim.id)
      .text(check_letter(claim.id))
      .text(std::string(1, claim.status))
      .text(stamp(claim.applied));
  claim_.text(claim.cancelled ? stamp(*claim.cancelled) : "").text(claimants_nino).cut(claim.telephone, 20);
  claim_.flag(claim.violent).flag(claim.unsafe_address).text(claim.warning);
  claim_.text(customs(unit.people[claim.members.front().view.person].origin).language).end_row();
  for (std::size_t i = 0; i < claim.homes.size(); ++i) {
    const ClaimHome& home = claim.homes[i];
    const Place& place = unit.places[home.place];
    const std::vector<std::string> address = four_lines(place, home.writing);
    household_.number(claim.id)
        .number(i + 1)
        .text(stamp(home.from))
        .text(home.to && *home.to <= today ? iso(*home.to) : std::string(kCurrent));
    household_.cut(address[0], 35)
        .cut(address[1], 35)
        .cut(address[2], 32)
        .cut(address[3], 32)
        .cut(postcode(place, home.writing), 10);
    household_.cut(uprn(place, home.writing), 12);
    household_.flag(place.kind == PlaceKind::shared_house || place.kind == PlaceKind::hostel).end_row();
    std::size_t row = 1;
    for (const ClaimMember& member : claim.members) {
      if (member.first_home > i || (member.last_home && *member.last_home < i)) continue;
      write_member(unit, claim, i, member, row++, today);
    }
  }
  if (claim.account != 0) {
    ctax_claim_.number(claim.id)
        .number(claim.id + 1)
        .text(std::to_string(claim.account) + check_letter(claim.account))
        .end_row();
  }
}

void AcademyFiles::write_account(const Unit& unit, const Account& account, Day today) {
  account_.number(account.ref).text(check_letter(account.ref)).cut(account.name, 32).cut(account.title, 8);
  account_.cut(account.forename, 32)
      .cut(account.middlename, 32)
      .cut(account.surname, 32)
      .text(std::to_string(account.position));
  const bool ended = account.to && *account.to <= today;
  if (account.forwarding) {
    const Place& place = unit.places[*account.forwarding];
    for (const std::string& line : four_lines(place)) account_.cut(line, 32);
    account_.cut(place.postcode, 8);
  } else {
    account_.empty().empty().empty().empty().empty();
  }
  account_.number(account.ref * 3 % 99999989).end_row();
  occupation_.number(account.ref).text(fmt::format("{:010}", 7000000 + unit.places[account.place].number));
  occupation_.text(stamp(account.from)).text(ended ? stamp(*account.to) : "").flag(!ended).end_row();
}

void AcademyFiles::write_property(const Place& place) {
  const std::vector<std::string> address = four_lines(place);
  property_.text(fmt::format("{:010}", 7000000 + place.number))
      .cut(address[0], 35)
      .cut(address[1], 35)
      .cut(address[2], 32);
  property_.cut(address[3], 32).cut(place.postcode, 8).cut(place.uprn, 12);
  property_.flag(place.kind == PlaceKind::hostel || place.kind == PlaceKind::care_home);
  property_.text(place.council            ? "C"
                 : place.number % 12 == 0 ? "H"
                                          : "")
      .text(std::string(1, static_cast<char>('A' + place.number % 6)));
  property_.end_row();
}

void AcademyFiles::write(const Unit& unit, const std::vector<Claim>& claims,
                         const std::vector<Account>& accounts, Day today) {
  if (unit.empty_home) write_property(*unit.empty_home);
  for (const std::size_t place : unit.own_places) write_property(unit.places[place]);
  for (const Claim& claim : claims) write_claim(unit, claim, today);
  for (const Account& account : accounts) write_account(unit, account, today);
}

void AcademyFiles::merge(std::string_view old_id, std::string_view new_id, Day merged) {
  if (!merges_) merges_.emplace(folder_ / "merges.csv", "old_record_id,new_record_id,merged_at");
  merges_->text(old_id).text(new_id).text(stamp(merged)).end_row();
}

void AcademyFiles::close(Day today) {
  std::vector<CsvFile*> files{&claim_,   &household_,  &member_,  &ctax_claim_,
                              &account_, &occupation_, &property_};
  if (merges_) files.push_back(&*merges_);
  write_manifest(folder_, {"benefits", "academy", "full", day_of(1993, 4, 1), today}, files);
}

}  // namespace concord::synth
