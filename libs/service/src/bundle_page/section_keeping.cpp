// For how long the services keep what they hold, and on whose authority.
#include <fmt/format.h>

#include "../report_page/markup.hpp"
#include "record_lines.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

using policy::RetentionAction;
using policy::RetentionRule;
using policy::Trigger;

template <class List, class Word>
std::string listed(const List& list, Word word) {
  std::string text;
  for (const auto& one : list) {
    text += (text.empty() ? "" : ", ") + word(one);
  }
  return text;
}

std::string services_of(const std::vector<domain::Part>& parts) { return listed(parts, service_in_words); }

std::string records_of(const RetentionRule& rule) {
  std::string text = rule.category ? "Records that hold " + in_words(to_string(*rule.category)) : "Records";
  if (!rule.engagements.empty()) {
    text += " with any of these: " + listed(rule.engagements, in_words);
  }
  if (!rule.except.empty()) {
    text += " without any of these: " + listed(rule.except, in_words);
  }
  return text == "Records" ? "All its records" : text;
}

std::string_view from_when(const RetentionRule& rule) {
  switch (rule.trigger) {
    case Trigger::engagement_ended:
      return rule.engagements.empty() ? "after the last service to you ended"
                                      : "after the last of these ended";
    case Trigger::record_ceased:
      return "after the service lists you no longer";
    case Trigger::last_contact:
      return "after the service had to do with you last";
    case Trigger::death:
      return "after a death that was verified";
    case Trigger::birth:
      return "after your birth";
  }
  return "";
}

std::string period_of(const RetentionRule& rule) {
  if (rule.action == RetentionAction::keep) {
    return "Until further notice";
  }
  std::string text = rule.years > 0 ? phrase("year", "years", static_cast<std::size_t>(rule.years)) : "";
  if (rule.months > 0) {
    text += (text.empty() ? "" : " and ") + phrase("month", "months", static_cast<std::size_t>(rule.months));
  }
  return fmt::format("{} {}", text.empty() ? "Until then: it goes" : text, from_when(rule));
}

std::string_view what_then(const RetentionRule& rule) {
  return rule.action == RetentionAction::erase    ? "It may be deleted"
         : rule.action == RetentionAction::review ? "Somebody decides"
                                                  : "It is kept";
}

std::string table_of(const std::vector<RetentionRule>& rules) {
  Table table("For how long records are kept", 5);
  table.heading({"Service", "Which records", "For how long", "What follows", "By what authority"});
  for (const RetentionRule& rule : rules) {
    table.row({escape(services_of(rule.parts)), escape(records_of(rule)), escape(period_of(rule)),
               std::string(what_then(rule)), from_outside(rule.authority)});
  }
  return table.take();
}

std::string without_rule(const std::vector<domain::Part>& parts) {
  return parts.empty() ? ""
                       : paragraph(fmt::format("No period has been set in Concord for: {}. What these hold "
                                               "is kept until somebody decides. "
                                               "Ask the service how long that is.",
                                               escape(services_of(parts))));
}

}  // namespace

// No rule: the council has switched none on, or none for these services.
std::string keeping_section(const Bundle& bundle) {
  std::string text;
  if (!bundle.kept.rules.empty()) {
    text =
        paragraph(
            "Concord holds what a service sent for these periods. Where several rules speak of a record "
            "the longest counts, and a record that none speaks of is kept until somebody decides. Nothing is "
            "deleted by a machine by itself: when a period is over, a member of staff has it deleted.") +
        table_of(bundle.kept.rules);
  }
  return text + without_rule(bundle.kept.no_rule) +
         paragraph(
             "Each service also keeps its own records, by its own rules. The log of who looked has its own "
             "period: "
             "ask us.");
}

}  // namespace concord::service::page
