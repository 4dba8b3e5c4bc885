// Invented residents whom three parts know, written to a store as the resolver would leave them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <concord/store/database.hpp>
#include <concord/wire/record_json.hpp>

#include "resolve/segments.hpp"

namespace concord::bench {

inline domain::PartialDate first_of_april(std::size_t year) {
  return {static_cast<std::int16_t>(year), 4, 1};
}

inline domain::Engagement engagement_of(std::string kind, std::string role, std::size_t i) {
  domain::Engagement engagement;
  engagement.kind = std::move(kind);
  engagement.reference = fmt::format("{:09}", i);
  engagement.role = std::move(role);
  engagement.status = "current";
  engagement.from = first_of_april(2005 + i % 18);
  return engagement;
}

// What all three parts say alike, and an address of which each has its own spelling.
inline domain::Record resident_of(domain::Part part, std::string prefix, std::size_t i) {
  domain::Record record;
  record.record_id = fmt::format("{}-{:08}", prefix, i);
  record.part = part;
  domain::PersonName name;
  name.title = "Ms";
  name.given = fmt::format("Amina{}", i % 977);
  name.family = fmt::format("Okafor{}", i % 7919);
  record.names.push_back(name);
  record.birth_date =
      domain::PartialDate{static_cast<std::int16_t>(1930 + i % 70), static_cast<std::uint8_t>(1 + i % 12),
                          static_cast<std::uint8_t>(1 + i % 28)};
  record.sex = domain::Sex::female;
  domain::Address address;
  address.lines = {fmt::format("Flat {}", i % 40), fmt::format("{} Broadwater Gardens", i % 300), "London"};
  address.postcode = "E8 3HA";
  address.uprn = fmt::format("{}", 100000000 + i);
  address.from = first_of_april(2005 + i % 18);
  record.addresses.push_back(address);
  domain::ContactPoint phone;
  phone.value = fmt::format("+4477009{:05}", i % 100'000);
  phone.as_entered = phone.value;
  phone.use = "mobile";
  record.contacts.push_back(phone);
  return record;
}

inline std::vector<std::pair<std::string, domain::Record>> records_of(std::size_t i) {
  domain::Record tenant = resident_of(domain::Part::housing, "uh", i);
  tenant.engagements = {engagement_of("tenancy", "tenant", i)};
  tenant.engagements[0].details = {{"rent-group", "general needs"}, {"tenure", "secure"}};
  tenant.attributes = {{domain::Category::health, "disability", "mobility"}};
  domain::Record payer = resident_of(domain::Part::council_tax, "ct", i);
  payer.engagements = {engagement_of("council-tax", "liable", i)};
  domain::Record cared_for = resident_of(domain::Part::adults, "cld", i);
  cared_for.engagements = {engagement_of("long-term-support", "service-user", i)};
  return {{"housing", tenant}, {"benefits", payer}, {"social-care", cared_for}};
}

inline Uuid write_resident(store::Transaction& transaction, std::size_t i, Instant now) {
  std::vector<service::MemberContent> members;
  std::vector<store::RecordNumber> numbers;
  for (auto& [source, record] : records_of(i)) {
    const std::string canonical = wire::to_json(record);
    store::Receipt receipt;
    receipt.source = source;
    receipt.record_id = record.record_id;
    receipt.version.as_of = now;
    receipt.record = &record;
    receipt.as_received = canonical;
    receipt.canonical = canonical;
    receipt.content = wire::content_hash(record);
    receipt.received = now;
    numbers.push_back(transaction.record_writer().take(receipt).number);
    members.push_back({*transaction.records().find(numbers.back()), record});
  }
  const Uuid id = make_uuid(now);
  store::ProfileWriter& profiles = transaction.profile_writer();
  const store::ProfileNumber profile = profiles.create(id);
  profiles.set_members(profile, numbers);
  profiles.replace_segments(profile, service::build_segments(std::move(members)));
  transaction.record_writer().mark_resolved(numbers);
  return id;
}

}  // namespace concord::bench
