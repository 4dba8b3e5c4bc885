#include <algorithm>
#include <charconv>

#include <concord/base/text.hpp>
#include <concord/domain/record.hpp>

#include "vocabulary.hpp"

namespace concord::domain {
namespace {

constexpr Vocabulary<Sex, 4> kSexes{{{Sex::unknown, "unknown"},
                                     {Sex::male, "male"},
                                     {Sex::female, "female"},
                                     {Sex::indeterminate, "indeterminate"}}};
constexpr Vocabulary<DeathState, 2> kDeathStates{
    {{DeathState::reported, "reported"}, {DeathState::verified, "verified"}}};

Result<std::uint64_t> parse_counter(std::string_view text) {
  std::uint64_t counter = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), counter);
  if (!is_digits(text) || error != std::errc{} || end != text.data() + text.size()) {
    return fail(Code::invalid_value, "a source's counter is a whole number below 2^64");
  }
  return counter;
}

}  // namespace

std::string_view to_string(Sex sex) { return word_for(kSexes, sex); }
Result<Sex> parse_sex(std::string_view text) { return meaning_of(kSexes, "sex", text); }

std::string_view to_string(DeathState state) { return word_for(kDeathStates, state); }
Result<DeathState> parse_death_state(std::string_view text) {
  return meaning_of(kDeathStates, "the state of a death", text);
}

bool is_current(const Engagement& engagement, CivilDate today) {
  return !engagement.to || !has_passed(*engagement.to, today);
}

Result<SourceVersion> parse_source_version(std::string_view text) {
  SourceVersion version;
  const auto slash = text.find('/');
  const bool counter_only = is_digits(text);
  if (!counter_only) {
    const auto as_of = parse_rfc3339(text.substr(0, slash));
    if (!as_of) {
      return fail(Code::invalid_value,
                  "a source version is an RFC 3339 time, a whole number, or both as TIME/NUMBER");
    }
    version.as_of = *as_of;
    if (slash == std::string_view::npos) return version;
  }
  const auto counter = parse_counter(counter_only ? text : text.substr(slash + 1));
  if (!counter) return counter.error();
  version.counter = *counter;
  version.has_counter = true;
  return version;
}

std::string to_string(const SourceVersion& version) {
  std::string text;
  if (version.as_of) text = to_rfc3339(*version.as_of);
  if (!version.has_counter) return text;
  if (!text.empty()) text += '/';
  return text + std::to_string(version.counter);
}

bool is_restricted(const Record& record) { return !record.restrictions.empty(); }

bool is_restricted(const Record& record, CivilDate today) {
  return std::any_of(
      record.restrictions.begin(), record.restrictions.end(),
      [&](const Restriction& restriction) { return !restriction.to || !has_passed(*restriction.to, today); });
}

}  // namespace concord::domain
