// Reads config/retention.json.
#include <array>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/policy/retention.hpp>

#include "words.hpp"

namespace concord::policy {
namespace {

constexpr int kMostYears = 150;

constexpr std::array kTriggers{Trigger::engagement_ended, Trigger::record_ceased, Trigger::last_contact,
                               Trigger::death, Trigger::birth};
constexpr std::array kActions{RetentionAction::erase, RetentionAction::review, RetentionAction::keep};

// The one of `all` that `member` names.
template <class All>
Result<typename All::value_type> word_member(const JsonValue& json, const std::string& pointer,
                                             std::string_view member, const All& all) {
  const std::string_view said = text_of(json, member);
  std::vector<std::string_view> known;
  for (const auto one : all) {
    if (to_string(one) == said) {
      return one;
    }
    known.push_back(to_string(one));
  }
  return unknown_word(child_pointer(pointer, member), member, said, known);
}

Result<std::vector<std::string>> kinds_member(const JsonValue& json, const std::string& pointer,
                                              std::string_view member) {
  return member_of(json, member) == nullptr ? Result<std::vector<std::string>>(std::vector<std::string>{})
                                            : texts_of(json, pointer, member);
}

// Whole numbers of the calendar; absent: none.
Result<int> count_member(const JsonValue& json, const std::string& pointer, std::string_view member,
                         int most) {
  const JsonValue* value = member_of(json, member);
  if (value == nullptr) {
    return 0;
  }
  if (!value->IsInt() || value->GetInt() < 0 || value->GetInt() > most) {
    return error_at(child_pointer(pointer, member), Code::invalid_value,
                    fmt::format("must be a whole number from 0 to {}", most));
  }
  return value->GetInt();
}

Outcome read_period(const JsonValue& json, const std::string& pointer, RetentionRule& rule) {
  auto years = count_member(json, pointer, "years", kMostYears);
  auto months = count_member(json, pointer, "months", 11);
  if (!years || !months) {
    return years ? months.error() : years.error();
  }
  rule.years = *years;
  rule.months = *months;
  const bool period = rule.years > 0 || rule.months > 0;
  if (period == (rule.action == RetentionAction::keep)) {
    return error_at(pointer, Code::invalid_value,
                    period ? "what is kept until further notice has no `years` or `months`"
                           : "must say for how long, in `years` and `months`");
  }
  return {};
}

Outcome read_scope(const JsonValue& json, const std::string& pointer, RetentionRule& rule) {
  auto parts = meanings_of(json, pointer, "parts", "part", part_words(), domain::parse_part);
  auto kinds = kinds_member(json, pointer, "engagements");
  auto except = kinds_member(json, pointer, "except");
  if (!parts || !kinds) {
    return parts ? kinds.error() : parts.error();
  }
  if (!except) {
    return except.error();
  }
  if (parts->empty()) {
    return error_at(child_pointer(pointer, "parts"), Code::invalid_value, "must name one at least");
  }
  rule.parts = std::move(*parts);
  rule.engagements = std::move(*kinds);
  rule.except = std::move(*except);
  if (member_of(json, "category") != nullptr) {
    auto category = domain::parse_category(text_of(json, "category"));
    if (!category) {
      return unknown_word(child_pointer(pointer, "category"), "category", text_of(json, "category"),
                          category_words());
    }
    rule.category = *category;
  }
  return {};
}

Outcome read_trigger(const JsonValue& json, const std::string& pointer, RetentionRule& rule) {
  auto action = word_member(json, pointer, "action", kActions);
  if (!action) {
    return action.error();
  }
  rule.action = *action;
  if (rule.action != RetentionAction::keep) {
    auto trigger = word_member(json, pointer, "trigger", kTriggers);
    if (!trigger) {
      return trigger.error();
    }
    rule.trigger = *trigger;
  }
  return read_period(json, pointer, rule);
}

Result<RetentionRule> read_rule(std::string name, const JsonValue& json, const std::string& pointer) {
  if (auto known = only_members(json, pointer,
                                {"parts", "category", "engagements", "except", "trigger", "years", "months",
                                 "action", "authority"});
      !known) {
    return known.error();
  }
  RetentionRule rule;
  rule.name = std::move(name);
  rule.authority = trim(text_of(json, "authority"));
  if (rule.authority.empty()) {
    return error_at(child_pointer(pointer, "authority"), Code::missing_field,
                    "must name the statute or the schedule");
  }
  for (const auto read : {read_scope, read_trigger}) {
    if (auto fit = read(json, pointer, rule); !fit) {
      return fit.error();
    }
  }
  return rule;
}

}  // namespace

Result<Retention> Retention::read(const JsonValue& json) {
  if (auto known = only_members(json, "", {"rules"}); !known) {
    return known.error();
  }
  const JsonValue* all = member_of(json, "rules");
  if (all == nullptr || !all->IsObject()) {
    return error_at("/rules", Code::missing_field, "must be an object of rules by name");
  }
  Retention retention;
  for (const auto& member : all->GetObject()) {
    std::string name{member.name.GetString(), member.name.GetStringLength()};
    auto rule = read_rule(name, member.value, child_pointer("/rules", name));
    if (!rule) {
      return rule.error();
    }
    retention.rules_.push_back(std::move(*rule));
  }
  return retention;
}

}  // namespace concord::policy
