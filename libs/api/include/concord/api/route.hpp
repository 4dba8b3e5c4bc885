// A route is one row: everything that the pipeline, the OpenAPI document, the permission page and the
// tests need to know of it. There is no other way to add an endpoint.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <concord/api/exchange.hpp>
#include <concord/service/accountability.hpp>
#include <concord/service/asker.hpp>
#include <concord/service/core.hpp>

namespace concord::api {

enum class Audience : std::uint8_t {
  open,
  keyed,    // a bearer key, or a session that is whole
  session,  // whoever has a session, on their own session and account
  owner,    // through the owner-only socket alone
};
enum class LaneName : std::uint8_t { in_place, read, slow, model, password, provider };  // in_place: no wait
enum class AuditKind : std::uint8_t {
  none,      // says nothing about any resident and changes nothing
  search,    // field names and the profiles shown
  opened,    // one profile, its categories
  changed,   // an intent row before, an outcome row after
  log_read,  // the log itself was read
  exported,  // all that is held of one profile was given out, its categories
};

// What an audit row says of the request beyond who, when and why.
struct AuditNote {
  std::vector<std::string> profiles;
  std::string subject;
  std::vector<std::string> categories;
  std::string detail;
  service::SearchedTerms searched{};  // values; the row holds keyed hashes of them
  std::string reason{};               // a code
  std::string kind{};                 // of the row, where it is of a kind of its own
};

struct Finished {
  Reply reply;
  AuditNote note{};
};

// A handler is a plain function on its lane. It never waits: it finishes, or says what must happen first
// and how to go on after it.
struct Step;
struct Write {
  std::function<Outcome(store::Transaction&)> work;  // on the write lane, in a transaction
  std::function<Step()> then;                        // after the commit, on the read lane
  // What a repeat of the request with the same Idempotency-Key is answered; kept in the same transaction.
  std::function<Reply()> kept{};
};
struct Onward {
  LaneName lane;  // what is to be done is more than the handler's own lane is for
  std::function<Step()> then;
};
struct Await {
  std::vector<store::RecordNumber> records;  // until these are resolved
  std::chrono::milliseconds most;
  std::function<Step(bool resolved)> then;  // on the read lane
};
struct Step {
  std::variant<Finished, Write, Onward, Await, Error> what;
  Step(Finished finished) : what(std::move(finished)) {}
  Step(Write write) : what(std::move(write)) {}
  Step(Onward onward) : what(std::move(onward)) {}
  Step(Await await) : what(std::move(await)) {}
  Step(Error error) : what(std::move(error)) {}
};

struct Context {
  const Request& request;
  std::vector<std::string> parameters;  // of the path's {…}, in order
  service::Asker asker;
  service::Core& core;
  std::shared_ptr<const service::Session> session{};  // where that is how they are known
  std::string_view request_id() const { return request.request_id; }
};

struct Route {
  Verb verb;
  std::string_view path;       // "/v1/profiles/{profile_id}"
  std::string_view operation;  // unique: "readProfile"
  std::string_view summary;
  Audience audience;
  policy::Permission permission;
  LaneName lane;
  AuditKind audit;
  std::string_view takes;           // query parameters and headers, by their names in openapi.cpp, by blanks
  std::string_view request_schema;  // of schemas/, or empty
  std::string_view reply_schema;
  int success;
  Step (*handler)(const std::shared_ptr<const Context>&);
};

std::span<const Route> routes();

}  // namespace concord::api
