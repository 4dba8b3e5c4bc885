#include <fmt/format.h>

#include "care.hpp"
#include "manifest.hpp"

namespace concord::synth {
namespace {

constexpr std::string_view kLaCode = "204";

std::string_view support_reason(const Case& each, int age) {
  if (each.carer) return "Social Support: Support to carer";
  if (age < 50) return each.id % 2 == 0 ? "Learning Disability Support" : "Mental Health Support";
  return each.id % 3 == 0 ? "Support with Memory and Cognition" : "Physical Support: Personal care support";
}

std::string_view accommodation(const Unit& unit, const Case& each) {
  if (each.refuge) return "Refuge";
  const Place& place = unit.places[each.cld_place];
  if (place.kind == PlaceKind::nowhere) return "Rough sleeper or squatting";
  if (place.kind == PlaceKind::hostel) return "Night shelter, emergency hostel or direct access hostel";
  if (place.kind == PlaceKind::care_home) return "Registered care home";
  switch (unit.tenures[each.cld_place]) {
    case Tenure::council:
    case Tenure::housing_association:
      return "Tenant: Local authority or other social housing provider";
    case Tenure::private_rent:
      return "Tenant: Private landlord";
    case Tenure::owned:
    case Tenure::council_leasehold:
      return "Owner occupier or shared ownership scheme";
    case Tenure::none:
      break;
  }
  return "Unknown";
}

}  // namespace

CldFile::CldFile(const std::filesystem::path& folder)
    : folder_(folder),
      file_(folder / "cld.csv",
            "LA Code,Reporting Period Start Date,Reporting Period End Date,NHS Number,LA Person Unique "
            "Identifier,"
            "First Name,Last Name,Gender,Ethnicity,Date of Birth,Date of Death,Client Type,Primary Support "
            "Reason,"
            "Postcode,Accommodation Status,Has Unpaid Carer,Event Type,Event Reference,Event Start "
            "Date,Event End Date,"
            "Event Outcome,Service Type,Service Component,Delivery Mechanism,Adult 1 Linked Person ID,"
            "Adult 2 Linked Person ID,Adult 3 Linked Person ID") {}

bool CldFile::write(const Unit& unit, const Case& each, Day today) {
  const Day from = plus_months(today, -12) + std::chrono::days{1};
  const View& view = each.cld_view;
  const Person& person = unit.people[view.person];
  bool any = false;
  for (std::size_t number = 0; number < each.events.size(); ++number) {
    const CareEvent& event = each.events[number];
    if (event.to && *event.to < from) continue;
    if (event.from > today) continue;
    any = true;
    file_.text(kLaCode).text(british(from)).text(british(today)).text(view.nhs_number).number(each.id);
    file_.text(view.given).text(view.family).text(person.sex == Sex::male ? "Male" : "Female");
    file_.text(customs(person.origin).ethnic_group).text(view.birth ? british(*view.birth) : "");
    file_.text(view.death && *view.death <= today ? british(*view.death) : "");
    file_.text(each.carer ? "Carer" : "Service User").text(support_reason(each, age_on(person.birth, today)));
    file_.text(postcode(unit.places[each.cld_place], each.cld_writing)).text(accommodation(unit, each));
    file_.text(each.carer ? "Unknown" : "No")
        .text(event.type)
        .text(fmt::format("E{:09}", each.id * 32 + number));
    file_.text(british(event.from)).text(event.to && *event.to <= today ? british(*event.to) : "");
    file_.text(event.outcome).text(event.service_type).text(event.component).text(event.mechanism);
    file_.text(each.cares_for ? std::to_string(*each.cares_for) : "").empty().empty().end_row();
  }
  return any;
}

void CldFile::close(Day today) {
  write_manifest(folder_,
                 {"social-care", "cld", "delta", plus_months(today, -12) + std::chrono::days{1}, today},
                 {&file_});
}

}  // namespace concord::synth
