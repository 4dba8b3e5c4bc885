#include <thread>

#include "served.hpp"

using namespace concord;
using namespace concord::api;

namespace {

class Desk {
 public:
  std::future<Reply> ask(Verb verb, const std::string& path, const std::string& body,
                         std::vector<std::pair<std::string, std::string>> headers = {}) {
    Request request;
    request.verb = verb;
    request.path = path;
    request.body = body;
    request.headers = std::move(headers);
    if (!body.empty()) {
      request.headers.emplace_back("content-type", "application/json");
    }
    request.peer = "192.0.2.1";
    request.request_id = "test";
    auto answered = std::make_shared<std::promise<Reply>>();
    public_door(core())(std::move(request),
                        [answered](Reply reply) { answered->set_value(std::move(reply)); });
    return answered->get_future();
  }

  service::Core& core() { return served_.core(); }

 private:
  testing::Served served_;
};

std::string header(const Reply& reply, const std::string& name) {
  for (const auto& [key, value] : reply.headers) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

const std::string kSignIn = R"({"name": "nobody", "password": "nothing"})";

}  // namespace

TEST_CASE("when more sign in at once than are worked out and may wait, the next is told to come again") {
  Desk desk;
  std::promise<void> go;
  const std::shared_future<void> gone = go.get_future().share();
  int waiting = 0;
  while (desk.core().password_lane.post([gone] { gone.wait(); })) {
    ++waiting;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // for the threads to take theirs
  }
  const Reply reply = desk.ask(Verb::post, "/v1/session", kSignIn).get();
  go.set_value();
  CHECK(waiting >= 3);
  CHECK(reply.status == 429);
  CHECK(header(reply, "Retry-After") == "1");
  CHECK(reply.body.find("\"status\":429") != std::string::npos);
}

TEST_CASE("routes of sessions refuse keys, the owner, and cookies that are nobody's") {
  Desk desk;
  const std::vector<std::vector<std::pair<std::string, std::string>>> callers{
      {},
      {{"authorization", "Bearer concord_0000"}},
      {{"cookie", "__Host-concord=0000"}},
      {{"cookie", "__Host-concord="}}};
  for (const Route& route : routes()) {
    if (route.audience != Audience::session || !route.path.starts_with("/v1/")) {
      continue;
    }
    for (const auto& headers : callers) {
      CAPTURE(route.operation);
      CHECK(desk.ask(route.verb, std::string(route.path), "", headers).get().status == 401);
    }
  }
}

TEST_CASE("pages lead whoever has no session to the sign-in page") {
  Desk desk;
  for (const Route& route : routes()) {
    if (route.audience == Audience::session && !route.path.starts_with("/v1/")) {
      CAPTURE(route.operation);
      const Reply reply = desk.ask(route.verb, std::string(route.path), "").get();
      CHECK(reply.status == 303);
      CHECK(header(reply, "Location") == "/sign-in");
    }
  }
}

TEST_CASE("no change is taken from another site, whoever asks for it") {
  Desk desk;
  for (const Route& route : routes()) {
    if (route.verb == Verb::get || route.audience == Audience::owner) {
      continue;
    }
    CAPTURE(route.operation);
    const auto status = [&](std::vector<std::pair<std::string, std::string>> headers) {
      return desk.ask(route.verb, std::string(route.path), "", std::move(headers)).get().status;
    };
    CHECK(status({{"sec-fetch-site", "cross-site"}}) == 403);
    CHECK(status({{"origin", "https://elsewhere.example"}, {"host", "concord.example"}}) == 403);
    CHECK(status({{"origin", "null"}, {"host", "null"}}) == 403);
    CHECK(status({{"origin", "https://concord.example"}, {"host", "Concord.example"}}) != 403);
  }
}

TEST_CASE("a wrong sign-in leaves rows in the audit log, and nothing that was typed") {
  Desk desk;
  CHECK(desk.ask(Verb::post, "/v1/session", kSignIn).get().status == 401);
  const auto entries = desk.core().audit->after(0, 10);
  REQUIRE(entries.size() == 2);
  CHECK(entries[1].row.operation == "openSession");
  CHECK(entries[1].row.status == 401);
  CHECK(entries[1].row.detail == "refused");
  CHECK(entries[1].row.subject.find("nobody") == std::string::npos);
}
