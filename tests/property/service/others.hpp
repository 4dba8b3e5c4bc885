// Other people, put into a record in the ways in which sources name them.
#pragma once

#include <string>

#include <rapidcheck.h>

#include <concord/base/text.hpp>
#include <concord/domain/record.hpp>

namespace concord::testing {

// Stands nowhere but where somebody else is named.
inline const std::string kCanary = "zqcanaryqz";

inline domain::Engagement engagement(std::string kind, std::string reference, std::string role) {
  domain::Engagement made;
  made.kind = std::move(kind);
  made.reference = std::move(reference);
  made.role = std::move(role);
  return made;
}

inline void name_others(domain::Record& record) {
  domain::PersonName couple;
  couple.full = "MR A & MRS " + kCanary + " OKAFOR";
  record.names.push_back(couple);
  record.relationships.push_back({"partner", kCanary + "-1", {}, {}});
  record.addresses.push_back({});
  record.addresses.back().lines = {"c/o Mr " + kCanary, "4 Elm Way"};
  domain::ContactPoint phone;
  phone.value = "+447700900311";
  phone.use = "carer";
  phone.as_entered = kCanary;
  record.contacts.push_back(phone);
  phone.use = "mobile";
  record.contacts.push_back(phone);
  const std::string role = *rc::gen::element<std::string>("dependant", "household-member", "", "lodger");
  record.engagements.push_back(engagement("housing-benefit", kCanary, role));
  record.engagements.back().details = {{"balance", kCanary}};
  record.engagements.push_back(engagement("tenancy", "0123456", "tenant"));
  record.engagements.back().details = {{"landlord", kCanary}, {"worker", kCanary}};
  record.identifiers.push_back(
      {std::string(domain::identifier_type::benefit_claim), to_upper_ascii(kCanary)});
  record.attributes.push_back({domain::Category::health, "note", kCanary});
  record.attributes.push_back({domain::Category::preferences, "who-to-ask", kCanary});
  record.markers.push_back({kCanary, "person", {}, {}});
  domain::Marker told{"VA", "person", {}, {}};
  told.incident = domain::Incident{"told by " + kCanary, {2026, 1, 1}, "assault"};
  told.decided_by = "officer " + kCanary;
  told.told = domain::Told{{2026, 2, 1}, "letter"};
  record.markers.push_back(told);
}

}  // namespace concord::testing
