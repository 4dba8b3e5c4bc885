// That somebody doesn't exist for an asker must not be told by how long it takes to say so. Tried as a count
// of what the store does, which no noise of the machine can blur.
#include <cstdlib>

#include <fmt/format.h>

#include <concord/service/protections.hpp>

#include "served.hpp"
#include "work_of.hpp"

using namespace concord;
using namespace concord::api;
using concord::api::testing::Served;
using concord::api::testing::Work;
using concord::api::testing::WorkCount;

namespace {

constexpr std::string_view kNever = "01900000-0000-7000-8000-000000000000";

// Somebody in a refuge, somebody whom one adviser must not know of, and a child.
class Town {
 public:
  Town() {
    served_.put(
        "housing", "housing", "uh-1",
        R"("names":[{"given":"Odalys","family":"Quennell"}],"birth_date":"1988-04-17","restrictions":[{"reason":"refuge"}],)"
        R"("addresses":[{"use":"home","lines":["7 Marigold Court"],"postcode":"E9 7QT"}],)"
        R"("contacts":[{"kind":"phone","value":"07700900311"},{"kind":"email","value":"odalys@example.org"}])");
    served_.put("housing", "housing", "uh-2",
                R"("names":[{"given":"Gudrun","family":"Featherstonehaugh"}],"birth_date":"1990-02-03",)"
                R"("contacts":[{"kind":"phone","value":"07700900312"}])");
    served_.put("social-care", "children", "sc-1",
                R"("names":[{"given":"Isolde","family":"Vanbrugh"}],"birth_date":"2015-03-03",)"
                R"("contacts":[{"kind":"phone","value":"07700900313"}])");
    served_.core().resolver.drain();
    adviser_ = served_.key(domain::PrincipalKind::staff, "adviser");
    protect();
  }

  Reply ask(Verb verb, const std::string& path, const std::string& body) {
    Request request;
    request.verb = verb;
    request.path = path;
    request.body = body;
    request.headers = {{"content-type", "application/json"}};
    return served_.ask(std::move(request), adviser_);
  }

  // The least of some tries: what else goes on in the process is left out.
  Work work_for(Verb verb, const std::string& path, const std::string& body) {
    Work least{INT64_MAX, INT64_MAX, INT64_MAX};
    for (int i = 0; i < 6; ++i) {
      WorkCount::begin();
      status_ = ask(verb, path, body).status;
      const Work work = WorkCount::so_far();
      least = work.steps < least.steps ? work : least;
    }
    return least;
  }

  int status() const { return status_; }

  std::string profile(const std::string& source, const std::string& id) {
    std::string found;
    served_.core().database->read([&](store::Snapshot& snapshot) {
      const auto row = snapshot.records().find({source, id});
      found = to_string(snapshot.profiles().find(*snapshot.profiles().profile_of(row->number))->id);
    });
    return found;
  }

 private:
  void protect() {
    service::ProtectionAsk ask;
    ask.record = {"housing", "uh-2"};
    ask.reason = "she is her former partner";
    REQUIRE(served_.core().database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      ask.staff = service::authenticate(transaction, adviser_, served_.core().clock.now())->id;
      const auto made = service::protect(transaction, ask, {}, served_.core().clock.now());
      return made ? Outcome{} : made.error();
    }));
    served_.core().protections.load();
  }

  // The store configures SQLite before its first connection, and nothing may speak to SQLite before that.
  static bool opened_before() {
    Served once;
    return true;
  }

  bool opened_before_ = opened_before();
  WorkCount count_;
  Served served_;
  std::string adviser_;
  int status_ = 0;
};

// `of_them` against `of_nobody`, which a request costs anyway (some 15 statements, 100 steps).
void check_little_more(const Work& of_them, const Work& of_nobody) {
  CHECK(of_them.statements <= of_nobody.statements + 2);
  CHECK(of_them.rows <= of_nobody.rows + 4);
  CHECK(of_them.steps <= of_nobody.steps + 80);
}

