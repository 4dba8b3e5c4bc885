// What a record's sightings amount to. Everything kept here is a greatest element of the set of sightings,
// so it is the same in whatever order they arrived. Pure.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include <concord/store/records.hpp>

namespace concord::store {

// A source's version as a place in an order: time, then counter; what is not there comes first.
struct Moment {
  std::optional<Instant> as_of;
  std::optional<std::uint64_t> counter;
  auto operator<=>(const Moment&) const = default;
};
Moment moment_of(const domain::SourceVersion& version);
domain::SourceVersion version_of(const Moment& moment);

struct ContentMark {
  Moment at;
  Digest content{};
  auto operator<=>(const ContentMark&) const = default;
};

struct WithdrawalMark {
  Moment at;
  std::string merged_into;
  auto operator<=>(const WithdrawalMark&) const = default;
};

struct LayoutMark {
  std::optional<Instant> seen;
  std::string layout;
  auto operator<=>(const LayoutMark&) const = default;
};

struct Standing {
  std::optional<ContentMark> content;
  std::optional<WithdrawalMark> withdrawal;
  std::optional<LayoutMark> layout;
  std::optional<Instant> seen;    // latest presence
  std::optional<Instant> absent;  // latest absence
  bool operator==(const Standing&) const = default;

  RecordState state() const;
  // Of the sighting that counts.
  domain::SourceVersion version() const;
  std::string merged_into() const;
};

// Adds a sighting. `extract_as_of`: of the extract that it came in, if any. True: its content counts now.
bool add_sighting(Standing& standing, const Receipt& receipt, std::optional<Instant> extract_as_of);
void add_absence(Standing& standing, std::optional<Instant> at);

}  // namespace concord::store
