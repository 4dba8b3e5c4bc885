// Why records were joined, who may see them, who looked.
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "../report_page/markup.hpp"
#include "record_lines.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

template <class List, class Word>
std::string listed(const List& list, Word word) {
  std::string text;
  for (const auto& one : list) {
    text += (text.empty() ? "" : ", ") + escape(word(one));
  }
  return text;
}

std::string name_of(const domain::RecordKey& key) { return escape(domain::to_string(key)); }

std::string category_words(const std::vector<domain::Category>& categories) {
  return listed(categories, [](domain::Category one) { return in_words(to_string(one)); });
}

std::string role_words(const std::string& role) {
  return role.empty() ? "Not told: see what is not in this answer" : escape(in_words(role));
}

std::string decision_words(const BundleDecision& decision) {
  const std::string a = name_of(decision.a);
  if (!decision.b) {
    return fmt::format("{} is not of another person whose record was compared with it", a);
  }
  return fmt::format("{} and {} are {}", a, name_of(*decision.b),
                     decision.kind == "same" ? "of one person" : "of different people");
}

std::string_view level_words(const std::string& level) {
  return level == "shown"      ? "You were among the results of a search"
         : level == "opened"   ? "Your profile was opened"
         : level == "category" ? "Your details were read"
         : level == "exported" ? "A copy of your details was made"
                               : "Something was noted or changed";
}

}  // namespace

std::string joins_section(const Bundle& bundle) {
  std::string text = paragraph(
      "Concord compares records and joins those that are almost certainly of one person. A score of 6.6 or "
      "more means "
      "99 in 100. A member of staff decides where it can&#39;t tell.");
  if (!bundle.joins.empty()) {
    Table table("Records that were compared, and what they agree in", 4);
    table.heading({"Records", "They agree in", "They differ in", "Score"});
    const auto words = [](const std::string& comparison) { return page::words(comparison); };
    for (const BundleJoin& join : bundle.joins) {
      table.row({fmt::format("{} and {}", name_of(join.a), name_of(join.b)), listed(join.agreeing, words),
                 listed(join.differing, words), fmt::format("{:.1f}", join.score)});
    }
    text += table.take();
  }
  if (!bundle.decisions.empty()) {
    Table table("What members of staff decided about your records", 3);
    table.heading({"When", "What they decided", "Taken back"});
    for (const BundleDecision& one : bundle.decisions) {
      table.row({moment_in_words(one.at), decision_words(one),
                 one.withdrawn ? moment_in_words(*one.withdrawn) : "No"});
    }
    text += table.take();
  }
  return text;
}

// One line for all the purposes of one agreement.
std::string sharing_section(const Bundle& bundle) {
  using Line = std::tuple<domain::Part, std::string, std::string, std::string>;
  std::map<Line, std::string> purposes;
  for (const SharedRow& row : bundle.shared) {
    const std::string by =
        row.by ? fmt::format("{} ({})", escape(row.by->terms.name), escape(row.by->terms.lawful_basis))
               : "Their own service";
    std::string& all = purposes[{row.part, row.role, category_words(row.categories), by}];
    all += (all.empty() ? "" : ", ") + in_words(to_string(row.purpose));
  }
  Table table("Which service shows what to whom, and by what agreement", 5);
  table.heading({"Service", "Shows to", "For", "What", "By"});
  for (const auto& [line, all] : purposes) {
    const auto& [part, role, what, by] = line;
    table.row({escape(service_in_words(part)), escape(in_words(role)), all, what, by});
  }
  return table.take();
}

std::string looks_section(const Bundle& bundle) {
  std::string text;
  if (!bundle.openings.empty()) {
    Table table("Who asked to see more, and emergencies in which somebody did", 4);
    table.heading({"When", "Who", "What for", "What came of it"});
    for (const BundleOpening& one : bundle.openings) {
      table.row(
          {moment_in_words(one.at), role_words(one.role), escape(in_words(one.purpose)),
           fmt::format("{}: {}", one.kind == "request" ? "Request" : "Emergency", escape(one.outcome))});
    }
    text += table.take();
  }
  Table table("Who looked at your details, latest first. Members of staff are named by their role", 5);
  table.heading({"When", "Who", "What for", "What happened", "What was read"});
  for (const BundleLook& look : bundle.looks) {
    table.row({moment_in_words(look.at), role_words(look.role), escape(in_words(look.purpose)),
               std::string(level_words(look.level)),
               listed(look.categories, [](const std::string& one) { return in_words(one); })});
  }
  text += table.take();
  return text +
         (bundle.more_looks ? paragraph("There are earlier ones too: ask us for them.") : std::string());
}

}  // namespace concord::service::page
