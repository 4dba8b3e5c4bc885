#include <catch2/catch.hpp>

#include <concord/service/rendered_profiles.hpp>
#include <concord/service/view.hpp>

using namespace concord;
using namespace concord::service;

namespace {

std::shared_ptr<const RenderedProfile> profile(const std::string& body) {
  return std::make_shared<const RenderedProfile>(RenderedProfile{body, "\"tag\"", {}});
}

Sight a_sight() {
  Sight sight;
  sight.profile.number = 7;
  sight.profile.content = 3;
  sight.members = {{11, {"housing", "uh-1"}, domain::Part::housing, Instant{std::chrono::seconds(5)}},
                   {12, {"benefits", "ct-1"}, domain::Part::council_tax, std::nullopt}};
  sight.asked.allow(domain::Part::housing, domain::Category::identity);
  sight.effective = sight.asked;
  sight.role = "adviser";
  sight.today = parse_iso_date("2026-11-22").value();
  return sight;
}

}  // namespace

TEST_CASE("whatever a profile's view hangs on gives it another key") {
  const std::string key = a_sight().key();
  CHECK(a_sight().key() == key);
  const auto differs = [&](auto change) {
    Sight sight = a_sight();
    change(sight);
    return sight.key() != key;
  };
  CHECK(differs([](Sight& sight) { sight.profile.number = 8; }));
  CHECK(differs([](Sight& sight) { sight.profile.content = 4; }));
  CHECK(differs([](Sight& sight) { sight.profile.restricted = true; }));
  CHECK(differs([](Sight& sight) { sight.members.pop_back(); }));
  CHECK(differs([](Sight& sight) { sight.members[0].record = 10; }));
  CHECK(differs([](Sight& sight) { sight.members[0].as_of = Instant{std::chrono::seconds(6)}; }));
  CHECK(differs([](Sight& sight) { sight.members[1].as_of = Instant{}; }));
  CHECK(differs([](Sight& sight) { sight.asked = {}; }));
  CHECK(differs([](Sight& sight) { sight.effective = {}; }));
  CHECK(differs([](Sight& sight) { sight.by_age = {domain::Part::housing}; }));
  CHECK(differs([](Sight& sight) { sight.role = "auditor"; }));
  CHECK(differs([](Sight& sight) { sight.today = parse_iso_date("2026-11-23").value(); }));
}

TEST_CASE("the profile that was asked for longest ago is let go first, and memory has an end") {
  RenderedProfiles rendered(3000);
  for (const std::string key : {"a", "b", "c", "d"}) {
    rendered.keep(key, profile(std::string(400, key[0])));
    REQUIRE(rendered.find("a") != nullptr);  // asked for again and again
    REQUIRE(rendered.bytes() <= 3000);
  }
  rendered.keep("e", profile(std::string(400, 'e')));
  CHECK(rendered.find("b") == nullptr);
  CHECK(rendered.find("a")->body == std::string(400, 'a'));
  CHECK(rendered.find("e")->body == std::string(400, 'e'));
}

TEST_CASE("what is too large is not kept, and nothing where no memory is given") {
  RenderedProfiles rendered(1000);
  rendered.keep("a", profile(std::string(1000, 'a')));
  CHECK(rendered.find("a") == nullptr);
  CHECK(rendered.bytes() == 0);
  RenderedProfiles none(0);
  none.keep("a", profile("a"));
  CHECK(none.find("a") == nullptr);
}

TEST_CASE("nothing is left of rendered profiles once they are cleared") {
  RenderedProfiles rendered(10'000);
  rendered.keep("a", profile("a"));
  const auto held = rendered.find("a");
  rendered.clear();
  CHECK(rendered.find("a") == nullptr);
  CHECK(rendered.bytes() == 0);
  CHECK(held->body == "a");  // by a reply that is under way
  rendered.keep("a", profile("b"));
  CHECK(rendered.find("a")->body == "b");
}
