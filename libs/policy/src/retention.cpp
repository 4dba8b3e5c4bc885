#include <algorithm>

#include <concord/policy/mask.hpp>
#include <concord/policy/retention.hpp>

namespace concord::policy {
namespace {

bool names(const std::vector<std::string>& kinds, const std::string& kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool has_any(const domain::Record& record, const std::vector<std::string>& kinds) {
  return std::any_of(record.engagements.begin(), record.engagements.end(),
                     [&](const domain::Engagement& one) { return names(kinds, one.kind); });
}

bool speaks_of(const RetentionRule& rule, const domain::Record& record) {
  return std::find(rule.parts.begin(), rule.parts.end(), record.part) != rule.parts.end() &&
         (!rule.category || has_content(record, *rule.category)) &&
         (rule.engagements.empty() || has_any(record, rule.engagements)) && !has_any(record, rule.except);
}

// The last day of the last of these engagements; none: one has no end, or there is none.
std::optional<CivilDate> last_end(const domain::Record& record, const std::vector<std::string>& kinds) {
  std::optional<CivilDate> last;
  for (const domain::Engagement& one : record.engagements) {
    if (!kinds.empty() && !names(kinds, one.kind)) {
      continue;
    }
    if (!one.to) {
      return std::nullopt;
    }
    last = std::max(last, std::optional(domain::last_day(*one.to)));
  }
  return last;
}

std::optional<CivilDate> last_contact(const domain::Record& record, const Standing& standing) {
  if (record.engagements.empty()) {
    return standing.gone;
  }
  const auto ended = last_end(record, {});
  return ended ? std::max(ended, standing.gone) : std::nullopt;
}

std::optional<CivilDate> begins(const RetentionRule& rule, const domain::Record& record,
                                const Standing& standing) {
  switch (rule.trigger) {
    case Trigger::engagement_ended:
      return last_end(record, rule.engagements);
    case Trigger::record_ceased:
      return standing.gone;
    case Trigger::last_contact:
      return last_contact(record, standing);
    case Trigger::death:
      return record.death && record.death->state == domain::DeathState::verified && record.death->date
                 ? std::optional(domain::last_day(*record.death->date))
                 : std::nullopt;
    case Trigger::birth:
      return record.birth_date && !record.birth_expected && !record.birth_estimated
                 ? std::optional(domain::last_day(*record.birth_date))
                 : std::nullopt;
  }
  return std::nullopt;
}

CivilDate later(CivilDate day, int years, int months) {
  const CivilDate moved = day + std::chrono::years(years) + std::chrono::months(months);
  return moved.ok() ? moved : (moved.year() / moved.month() + std::chrono::months(1)) / std::chrono::day(1);
}

// No end is the longest.
bool outlasts(const std::optional<CivilDate>& one, const std::optional<CivilDate>& other) {
  return other && (!one || *one > *other);
}

}  // namespace

std::string_view to_string(Trigger trigger) {
  switch (trigger) {
    case Trigger::engagement_ended:
      return "engagement-ended";
    case Trigger::record_ceased:
      return "record-ceased";
    case Trigger::last_contact:
      return "last-contact";
    case Trigger::death:
      return "death";
    case Trigger::birth:
      return "birth";
  }
  return {};
}

std::string_view to_string(RetentionAction action) {
  switch (action) {
    case RetentionAction::erase:
      return "erase";
    case RetentionAction::review:
      return "review";
    case RetentionAction::keep:
      return "keep";
  }
  return {};
}

std::optional<CivilDate> kept_until(const RetentionRule& rule, const domain::Record& record,
                                    const Standing& standing) {
  const auto from = rule.action == RetentionAction::keep ? std::nullopt : begins(rule, record, standing);
  return from ? std::optional(later(*from, rule.years, rule.months)) : std::nullopt;
}

Verdict Retention::judge(const domain::Record& record, const Standing& standing, CivilDate today) const {
  Verdict verdict;
  bool somebody_decides = false;
  for (const RetentionRule& rule : rules_) {
    if (!speaks_of(rule, record)) {
      continue;
    }
    somebody_decides = somebody_decides || rule.action == RetentionAction::review;
    const auto until = kept_until(rule, record, standing);
    if (verdict.rule.empty() || outlasts(until, verdict.until)) {
      verdict.rule = rule.name;
      verdict.until = until;
    }
  }
  if (verdict.rule.empty()) {
    return verdict;
  }
  const bool past = verdict.until && *verdict.until < today;
  verdict.what = !past              ? Verdict::What::kept
                 : somebody_decides ? Verdict::What::review
                                    : Verdict::What::erase;
  return verdict;
}

}  // namespace concord::policy
