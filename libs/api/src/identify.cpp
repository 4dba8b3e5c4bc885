#include "identify.hpp"

#include <algorithm>

#include <concord/api/problem.hpp>
#include <concord/service/keys.hpp>

#include "cross_site.hpp"
#include "provider_token.hpp"

namespace concord::api {
namespace {

constexpr std::string_view kScheme = "Bearer ";
constexpr std::chrono::minutes kUseWritten{1};

// The owner acts as the process's own account: everything that the socket's file mode lets through.
Identified owner_asker() {
  Identified known;
  known.asker.principal = {"owner", domain::PrincipalKind::staff, "owner", "", domain::Purpose::data_quality};
  known.asker.purpose = domain::Purpose::data_quality;
  for (const domain::Part part : domain::kParts) {
    for (std::size_t index = 0; index < domain::kCategoryCount; ++index) {
      known.asker.mask.allow(part, domain::category_at(index));
    }
  }
  return known;
}

// That something was used is written after the answer, and may be lost with a crash: it is worth no wait.
void write_use(service::Core& core, const std::string& id, std::chrono::microseconds every,
               std::function<void(store::Transaction&)> write) {
  if (!core.sign_in.last_use.due(id, core.clock.now(), every)) {
    return;
  }
  const bool taken = core.database->write(
      [write = std::move(write)](store::Transaction& transaction) -> Outcome {
        write(transaction);
        return {};
      },
      [](const Outcome&) {});
  static_cast<void>(taken);  // a full lane: the next use writes
}

Result<Identified> by_provider_token(const service::Core& core, std::string_view token,
                                     std::string_view request_id) {
  auto principal = program_of(core, token, request_id);
  if (!principal) {
    return principal.error();
  }
  Identified known;
  known.asker.principal = std::move(*principal);
  return known;
}

Result<Identified> by_bearer(service::Core& core, std::string_view token) {
  const Instant now = core.clock.now();
  auto principal = core.keys.authenticate(token, now);
  if (!principal) {
    return principal.error();
  }
  write_use(core, principal->id, kUseWritten, [id = principal->id, now](store::Transaction& transaction) {
    transaction.key_writer().use(id, now);
  });
  Identified known;
  known.asker.principal = std::move(*principal);
  return known;
}

Result<Identified> by_session(service::Core& core, const Request& request, Audience audience) {
  auto session = session_of(core, request);
  if (!session) {
    return fail(Code::unauthenticated, "the session is not known or has ended: sign in again");
  }
  if (auto own = check_form_token(request, session->row.form_token); !own) {
    return own.error();
  }
  if (session->enrolling() && audience != Audience::session) {
    return fail(
        Code::forbidden,
        "first choose a password of your own and set up the second factor: GET /v1/session says which");
  }
  Identified known;
  known.asker.principal = {session->row.principal, domain::PrincipalKind::staff, session->row.role, "",
                           session->row.purpose};
  known.asker.stepped_up = session->row.stepped_up;
  known.session = std::move(session);
  return known;
}

}  // namespace

std::shared_ptr<const service::Session> session_of(service::Core& core, const Request& request) {
  const auto token = cookie_of(request, kSessionCookie);
  if (!token) {
    return nullptr;
  }
  const service::SessionLimits limits = service::session_limits(core.configuration);
  const Instant now = core.clock.now();
  Result<service::Session> session = Error{};
  core.database->read(
      [&](store::Snapshot& snapshot) { session = service::find_session(snapshot, *token, limits, now); });
  if (!session) {
    return nullptr;
  }
  const auto every = std::min<std::chrono::microseconds>(kUseWritten, limits.idle / 10);
  write_use(core, session->row.id, every, [token = session->row.token, now](store::Transaction& transaction) {
    transaction.account_writer().use_session(token, now);
  });
  return std::make_shared<const service::Session>(std::move(*session));
}

Result<Identified> identify(service::Core& core, const Request& request, Audience audience, bool owner) {
  const auto header = request.header("authorization");
  if (owner && !header && audience != Audience::session) {
    return owner_asker();
  }
  if (!header) {
    if (auto own_site = check_site(request); !own_site) {
      return own_site.error();
    }
  }
  if (audience == Audience::open) {
    return Identified{};
  }
  if (header && header->starts_with(kScheme) && audience == Audience::keyed) {
    const std::string_view token = header->substr(kScheme.size());
    return is_provider_token(core, token) ? by_provider_token(core, token, request.request_id)
                                          : by_bearer(core, token);
  }
  if (header || !cookie_of(request, kSessionCookie)) {
    return fail(Code::unauthenticated, audience == Audience::keyed
                                           ? "send a key as `Authorization: Bearer …`, or sign in"
                                           : "this is for sessions: sign in, and send no Authorization");
  }
  return by_session(core, request, audience);
}

Reply refusal(const Route& route, const Error& error, std::string_view request_id) {
  if (error.code != Code::unauthenticated || route.path.starts_with("/v1/")) {
    return problem(error, request_id);
  }
  return {303, "", {{"Location", "/sign-in"}}, ""};
}

}  // namespace concord::api
