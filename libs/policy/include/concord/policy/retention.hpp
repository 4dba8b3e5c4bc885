// How long records are kept: named rules, each of some records, with what the period counts from, how long it
// is, what follows and on whose authority. Pure: today is given in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/json.hpp>
#include <concord/base/result.hpp>
#include <concord/domain/record.hpp>

namespace concord::policy {

// What a period counts from. A date of which only a part is known counts as the last day that it can mean;
// what isn't known at all is never past.
enum class Trigger : std::uint8_t {
  engagement_ended,  // the last of the engagements that the rule names, or of all; one without an end: never
  record_ceased,     // its source no longer has it
  last_contact,      // the later of both: every engagement has ended, and what the source had is as of then
  death,             // verified, with a date
  birth,             // neither expected nor estimated
};
std::string_view to_string(Trigger trigger);

enum class RetentionAction : std::uint8_t {
  erase,   // by a run
  review,  // somebody decides
  keep,    // until further notice: there is no period
};
std::string_view to_string(RetentionAction action);

struct RetentionRule {
  std::string name;
  std::vector<domain::Part> parts;           // of the records that it speaks of
  std::optional<domain::Category> category;  // only records that hold something of it
  std::vector<std::string> engagements;      // only records with one of these kinds; empty: any
  std::vector<std::string> except;           // but not records with one of these kinds
  Trigger trigger = Trigger::record_ceased;
  int years = 0, months = 0;
  RetentionAction action = RetentionAction::erase;
  std::string authority;  // the statute or schedule
};

// What rules ask of a record beside its content.
struct Standing {
  std::optional<CivilDate> gone;  // its source no longer has it since then; none: it has it
};

struct Verdict {
  enum class What : std::uint8_t {
    no_rule,  // none speaks of it: it stays, and is told
    kept,     // until `until`, or as long as nothing ends that day: none
    erase,    // every rule that speaks of it lets it go
    review,
  };
  What what = What::no_rule;
  std::string rule;                // that keeps it longest
  std::optional<CivilDate> until;  // the last day that it is kept
};

class Retention {
 public:
  // Refuses what it doesn't know, naming the place and the nearest known word.
  static Result<Retention> read(const JsonValue& json);
  const std::vector<RetentionRule>& rules() const { return rules_; }
  Verdict judge(const domain::Record& record, const Standing& standing, CivilDate today) const;

 private:
  std::vector<RetentionRule> rules_;
};

// The last day that the rule keeps the record; none: it never ends as things are. Years and months are those
// of the calendar; a day that a month lacks is the first of the next.
std::optional<CivilDate> kept_until(const RetentionRule& rule, const domain::Record& record,
                                    const Standing& standing);

}  // namespace concord::policy