void check_same(const Work& a, const Work& b) {
  CHECK(a.statements == b.statements);
  CHECK(a.rows == b.rows);
  CHECK(std::abs(a.steps - b.steps) <= 8);  // a shorter word, another place in a tree
}

std::string searched(std::string_view field, std::string_view value) {
  return fmt::format(R"({{"{}":"{}"}})", field, value);
}

std::string candidate(std::string_view given, std::string_view family) {
  return fmt::format(
      R"({{"record_id":"asked","part":"concord","birth_date":"1990-02-03","names":[{{"given":"{}","family":"{}"}}]}})",
      given, family);
}

}  // namespace

// An id isn't guessed: it has 74 random bits, and who has one had it from somebody who could know of the
// profile. So that it once led to somebody may cost what it costs to read that, and its records: two
// statements. Whether the asker must not know of them or merely shares nothing with their part is the same
// work.
TEST_CASE("an id that isn't for the asker is as much work as any other, and hardly more than one of nobody") {
  Town town;
  const std::string hidden = town.profile("housing", "uh-2"), unshared = town.profile("social-care", "sc-1");
  int asked = 0;
  for (const Route& route : routes()) {
    const std::size_t at = route.path.find("{profile_id}");
    if (route.verb != Verb::get || at == std::string_view::npos) {
      continue;
    }
    const auto work_for = [&](std::string_view id) {
      return town.work_for(route.verb, std::string(route.path).replace(at, 12, id), "");
    };
    CAPTURE(route.operation);
    const Work of_nobody = work_for(kNever);
    const int status = town.status();
    const Work of_hidden = work_for(hidden);
    CHECK(town.status() == status);
    check_same(of_hidden, work_for(unshared));
    CHECK(town.status() == status);
    check_little_more(of_hidden, of_nobody);
    asked += status == 404 ? 1 : 0;
  }
  CHECK(asked >= 6);
}

TEST_CASE("to find somebody who doesn't exist for the asker is exactly as much work as to find nobody") {
  Town town;
  const auto search = [&](std::string_view field, std::string_view value) {
    return town.work_for(Verb::post, "/v1/profiles/search", searched(field, value));
  };
  check_same(search("phone", "07700900312"), search("phone", "07700900999"));
  check_same(search("query", "gudrun featherstonehaugh"), search("query", "gundula ketteringham-haw"));
  check_same(town.work_for(Verb::post, "/v1/profiles/match", candidate("Gudrun", "Featherstonehaugh")),
             town.work_for(Verb::post, "/v1/profiles/match", candidate("Gundula", "Ketteringham-Haw")));
}

// That a resident is restricted stands in their profile, which has to be looked up: by two keys, as of
// anybody who isn't shared with the asker. So the work says at most that somebody who isn't shown to them has
// that telephone.
TEST_CASE(
    "to find somebody in hiding by where they are is as much work as to find somebody who isn't shared") {
  Town town;
  const auto search = [&](std::string_view field, std::string_view value) {
    const Work work = town.work_for(Verb::post, "/v1/profiles/search", searched(field, value));
    CHECK(town.ask(Verb::post, "/v1/profiles/search", searched(field, value)).body.find("profile_id") ==
          std::string::npos);
    return work;
  };
  const Work of_unshared = search("phone", "07700900313");
  const Work of_nobody = search("phone", "07700900999");
  check_little_more(of_unshared, of_nobody);
  check_same(search("phone", "07700900311"), of_unshared);
  check_same(search("email", "odalys@example.org"), of_unshared);
  check_same(search("postcode", "E9 7QT"), of_unshared);
  check_same(search("query", "odalys quennell e9 7qt"), search("query", "odalys quennell e9 7qx"));
}

TEST_CASE("what is counted is work: to find somebody who is shown is more of it") {
  Town town;
  const auto search = [&](std::string_view query) {
    return town.work_for(Verb::post, "/v1/profiles/search", searched("query", query));
  };
  const Work of_her = search("odalys quennell"), of_nobody = search("gundula ketteringham-haw");
  CHECK(of_her.statements >= of_nobody.statements + 5);
  CHECK(of_her.steps >= of_nobody.steps + 100);
}
