#include "care.hpp"
#include "manifest.hpp"

namespace concord::synth {
namespace {

std::string_view address_type(const Place& place) {
  switch (place.kind) {
    case PlaceKind::care_home:
      return "CARE HOME";
    case PlaceKind::hostel:
    case PlaceKind::nowhere:
      return "TEMPORARY";
    default:
      return "HOME";
  }
}

std::string_view yes_no(bool value) { return value ? "Y" : "N"; }

// The number stands in a numeric column: a leading nought is lost.
std::string numeric(const std::string& digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? "" : digits.substr(first);
}

}  // namespace

MosaicFiles::MosaicFiles(const std::filesystem::path& folder)
    : folder_(folder),
      persons_(
          folder / "dm_persons.csv",
          "PERSON_ID,NHS_ID,UPN_ID,TITLE,FIRST_NAME,LAST_NAME,FULL_NAME,DATE_OF_BIRTH,DATE_OF_DEATH,GENDER,"
          "RESTRICTED,FULL_ETHNICITY_CODE,FIRST_LANGUAGE,INTERPRETER_REQUIRED,EMAIL_ADDRESS,CONTEXT_FLAG"),
      addresses_(
          folder / "dm_addresses.csv",
          "REF_ADDRESS_ID,PERSON_ID,START_DATE,END_DATE,ADDRESS,POST_CODE,ADDRESS_TYPE,IS_DISPLAY_ADDRESS,"
          "IS_CONTACT_ADDRESS,IS_HMO,UNIQUE_ID"),
      telephones_(folder / "dm_telephone_numbers.csv",
                  "TELEPHONE_NUMBER_ID,PERSON_ID,TELEPHONE_NUMBER,TELEPHONE_NUMBER_TYPE") {}

void MosaicFiles::write(const Unit& unit, const Case& each, Day today) {
  const View& view = each.view;
  const Person& person = unit.people[view.person];
  const Customs& ways = customs(person.origin);
  persons_.number(each.id)
      .text(numeric(view.nhs_number))
      .text(each.child ? person.upn : "")
      .cut(view.title, 8);
  persons_.cut(view.given, 30).cut(view.family, 30).cut(view.given + " " + view.family, 62);
  persons_.text(view.birth ? iso(*view.birth) : "")
      .text(view.death && *view.death <= today ? iso(*view.death) : "");
  persons_.text(person.sex == Sex::male ? "M" : "F").text(yes_no(each.restricted)).text(ways.ethnic_code);
  persons_.text(ways.language).text(yes_no(each.id % 17 == 0)).text(each.email).text(each.child ? "C" : "A");
  persons_.end_row();
  for (std::size_t number = 0; number < each.addresses.size(); ++number) {
    const CareAddress& address = each.addresses[number];
    if (address.from > today) continue;
    const Place& place = unit.places[address.place];
    const bool current = !address.to || *address.to > today;
    addresses_.number(each.id * 16 + number)
        .number(each.id)
        .text(iso(address.from))
        .text(current ? "" : iso(*address.to));
    addresses_.cut(one_line(place, address.writing), 464)
        .text(postcode(place, address.writing))
        .text(address_type(place))
        .text(yes_no(current));
    addresses_.text(yes_no(current))
        .text(yes_no(place.kind == PlaceKind::shared_house))
        .text(uprn(place, address.writing))
        .end_row();
  }
  if (!each.phone.empty()) {
    telephones_.number(each.id).number(each.id).cut(each.phone, 32).text(each.phone_type).end_row();
  }
}

void MosaicFiles::merge(std::string_view old_id, std::string_view new_id, Day merged) {
  if (!merges_) merges_.emplace(folder_ / "merges.csv", "old_record_id,new_record_id,merged_at");
  merges_->text(old_id).text(new_id).text(iso(merged)).end_row();
}

void MosaicFiles::close(Day today) {
  std::vector<CsvFile*> files{&persons_, &addresses_, &telephones_};
  if (merges_) files.push_back(&*merges_);
  write_manifest(folder_, {"social-care", "mosaic", "full", day_of(1990, 1, 1), today}, files);
}

}  // namespace concord::synth
