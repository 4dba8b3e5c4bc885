#include "render_retention.hpp"

namespace concord::api {
namespace {

template <class List, class Word>
void write_words(JsonWriter& out, std::string_view member, const List& list, Word word) {
  if (list.empty()) {
    return;
  }
  out.key(member).begin_array();
  for (const auto& one : list) {
    out.text(word(one));
  }
  out.end_array();
}

}  // namespace

void write_rule_members(JsonWriter& out, const policy::RetentionRule& rule) {
  const auto as_it_is = [](const std::string& text) { return std::string_view(text); };
  out.field("name", rule.name);
  write_words(out, "parts", rule.parts, [](domain::Part part) { return domain::to_string(part); });
  out.maybe("category", rule.category ? domain::to_string(*rule.category) : "");
  write_words(out, "engagements", rule.engagements, as_it_is);
  write_words(out, "except", rule.except, as_it_is);
  if (rule.action != policy::RetentionAction::keep) {
    out.field("trigger", policy::to_string(rule.trigger));
    out.field("years", rule.years).field("months", rule.months);
  }
  out.field("action", policy::to_string(rule.action)).field("authority", rule.authority);
}

}  // namespace concord::api
