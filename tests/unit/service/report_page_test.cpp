#include <fstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <concord/service/report_page.hpp>

#include "../../scratch_folder.hpp"

using namespace concord;
using namespace concord::service;

namespace {

constexpr std::string_view kNaughty = "<script>alert(1)</script>";

// Forty people of two records. One record's id is a script, and one's name would be a tag.
std::string people_csv() {
  std::string text = "id,who,given,family,born\n";
  for (int person = 0; person < 40; ++person) {
    for (int copy = 0; copy < 2; ++copy) {
      const std::string id =
          person == 0 && copy == 0 ? std::string(kNaughty) : fmt::format("r{}-{}", person, copy);
      text += fmt::format("{},p{},Amina{},\"Okafor & <b>Sons\",19{:02}-0{}-1{}\n", id, person, person,
                          30 + person, 1 + person % 9, person % 10);
    }
  }
  return text;
}

LinkOptions options_in(const std::filesystem::path& folder) {
  std::ofstream(folder / "people.csv") << people_csv();
  std::ofstream(folder / "m.json")
      << R"({"source": "list", "record_id": "id", "truth": "who", "columns": {"given": "given_name",)"
         R"( "family": "family_name", "born": "birth_date"}})";
  LinkOptions options;
  auto mapping = adapters::read_mapping_file(folder / "m.json");
  REQUIRE(mapping);
  options.mapping = std::move(*mapping);
  options.files = {folder / "people.csv"};
  options.base_model = std::string(CONCORD_ROOT) + "/config/match_model.json";
  options.measure = true;
  return options;
}

LinkReport linked(bool show_values = false, bool truth = true) {
  const ScratchFolder folder;
  LinkOptions options = options_in(folder.path());
  options.show_values = show_values;
  if (!truth) options.mapping.truth_column.clear();
  auto report = link_files(options);
  REQUIRE(report);
  return std::move(*report);
}

// What is wrong with the page's tags, or empty: each that is opened is shut, in order, and attributes stand
// in double quotes.
std::string fault_of(const std::string& page) {
  std::vector<std::string> open;
  const std::size_t style = page.find("<style>"), after = page.find("</style>");
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    if (at > style && at < after) continue;
    const std::size_t end = page.find('>', at);
    if (end == std::string::npos) return "a tag without an end";
    const std::string tag = page.substr(at + 1, end - at - 1);
    if (tag.find('<') != std::string::npos) return "a tag within a tag: " + tag;
    if (std::count(tag.begin(), tag.end(), '"') % 2 != 0) return "a quote left open: " + tag;
    if (tag.front() == '!' || tag.back() == '/') continue;
    const std::string name = tag.substr(0, tag.find(' '));
    if (name.front() != '/') {
      open.push_back(name);
    } else if (open.empty() || "/" + open.back() != name) {
      return "<" + name + "> where another is open";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> is not shut";
}

std::size_t count_of(const std::string& page, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = page.find(text); at != std::string::npos; at = page.find(text, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a report is well formed and every chart says in words what it shows") {
  for (const bool truth : {true, false}) {
    const std::string page = report_page(linked(true, truth));
    CHECK(fault_of(page).empty());
    const std::size_t charts = count_of(page, "<svg ");
    CHECK(charts > 10);
    CHECK(count_of(page, "role=\"img\"") == charts);
    CHECK(count_of(page, "-t\">") >= charts);
    CHECK(count_of(page, "<desc ") == charts);
    CHECK(count_of(page, "<h1>") == 1);
    CHECK((page.find("id=\"calibration\"") != std::string::npos) == truth);
  }
}

TEST_CASE("a report asks nobody for anything") {
  const std::string page = report_page(linked(true));
  for (const std::string_view outside :
       {"http:", "https:", "src=", "url(", "@import", "<link", "<script", "<img", "//"})
    CHECK(count_of(page, outside) == 0);
  CHECK(count_of(page, "default-src 'none'") == 1);
  CHECK(count_of(page, "href=\"") == count_of(page, "href=\"#"));
}

TEST_CASE("what records hold can't become a part of the page") {
  LinkReport report = linked(true);
  report.measures->examples.front().left = "list/" + std::string(kNaughty) + "\x01\"'&";
  const std::string page = report_page(report);
  CHECK(fault_of(page).empty());
  CHECK(count_of(page, kNaughty) == 0);
  CHECK(count_of(page, "&lt;script&gt;alert(1)&lt;/script&gt;") > 0);
  CHECK(count_of(page, "\x01") == 0);
}

TEST_CASE("values of people are shown only where they were asked for") {
  const std::string page = report_page(linked());
  CHECK(count_of(page, "amina") == 0);
  CHECK(count_of(page, "okafor") == 0);
  CHECK(count_of(page, "shows values") == 0);
  const std::string with_values = report_page(linked(true));
  CHECK(count_of(with_values, "amina") > 0);
  CHECK(count_of(with_values, "shows values") == 1);
}

TEST_CASE("link rates are told by group, and those of few people together") {
  const LinkReport report = linked();
  const auto& groups = report.measures->groups;
  REQUIRE(groups.size() == 2);  // nobody says a sex or an ethnic group
  CHECK(groups[0].kind == matching::GroupKind::age);
  CHECK(groups[1].kind == matching::GroupKind::name_origin);
  REQUIRE(groups[1].groups.size() == 1);
  CHECK(groups[1].groups[0].name == "africa");
  CHECK(groups[1].groups[0].records == 80);
  for (const matching::PeopleGroup& group : groups[0].groups) CHECK(group.people >= matching::kFewestPeople);
  const std::string page = report_page(report);
  CHECK(count_of(page, "id=\"groups\"") == 1);
  CHECK(count_of(page, "Where names are at home") > 0);
}

TEST_CASE("the lines of an example add up to its score") {
  const LinkReport report = linked();
  REQUIRE_FALSE(report.measures->examples.empty());
  for (const LinkExample& example : report.measures->examples) {
    double sum = 0;
    for (const ExampleLine& line : example.lines) sum += line.evidence.weight;
    CHECK(sum == Approx(example.score));
    REQUIRE(example.of_one);
  }
}

TEST_CASE("a report of no records, and of records that say nothing, is a page all the same") {
  const ScratchFolder folder;
  LinkOptions options = options_in(folder.path());
  for (const char* const rows : {"", "a,x,,,\nb,x,,,\n"}) {
    std::ofstream(folder.path() / "people.csv") << "id,who,given,family,born\n" << rows;
    auto report = link_files(options);
    REQUIRE(report);
    CHECK(fault_of(report_page(*report)).empty());
    CHECK(count_of(report_page(*report), "nan") == 0);
  }
}

TEST_CASE("training alone gives a model and a report, and no entity") {
  const ScratchFolder folder;
  const LinkOptions options = options_in(folder.path());
  auto report = train_on_files(options);
  REQUIRE(report);
  CHECK_FALSE(report->linked);
  CHECK(report->records.size() == 80);
  CHECK(report->records.front().entity == 0);
  CHECK_FALSE(report->model_file.empty());
  const std::string page = report_page(*report);
  CHECK(fault_of(page).empty());
  CHECK(count_of(page, "id=\"clusters\"") == 0);
  CHECK(count_of(page, "id=\"weights\"") == 1);
}

TEST_CASE("settings that Splink trained are refused with the file's name and what to do") {
  const ScratchFolder folder;
  LinkOptions options = options_in(folder.path());
  options.model = folder.path() / "splink.json";
  std::ofstream(*options.model) << R"({"link_type": "dedupe_only", "comparisons": []})";
  const auto refused = link_files(options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::unsupported);
  CHECK(refused.error().detail.find("splink.json") != std::string::npos);
  CHECK(refused.error().detail.find("concord train") != std::string::npos);
}
