// What an asker may not see changes nothing of what they are told: not a value, a score, a count or an ETag.
#include <algorithm>
#include <iostream>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

#include "findings.hpp"
#include "questions.hpp"

using namespace concord;
using namespace concord::api;
using namespace concord::api::testing;

namespace {

using domain::Category;

// Categories of which the asker may not know what the record says. An identifier that is shown masked can be
// searched by, as docs/access.md says.
std::vector<Category> withheld_from(const Council& council, const Asker& asker, std::size_t place) {
  std::vector<Category> withheld;
  for (const Category category :
       {Category::identity, Category::identifiers, Category::contact, Category::engagements, Category::safety,
        Category::protected_, Category::health, Category::equality, Category::preferences}) {
    const bool masked =
        category == Category::identifiers && council.may_see(asker, place, Category::identifiers_masked);
    if (!council.may_see(asker, place, category) && !masked) {
      withheld.push_back(category);
    }
  }
  return withheld;
}

// The log and the tally of versions say what was done. That a record has another content, not which, is told
// as news to who may know of the record.
bool tells_of_what_was_done(const Question& question, bool known) {
  static const std::set<std::string_view> kTelling{"listAuditEntries", "findSearches", "listAccesses",
                                                   "listSources"};
  static const std::set<std::string_view> kNews{"listChanges", "readHistory"};
  return kTelling.contains(question.route->operation) || (known && kNews.contains(question.route->operation));
}

// How far the feed has got hides nothing: it counts whatever happens. A model's preview says how far it has
// got since then.
std::string without_place(const Question& question, std::string body) {
  static constexpr std::string_view kSince = R"("changes_since":)";
  for (std::size_t at = body.find(kSince); at != std::string::npos; at = body.find(kSince, at + 1)) {
    const std::size_t digits = at + kSince.size();
    body.erase(digits, body.find_first_not_of("0123456789", digits) - digits);
  }
  if (question.route->operation == "listChanges") {
    body.resize(std::min(body.size(), body.find(R"("next":)")));
  }
  return body;
}

// What a ruling would do to profiles hangs on all that their records say, as it would if it were made: who
// may rule is told of it as of the partition itself.
bool foretells_otherwise(const Question& question, const Reply& before, const Reply& after) {
  const auto& query = question.request.query;
  if (query.empty() || query.front().first != "dry_run") {
    return false;
  }
  const auto profiles = [](const std::string& body) { return body.substr(0, body.find(R"("reviews":)")); };
  return before.status == after.status && profiles(before.body) != profiles(after.body);
}

std::string whole(const Question& question, const Reply& reply) {
  std::string text = fmt::format("{}\n", reply.status);
  for (const auto& [name, value] : reply.headers) {
    text += name + ": " + value + "\n";
  }
  return text + without_place(question, reply.body);
}

std::vector<Reply> replies_to(Council& council, const std::vector<Question>& questions, const Asker& asker) {
  std::vector<Request> requests;
  for (const Question& question : questions) {
    requests.push_back(question.request);
  }
  return council.ask_all(requests, asker);
}

std::string words_of(const std::vector<Category>& categories) {
  std::string text;
  for (const Category category : categories) {
    text += " " + std::string(domain::to_string(category));
  }
  return text;
}

}  // namespace

TEST_CASE("a record's new content moves nothing that an asker is told who may not see what is new") {
  int compared = 0, moved_partition = 0;
  Findings findings;
  REQUIRE(check_cases(20, 200, [&](std::uint32_t seed) {
    Dice dice(seed);
    Council council(dice);
    const Asker asker = council.any_asker(dice);
    const std::size_t place = dice.below(council.sent().size());
    const auto categories = dice.some<Category>(withheld_from(council, asker, place), 60);
    if (categories.empty()) {
      return;
    }
    SentRecord next = council.sent()[place];
    next.record = with_other_values(next.record, place, categories, dice, council.canaries());
    std::vector<Question> questions = all_questions(council, next);
    const bool known = council.may_know_of(asker, place);
    std::erase_if(questions, [&](const Question& one) { return tells_of_what_was_done(one, known); });
    const std::string partition = council.partition();
    const auto before = replies_to(council, questions, asker);
    council.change(place, next.record);
    if (council.partition() != partition) {  // they may know who is who, and so that it is another now
      ++moved_partition;
      return;
    }
    const auto after = replies_to(council, questions, asker);
    for (std::size_t i = 0; i < questions.size(); ++i) {
      ++compared;
      if (!foretells_otherwise(questions[i], before[i], after[i]) &&
          whole(questions[i], before[i]) != whole(questions[i], after[i])) {
        findings.add(
            seed, std::string(questions[i].route->operation),
            fmt::format("{}{} for {}: {}\nis answered otherwise since {} of {} changed in{}:\n{}\n{}",
                        asker.role, asker.source, to_string(asker.purpose), questions[i].text(),
                        next.record.record_id, domain::to_string(next.record.part), words_of(categories),
                        whole(questions[i], before[i]), whole(questions[i], after[i])));
      }
    }
  }));
  std::cerr << fmt::format("{} replies compared; {} cases in which other records came together\n", compared,
                           moved_partition);
  CHECK(findings.empty());
  CHECK(compared > 0);
}
