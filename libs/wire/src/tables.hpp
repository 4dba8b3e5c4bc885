// Every object of the contract, member by member, in the order in which they are written.
#pragma once

#include <array>
#include <stdexcept>

#include <concord/domain/record.hpp>
#include <concord/wire/record_shape.hpp>

namespace concord::wire {

// All words of a set that the domain numbers from zero.
template <class Meaning>
std::vector<std::string_view> words_of() {
  std::vector<std::string_view> words;
  for (int i = 0;; ++i) {
    const std::string_view word = to_string(static_cast<Meaning>(i));
    if (word.empty()) return words;
    words.push_back(word);
  }
}

// The categories that an attribute may have; all others have members of their own.
inline constexpr std::array<std::string_view, 4> kAttributeCategories{"health", "equality", "preferences",
                                                                      "protected"};
inline constexpr std::array<std::string_view, 2> kScopes{"person", "address"};
template <const auto& list>
std::vector<std::string_view> words_in() {
  return {list.begin(), list.end()};
}

void finish_name(Reading&, const Values&);
void finish_death(Reading&, const Values&);
void finish_identifier(Reading&, const Values&);
void finish_address(Reading&, const Values&);
void finish_contact(Reading&, const Values&);
void finish_relationship(Reading&, const Values&);
void finish_engagement(Reading&, const Values&);
void finish_restriction(Reading&, const Values&);
void finish_incident(Reading&, const Values&);
void finish_told(Reading&, const Values&);
void finish_marker(Reading&, const Values&);
void finish_attribute(Reading&, const Values&);
void finish_withdrawn(Reading&, const Values&);
void finish_record(Reading&, const Values&);

constexpr bool kRequired = true;

inline constexpr std::array kNameMembers{
    Member{"use", Form::text, kWord, false, &words_of<domain::NameUse>},
    Member{"title", Form::text, kWord},
    Member{"given"},
    Member{"middle"},
    Member{"family"},
    Member{"suffix", Form::text, kWord},
    Member{"full"},
    Member{"given_cut", Form::flag},
    Member{"family_cut", Form::flag},
    Member{"from", Form::date},
    Member{"to", Form::date},
};
inline constexpr Shape kName{"name", kNameMembers, &finish_name};

inline constexpr std::array kDeathMembers{
    Member{"state", Form::text, kWord, kRequired, &words_of<domain::DeathState>},
    Member{"date", Form::date},
};
inline constexpr Shape kDeath{"death", kDeathMembers, &finish_death};

inline constexpr std::array kIdentifierMembers{
    Member{"type", Form::slug, 32, kRequired},
    Member{"value", Form::text, 128, kRequired},
    Member{"quality", Form::text, kWord, false, &words_of<domain::Quality>},
    Member{"verified", Form::flag},
};
inline constexpr Shape kIdentifier{"identifier", kIdentifierMembers, &finish_identifier};

inline constexpr std::array kAddressMembers{
    Member{"use", Form::text, kWord, false, &words_of<domain::AddressUse>},
    Member{"premises", Form::text, kWord, false, &words_of<domain::Premises>},
    Member{"lines", Form::texts, 20},
    Member{"postcode", Form::text, 20},
    Member{"uprn", Form::text, 20},
    Member{"property_ref", Form::text, 128},
    Member{"from", Form::date},
    Member{"to", Form::date},
};
inline constexpr Shape kAddress{"address", kAddressMembers, &finish_address};

inline constexpr std::array kContactMembers{
    Member{"kind", Form::text, kWord, kRequired, &words_of<domain::ContactKind>},
    Member{"value", Form::text, 254, kRequired},
    Member{"extension", Form::text, 20},
    Member{"as_entered"},
    Member{"use", Form::text, kWord},
    Member{"may_use", Form::flag},
    Member{"as_of", Form::date},
};
inline constexpr Shape kContact{"contact", kContactMembers, &finish_contact};

inline constexpr std::array kRelationshipMembers{
    Member{"type", Form::text, kWord, kRequired},
    Member{"record_id", Form::id, 128, kRequired},
    Member{"from", Form::date},
    Member{"to", Form::date},
};
inline constexpr Shape kRelationship{"relationship", kRelationshipMembers, &finish_relationship};

inline constexpr std::array kEngagementMembers{
    Member{"kind", Form::text, kWord, kRequired},
    Member{"reference", Form::text, 128},
    Member{"role", Form::text, kWord},
    Member{"status", Form::text, kWord},
    Member{"from", Form::date},
    Member{"to", Form::date},
    Member{"details", Form::map, 50},
};
inline constexpr Shape kEngagement{"engagement", kEngagementMembers, &finish_engagement};

inline constexpr std::array kRestrictionMembers{
    Member{"reason", Form::text, kWord, kRequired},
    Member{"from", Form::date},
    Member{"to", Form::date},
};
inline constexpr Shape kRestriction{"restriction", kRestrictionMembers, &finish_restriction};

inline constexpr std::array kIncidentMembers{
    Member{"reference", Form::text, 128, kRequired},
    Member{"date", Form::date, kText, kRequired},
    Member{"kind", Form::slug, 32},
};
inline constexpr Shape kIncident{"incident", kIncidentMembers, &finish_incident};

inline constexpr std::array kToldMembers{
    Member{"on", Form::date, kText, kRequired},
    Member{"how", Form::slug, 32},
};
inline constexpr Shape kTold{"told", kToldMembers, &finish_told};

inline constexpr std::array kMarkerMembers{
    Member{"code", Form::text, kWord, kRequired},
    Member{"scope", Form::text, kWord, false, &words_in<kScopes>},
    Member{"from", Form::date},
    Member{"review", Form::date},
    Member{"reviewed", Form::date},
    Member{"to", Form::date},
    Member{"incident", Form::object, 0, false, nullptr, &kIncident},
    Member{"decided_by", Form::text, kWord},
    Member{"told", Form::object, 0, false, nullptr, &kTold},
    Member{"not_told", Form::slug, 32},
};
inline constexpr Shape kMarker{"marker", kMarkerMembers, &finish_marker};

inline constexpr std::array kAttributeMembers{
    Member{"category", Form::text, kWord, kRequired, &words_in<kAttributeCategories>},
    Member{"name", Form::text, kWord, kRequired},
    Member{"value", Form::text, kText, kRequired},
};
inline constexpr Shape kAttribute{"attribute", kAttributeMembers, &finish_attribute};

inline constexpr std::array kWithdrawnMembers{
    Member{"merged_into", Form::id, 128},
};
inline constexpr Shape kWithdrawn{"withdrawn", kWithdrawnMembers, &finish_withdrawn};

inline constexpr std::array kRecordMembers{
    Member{"record_id", Form::id, 128, kRequired},
    Member{"part", Form::text, kWord, kRequired, &words_of<domain::Part>},
    Member{"source_version", Form::counter},
    Member{"as_of", Form::instant},
    Member{"names", Form::list, kItems, false, nullptr, &kName},
    Member{"birth_date", Form::date},
    Member{"birth_expected", Form::flag},
    Member{"birth_estimated", Form::flag},
    Member{"sex", Form::text, kWord, false, &words_of<domain::Sex>},
    Member{"death", Form::object, 0, false, nullptr, &kDeath},
    Member{"identifiers", Form::list, kItems, false, nullptr, &kIdentifier},
    Member{"addresses", Form::list, kItems, false, nullptr, &kAddress},
    Member{"contacts", Form::list, kItems, false, nullptr, &kContact},
    Member{"relationships", Form::list, kItems, false, nullptr, &kRelationship},
    Member{"engagements", Form::list, kItems, false, nullptr, &kEngagement},
    Member{"restrictions", Form::list, kItems, false, nullptr, &kRestriction},
    Member{"markers", Form::list, kItems, false, nullptr, &kMarker},
    Member{"attributes", Form::list, kItems, false, nullptr, &kAttribute},
    Member{"withdrawn", Form::object, 0, false, nullptr, &kWithdrawn},
};
inline constexpr Shape kRecord{"record", kRecordMembers, &finish_record};

inline constexpr std::array<std::string_view, 4> kWithdrawalMembers{"record_id", "source_version", "as_of",
                                                                    "withdrawn"};

// [a-z][a-z0-9_-]*, at most that long.
bool is_slug(std::string_view text, std::size_t most);

// A member's place in its table, found while compiling: a name that is not there does not compile.
template <std::size_t size>
consteval std::size_t place(const std::array<Member, size>& members, std::string_view name) {
  for (std::size_t i = 0; i < size; ++i) {
    if (members[i].name == name) return i;
  }
  throw std::logic_error("no such member");
}

}  // namespace concord::wire
