#include "council_writer.hpp"

#include <concord/base/text.hpp>

#include "later.hpp"
#include "warnings.hpp"

namespace concord::synth {
namespace {

// A contact's cross-references to the claim and the account of the same people.
void cross_refer(Knowledge& known, Random& random) {
  for (House& house : known.houses) {
    for (HousingMember& member : house.members) {
      if (!member.contact) continue;
      for (const Claim& claim : known.claims) {
        for (const ClaimMember& each : claim.members) {
          if (each.view.person == member.view.person && random.chance(0.2)) member.contact->claim = claim.id;
        }
      }
      for (const Account& account : known.accounts) {
        for (const View& each : account.people) {
          if (each.person == member.view.person && random.chance(0.15)) member.contact->account = account.ref;
        }
      }
    }
  }
  // Council-tax support is paid into the account of the same home.
  for (Claim& claim : known.claims) {
    for (const Account& account : known.accounts) {
      const bool same_home =
          account.place == claim.homes.back().place && account.kind != LiableKind::void_property;
      if (same_home && random.chance(0.8)) claim.account = account.ref;
    }
  }
}

}  // namespace

CouncilWriter::Delivery::Delivery(const std::filesystem::path& folder, Day day)
    : today(day),
      housing(folder / "housing"),
      benefits(folder / "benefits"),
      cld(folder / "social-care" / "cld"),
      mosaic(folder / "social-care" / "mosaic") {}

CouncilWriter::CouncilWriter(const CouncilOptions& options)
    : options_(options),
      places_(options.seed),
      families_(options.seed, Day{options.today}, names_, places_),
      first_(options.out, Day{options.today}),
      truth_(options.out / "truth.csv", "source,record_id,resident_id") {
  if (options.months > 0) {
    later_ = std::make_unique<Delivery>(options.out / "later", plus_months(first_.today, options.months));
  }
}

Knowledge CouncilWriter::know(const Unit& unit, Day today) const {
  const auto chance = [&](std::string_view system) { return Random(options_.seed, system, unit.number); };
  Random housing = chance("housing"), benefits = chance("benefits"), tax = chance("tax"),
         care = chance("care");
  Random links = chance("links");
  Knowledge known;
  known.houses = Housing(names_, today).know(unit, housing);
  known.claims = HousingBenefit(names_, today).know(unit, benefits);
  known.accounts = CouncilTax(names_, today).know(unit, tax);
  known.cases = SocialCare(names_, today).know(unit, care);
  cross_refer(known, links);
  Random warnings = chance("warnings");
  known.alerts = alerts_of(known.houses, today, warnings);
  return known;
}

void CouncilWriter::tell_truth(std::string_view source, const std::string& id, const Person& person) {
  if (!told_.insert({std::string(source), id}).second) return;
  truth_.text(source).text(id).text(person.id).end_row();
  ++summary_.records[std::string(source) + " " + id.substr(0, id.find('-'))];
}

void CouncilWriter::deliver(Delivery& delivery, const Unit& unit, const Knowledge& known) {
  delivery.housing.write(unit, known.houses, delivery.today);
  for (const HousingAlert& alert : known.alerts) {
    if (is_of(alert, known.houses)) delivery.housing.write_alert(alert);
  }
  delivery.benefits.write(unit, known.claims, known.accounts, delivery.today);
  for (const House& house : known.houses) {
    for (const HousingMember& each : house.members)
      tell_truth("housing", record_id(house, each), unit.people[each.view.person]);
  }
  for (const Claim& claim : known.claims) {
    for (const ClaimMember& each : claim.members)
      tell_truth("benefits", record_id(claim, each), unit.people[each.view.person]);
  }
  for (const Account& account : known.accounts) {
    for (std::size_t i = 0; i < account.people.size(); ++i) {
      tell_truth("benefits", record_id(account, i), unit.people[account.people[i].person]);
    }
    if (account.dead) tell_truth("benefits", record_id(account, 0), unit.people[*account.dead]);
  }
  for (const Case& each : known.cases) {
    const Person& person = unit.people[each.view.person];
    if (each.in_cld && delivery.cld.write(unit, each, delivery.today)) {
      tell_truth("social-care", cld_record_id(each.id), person);
    }
    if (!each.in_mosaic) continue;
    delivery.mosaic.write(unit, each, delivery.today);
    tell_truth("social-care", mosaic_record_id(each.id), person);
  }
  for (const Merged& each : known.merged) {
    if (each.where == Merged::Where::housing) delivery.housing.merge(each.old_id, each.new_id, each.day);
    if (each.where == Merged::Where::mosaic) delivery.mosaic.merge(each.old_id, each.new_id, each.day);
  }
}

std::uint64_t CouncilWriter::write_unit(std::uint64_t number, std::uint64_t most) {
  Unit unit = families_.make(number, most);
  const std::uint64_t made = unit.people.size();
  told_.clear();
  Knowledge known = know(unit, first_.today);
  deliver(first_, unit, known);
  if (later_) {
    Later(options_.seed, families_, names_, first_.today, later_->today).pass(unit, known);
    deliver(*later_, unit, known);
  }
  summary_.residents += made;
  ++summary_.households;
  return made;
}

void CouncilWriter::write_arrivals(std::uint64_t first_unit) {
  // Three in a hundred households in a year.
  const std::uint64_t households = first_unit - options_.first_household;
  const std::uint64_t arrivals = households * 3 * static_cast<std::uint64_t>(options_.months) / 1200;
  for (std::uint64_t i = 0; i < arrivals; ++i) {
    const Unit unit = families_.make_arrival(first_unit + i, first_.today, later_->today);
    told_.clear();
    deliver(*later_, unit, know(unit, later_->today));
  }
}

CouncilSummary CouncilWriter::close() {
  for (Delivery* delivery : {&first_, later_.get()}) {
    if (delivery == nullptr) continue;
    delivery->housing.close(delivery->today);
    delivery->benefits.close(delivery->today);
    delivery->cld.close(delivery->today);
    delivery->mosaic.close(delivery->today);
  }
  truth_.close();
  return summary_;
}

}  // namespace concord::synth
