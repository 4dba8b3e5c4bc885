#include <fmt/format.h>

#include "charts.hpp"
#include "markup.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

std::string heading_of(matching::GroupKind kind) {
  switch (kind) {
    case matching::GroupKind::age:
      return "Age";
    case matching::GroupKind::sex:
      return "Sex";
    case matching::GroupKind::ethnicity:
      return "Ethnic group";
    case matching::GroupKind::name_origin:
      break;
  }
  return "Where names are at home";
}

double part_of(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// The share that is drawn: of linked records, or, of a training, of those that say enough.
double drawn(const matching::PeopleGroup& group, bool linked) {
  return linked ? part_of(group.linked, group.records) : 1 - part_of(group.unlinkable, group.records);
}

std::string table_of(const matching::GroupMeasures& measures, bool linked) {
  Table table(heading_of(measures.kind));
  if (linked)
    table.heading({"group", "people", "records", "linked", "say too little"});
  else
    table.heading({"group", "records", "say too little"});
  for (const matching::PeopleGroup& group : measures.groups) {
    std::vector<std::string> cells{words(group.name)};
    if (linked) cells.push_back(count(group.people));
    cells.push_back(count(group.records));
    if (linked) cells.push_back(percent(part_of(group.linked, group.records)));
    cells.push_back(percent(part_of(group.unlinkable, group.records)));
    table.row(cells);
  }
  return table.take();
}

std::string one_kind(const matching::GroupMeasures& measures, bool linked) {
  std::vector<ShareBar> bars;
  std::string read_out;
  for (const matching::PeopleGroup& group : measures.groups) {
    bars.push_back({words(group.name), drawn(group, linked)});
    read_out += fmt::format("{} {}; ", words(group.name), percent(drawn(group, linked)));
  }
  const std::string id = "groups-" + std::string(to_string(measures.kind));
  const std::string what = linked ? "Records that are linked" : "Records that say enough to be linked";
  return fmt::format("<h3>{}</h3>\n", heading_of(measures.kind)) +
         beside(share_bars({id, what + ", by group", read_out}, bars),
                numbers("The numbers as a table", table_of(measures, linked)));
}

}  // namespace

std::string groups_section(const LinkReport& report) {
  if (report.measures->groups.empty()) return {};
  std::string text = paragraph(
      report.linked
          ? "The share of each group&#39;s records that are in one cluster with another record. A "
            "group that is linked less often than others may simply have fewer records of each "
            "person; where it hasn&#39;t, look at what its records say, and at the pairs of it that "
            "stay apart."
          : "The share of each group&#39;s records that say enough to be linked to anything.");
  text += paragraph(fmt::format(
      "Groups of fewer than {} people are told together. Where a name is at home is read off a short list of "
      "names: it is for comparing groups, and says nothing of any one person.",
      matching::kFewestPeople));
  for (const matching::GroupMeasures& measures : report.measures->groups)
    text += one_kind(measures, report.linked);
  return section("groups", "Groups of people", text);
}

}  // namespace concord::service::page
