#include "exchange_run.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <concord/api/problem.hpp>
#include <concord/base/log.hpp>
#include <concord/service/settle_asker.hpp>

#include "identify.hpp"
#include "provider_token.hpp"
#include "router.hpp"
#include "subject.hpp"

namespace concord::api {
namespace {

constexpr int kNotFound = 404;
// They hold what people wrote, and nobody repeats a request after a day.
constexpr std::chrono::hours kRepliesKept{24};

Error no_route(const Routed& routed) {
  if (routed.allowed.empty()) {
    return fail(Code::not_found, "there is no such route; GET /v1/openapi.json lists them");
  }
  return fail(Code::method_not_allowed, "this route does not take this method");
}

std::string allow_header(const std::vector<Verb>& allowed) {
  std::string header;
  for (const Verb verb : allowed) {
    header += (header.empty() ? "" : ", ") + std::string(to_string(verb));
  }
  return header;
}

}  // namespace

ExchangeRun::ExchangeRun(service::Core& core, Request request, Answer answer, bool owner,
                         std::shared_ptr<RequestLimits> limits, std::shared_ptr<RequestMetrics> metrics)
    : core_(core),
      request_(std::move(request)),
      answer_(std::move(answer)),
      owner_(owner),
      limits_(std::move(limits)),
      metrics_(std::move(metrics)) {}

void ExchangeRun::begin() {
  Routed routed = find_route(request_.verb, request_.path, owner_);
  if (limits_) {
    request_.peer = limits_->client_of(request_);
    if (auto refused = limits_->refuse_address(request_, routed.route, began_)) {
      return send(std::move(*refused));
    }
  }
  if (routed.route == nullptr) {
    Reply reply = problem(no_route(routed), request_.request_id);
    if (!routed.allowed.empty()) {
      reply.headers.emplace_back("Allow", allow_header(routed.allowed));
    }
    return send(std::move(reply));
  }
  route_ = routed.route;
  context_ = std::make_shared<Context>(Context{request_, std::move(routed.parameters), {}, core_});
  post(route_->lane, [self = shared_from_this()] { self->enter(); });
}

void ExchangeRun::enter() {
  if (route_->audience == Audience::open || !wants_provider_keys(core_, request_)) {
    return admit();
  }
  post(LaneName::provider, [self = shared_from_this()] {
    fetch_provider_keys(self->core_, self->request_);
    self->post(self->route_->lane, [self] { self->admit(); });
  });
}

void ExchangeRun::admit() {
  if (auto known = identify(); !known) {
    return send(refusal(*route_, known.error(), request_.request_id));
  }
  if (limits_ && route_->audience == Audience::keyed) {
    if (auto refused = limits_->refuse_principal(context_->asker.principal.id, request_, *route_, began_)) {
      return send(std::move(*refused));
    }
  }
  if (auto allowed = authorise(); !allowed) {
    return refuse(allowed.error());
  }
  if (answer_repeat()) {
    return;
  }
  if (route_->audit == AuditKind::changed) {
    return write_intent();
  }
  run_handler();
}

Outcome ExchangeRun::identify() {
  auto known = api::identify(core_, request_, route_->audience, owner_);
  if (!known) {
    return known.error();
  }
  context_->session = std::move(known->session);
  context_->asker = std::move(known->asker);
  if (route_->audience == Audience::open || context_->asker.principal.id == "owner") {
    return {};
  }
  context_->asker.purpose = context_->asker.principal.default_purpose;
  if (const auto said = request_.header("concord-purpose")) {
    auto purpose = domain::parse_purpose(*said);
    if (!purpose) {
      return error_at("Concord-Purpose", Code::invalid_value, purpose.error().detail);
    }
    context_->asker.purpose = *purpose;
  }
  service::settle(core_, context_->asker);
  return {};
}

Outcome ExchangeRun::authorise() {
  if (route_->audience == Audience::open || context_->asker.principal.id == "owner") {
    return {};
  }
  if (!core_.roles.may(context_->asker.principal, route_->permission)) {
    return fail(Code::forbidden, fmt::format("this role may not do this: it needs the permission '{}'",
                                             to_string(route_->permission)));
  }
  // An adapter reads back its own source's records, whatever masks say of staff.
  const bool reads_residents = (route_->audit == AuditKind::search || route_->audit == AuditKind::opened ||
                                route_->audit == AuditKind::exported) &&
                               context_->asker.principal.kind != domain::PrincipalKind::adapter;
  if (reads_residents && context_->asker.mask.empty()) {
    return fail(Code::forbidden, "this role sees nothing for this purpose");
  }
  return {};
}

// As whom and for which purpose too: a reply tells what is shown to that role for that purpose.
Digest ExchangeRun::request_digest() const {
  std::string asked = fmt::format("{} {}\n{} {}\n", to_string(request_.verb), request_.path,
                                  context_->asker.principal.role, to_string(context_->asker.purpose));
  for (const auto& [name, value] : request_.query) {
    asked += fmt::format("{}={}\n", name, value);
  }
  return sha256(asked + "\n" + request_.body);
}

bool ExchangeRun::answer_repeat() {
  const auto key = request_.header("idempotency-key");
  if (!key || request_.verb != Verb::post) {
    return false;
  }
  std::optional<store::KeptReply> kept;
  core_.database->read([&](store::Snapshot& snapshot) {
    kept = snapshot.keys().kept_reply(context_->asker.principal.id, std::string(*key),
                                      core_.clock.now() - kRepliesKept);
  });
  if (!kept) {
    return false;
  }
  if (kept->request != request_digest()) {
    send(problem(fail(Code::conflict, "this Idempotency-Key was used for another request"),
                 request_.request_id));
    return true;
  }
  Reply reply{kept->status, "application/json", {}, kept->body};
  if (!kept->location.empty()) {
    reply.headers.emplace_back("Location", kept->location);
  }
  // What was told before is told again: the log says so.
  AuditNote note;
  note.subject = subject_of(route_->path, context_->parameters);
  note.detail = "repeated";
  send_after(audit_row("outcome", kept->status, note), std::move(reply));
  return true;
}

store::AuditRow ExchangeRun::audit_row(std::string kind, int status, const AuditNote& note) const {
  store::AuditRow row;
  row.at = core_.clock.now();
  row.principal = context_->asker.principal.id;
  row.role = context_->asker.principal.role;
  row.purpose = to_string(context_->asker.purpose);
  row.operation = route_->operation;
  row.kind = std::move(kind);
  row.request_id = request_.request_id;
  row.profiles = note.profiles;
  row.subject = note.subject;
  row.categories = note.categories;
  row.status = status;
  row.detail = note.detail;
  row.reason = note.reason;
  for (const auto& [field, value] : note.searched) {
    row.terms.push_back(core_.audit->term(field, value));
  }
  if (row.subject.empty()) {
    row.subject = named_profile();
  }
  if (status == kNotFound && row.detail.empty() && names_hidden()) {
    row.detail = "kept-from";
  }
  return row;
}

// The profile that the path names, if it is an id at all: also of a request that was refused or led on.
std::string ExchangeRun::named_profile() const {
  const bool named = route_->path.find("{profile_id}") != std::string_view::npos;
  const auto id = named ? parse_uuid(context_->parameters.front()) : Result<Uuid>(Error{});
  return id ? "profile/" + to_string(*id) : "";
}

// Whoever asks is told that there is no such profile; the log knows that there is.
bool ExchangeRun::names_hidden() const {
  const service::Asker& asker = context_->asker;
  const bool named = !asker.hidden.empty() && route_->path.find("{profile_id}") != std::string_view::npos;
  const auto id = named ? parse_uuid(context_->parameters.front()) : Result<Uuid>(Error{});
  bool hidden = false;
  if (id) {
    core_.database->read([&](store::Snapshot& snapshot) {
      const auto where = core_.viewer.locate(snapshot, *id, {});
      hidden = where && std::any_of(where->members.begin(), where->members.end(),
                                    [&](const auto& member) { return service::hides(asker, member.record); });
    });
  }
  return hidden;
}

void ExchangeRun::append_then(store::AuditRow row, void (ExchangeRun::*next)()) {
  row_ = std::make_shared<const store::AuditRow>(std::move(row));
  const bool taken = core_.audit->append(row_, [self = shared_from_this(), next](Outcome durable) {
    if (!durable) {
      return self->send(problem(durable.error(), self->request_.request_id));
    }
    ((*self).*next)();
  });
  if (!taken) {
    send(problem(fail(Code::busy, "too many requests wait: try again shortly"), request_.request_id));
  }
}

void ExchangeRun::write_intent() {
  AuditNote note;
  note.subject = subject_of(route_->path, context_->parameters);
  append_then(audit_row("intent", 0, note), &ExchangeRun::post_handler);
}

void ExchangeRun::send_after(store::AuditRow row, Reply reply) {
  reply_ = std::move(reply);
  append_then(std::move(row), &ExchangeRun::send_reply);
}

void ExchangeRun::send_reply() { send(std::move(reply_)); }

void ExchangeRun::post_handler() {
  post(route_->lane, [self = shared_from_this()] { self->run_handler(); });
}

void ExchangeRun::run_handler() {
  try {
    follow(route_->handler(context_));
  } catch (const std::exception& broken) {
    log::error("handler.failed", {{"operation", route_->operation}, {"request_id", request_.request_id}});
    send(problem(fail(Code::internal, "Concord could not answer; the log has the request id"),
                 request_.request_id));
  }
}

void ExchangeRun::follow(Step step) {
  if (auto* finished = std::get_if<Finished>(&step.what)) {
    finish(std::move(*finished));
  } else if (auto* write = std::get_if<Write>(&step.what)) {
    follow_write(std::move(*write));
  } else if (auto* onward = std::get_if<Onward>(&step.what)) {
    post(onward->lane, [self = shared_from_this(), then = std::move(onward->then)] { self->follow(then()); });
  } else if (auto* await = std::get_if<Await>(&step.what)) {
    follow_await(std::move(*await));
  } else {
    finish({problem(std::get<Error>(step.what), request_.request_id), {}});
  }
}

void ExchangeRun::follow_write(Write write) {
  auto self = shared_from_this();
  auto steps = std::make_shared<Write>(std::move(write));
  const bool taken = core_.database->write(
      [self, steps](store::Transaction& transaction) -> Outcome {
        if (auto done = steps->work(transaction); !done) {
          return done;
        }
        const auto key = self->request_.header("idempotency-key");
        if (key && steps->kept) {
          const Reply reply = steps->kept();
          std::string location;
          for (const auto& [name, value] : reply.headers) {
            location = name == "Location" ? value : location;
          }
          transaction.key_writer().keep_reply({self->context_->asker.principal.id, std::string(*key),
                                               std::string(self->route_->operation), self->request_digest(),
                                               reply.status, location, reply.body, self->core_.clock.now()});
          self->drop_old_replies(transaction);
        }
        return {};
      },
      [self, steps](Outcome written) {
        if (!written) {
          return self->finish({problem(written.error(), self->request_.request_id), {}});
        }
        self->post(LaneName::read, [self, steps] { self->follow(steps->then()); });
      });
  if (!taken) {
    finish({problem(fail(Code::busy, "too many writes wait: try again shortly"), request_.request_id), {}});
  }
}

void ExchangeRun::drop_old_replies(store::Transaction& transaction) {
  transaction.key_writer().drop_replies_before(core_.clock.now() - kRepliesKept);
}

void ExchangeRun::follow_await(Await await) {
  auto then = std::make_shared<std::function<Step(bool)>>(std::move(await.then));
  core_.resolver.when_resolved(std::move(await.records), core_.clock.now() + await.most,
                               [self = shared_from_this(), then](bool resolved) {
                                 self->post(LaneName::read,
                                            [self, then, resolved] { self->follow((*then)(resolved)); });
                               });
}

void ExchangeRun::refuse(const Error& error) {
  send_after(audit_row("refused", status_of(error.code), {{}, {}, {}, std::string(slug(error.code))}),
             problem(error, request_.request_id));
}

void ExchangeRun::finish(Finished finished) {
  if (route_->audit == AuditKind::none) {
    return send(std::move(finished.reply));
  }
  std::string kind = !finished.note.kind.empty()            ? finished.note.kind
                     : route_->audit == AuditKind::search   ? "search"
                     : route_->audit == AuditKind::opened   ? "opened"
                     : route_->audit == AuditKind::exported ? "exported"
                     : route_->audit == AuditKind::log_read ? "log-read"
                                                            : "outcome";
  store::AuditRow row = audit_row(std::move(kind), finished.reply.status, finished.note);
  send_after(std::move(row), std::move(finished.reply));
}

void ExchangeRun::send(Reply reply) {
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began_;
  metrics_->answered(route_ != nullptr ? route_->operation : "none", reply.status, took.count());
  note_refusal(reply.status);
  std::string().swap(request_.body);  // a slow reader doesn't keep it
  reply.holds = shared_from_this();
  answer_(std::move(reply));
}

// Who is not known and who asks too much stands in no audit row; one line a minute of each address is enough
// to see it.
void ExchangeRun::note_refusal(int status) {
  if ((status == 401 || status == 429) && limits_ && !request_.peer.empty() &&
      limits_->is_refusal_noted(request_.peer, std::chrono::steady_clock::now())) {
    log::warning("request.refused", {{"status", std::int64_t{status}},
                                     {"operation", route_ != nullptr ? route_->operation : "none"},
                                     {"peer", request_.peer},
                                     {"request_id", request_.request_id}});
  }
}

void ExchangeRun::post(LaneName lane, std::function<void()> task) {
  // Whatever a continuation throws is an answer too, never a request left hanging.
  auto guarded = [self = shared_from_this(), task = std::move(task)] {
    try {
      task();
    } catch (const std::exception&) {
      log::error("exchange.failed", {{"request_id", self->request_.request_id}});
      self->send(problem(fail(Code::internal, "Concord could not answer; the log has the request id"),
                         self->request_.request_id));
    }
  };
  if (lane == LaneName::in_place) {
    return guarded();
  }
  Lane& chosen = lane == LaneName::read       ? core_.read_lane
                 : lane == LaneName::model    ? core_.model_lane
                 : lane == LaneName::provider ? core_.provider_lane
                 : lane == LaneName::password ? core_.password_lane
                                              : core_.slow_lane;
  if (!chosen.post(std::move(guarded))) {
    if (lane == LaneName::password) {
      return send(too_many_requests("too many people sign in at this moment: try again shortly",
                                    std::chrono::seconds(1), request_.request_id));
    }
    send(problem(fail(Code::busy, "too many requests wait: try again shortly"), request_.request_id));
  }
}

}  // namespace concord::api
