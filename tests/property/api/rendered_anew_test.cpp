// A profile that is kept rendered is answered as it would be if it were rendered anew, whoever asks and
// whatever has changed since.
#include <array>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "findings.hpp"
#include "questions.hpp"

using namespace concord;
using namespace concord::api;
using namespace concord::api::testing;

namespace {

constexpr int kAskers = 4;

std::vector<Request> profiles_of(Council& council) {
  std::vector<Request> requests;
  for (Question& question : all_questions(council, council.sent().front())) {
    if (question.route->operation == "readProfile") {
      requests.push_back(std::move(question.request));
    }
  }
  return requests;
}

std::vector<std::string> replies(Council& council, const Asker& asker) {
  std::vector<std::string> texts;
  for (const Reply& reply : council.ask_all(profiles_of(council), asker)) {
    std::string text = fmt::format("{}\n{}", reply.status, reply.body);
    for (const auto& [name, value] : reply.headers) {
      text += fmt::format("\n{}: {}", name, value);
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

SentRecord changed(Council& council, std::size_t place, Dice& dice) {
  using domain::Category;
  SentRecord next = council.sent()[place];
  constexpr std::array kOfRecords{Category::identity, Category::contact, Category::engagements,
                                  Category::safety, Category::health};
  const auto categories = dice.some<Category>(kOfRecords, 50);
  next.record = with_other_values(next.record, place, categories, dice, council.canaries());
  return next;
}

}  // namespace

TEST_CASE("a profile that is kept rendered reads as one that is rendered anew") {
  int kept = 0;
  Findings findings;
  REQUIRE(check_cases(20, 200, [&](std::uint32_t seed) {
    Dice dice(seed);
    Council council(dice);
    std::vector<Asker> askers;
    for (int i = 0; i < kAskers; ++i) {
      askers.push_back(council.any_asker(dice));
      static_cast<void>(replies(council, askers.back()));
    }
    kept += council.core().rendered.bytes() > 0 ? 1 : 0;
    const std::size_t place = dice.below(council.sent().size());
    council.change(place, changed(council, place, dice).record);
    for (const Asker& asker : askers) {
      const auto as_kept = replies(council, asker);
      council.core().rendered.clear();
      if (as_kept != replies(council, asker)) {
        findings.add(seed, "readProfile",
                     fmt::format("{}{} for {} is answered otherwise once nothing is kept", asker.role,
                                 asker.source, to_string(asker.purpose)));
      }
    }
  }));
  CHECK(findings.empty());
  CHECK(kept > 0);
}
