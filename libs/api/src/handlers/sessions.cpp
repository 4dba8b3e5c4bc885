#include <algorithm>

#include <concord/api/problem.hpp>

#include "../identify.hpp"
#include "reading.hpp"
#include "render.hpp"
#include "signing_in.hpp"

namespace concord::api {
namespace {

std::int64_t recovery_codes_left(const service::Core& core, const std::string& account) {
  std::size_t left = 0;
  core.database->read(
      [&](store::Snapshot& snapshot) { left = snapshot.accounts().recovery_code_count(account); });
  return static_cast<std::int64_t>(left);
}

void write_session(JsonWriter& out, const service::Core& core, const service::Session& session) {
  const store::SessionRow& row = session.row;
  out.begin_object()
      .field("id", row.id)
      .field("principal", row.principal)
      .field("way", row.way)
      .field("role", row.role);
  out.key("to_do").begin_array();
  if (session.must_change) {
    out.text("password");
  }
  if (session.lacks_second_factor) {
    out.text("second-factor");
  }
  out.end_array().key("purposes").begin_array();
  if (const policy::Role* role = core.roles.find(row.role)) {
    for (const domain::Purpose purpose : role->purposes) {
      out.text(to_string(purpose));
    }
  }
  out.end_array()
      .field("purpose", to_string(row.purpose))
      .field("created", to_rfc3339(row.created))
      .field("ends", to_rfc3339(row.ends))
      .field("idle_seconds", static_cast<std::int64_t>(core.configuration.session_idle_seconds));
  if (row.stepped_up) {
    out.field("stepped_up", to_rfc3339(*row.stepped_up));
  }
  if (row.signed_in_before) {
    out.field("signed_in_before", to_rfc3339(*row.signed_in_before));
  }
  if (!row.account.empty()) {
    out.field("recovery_codes", recovery_codes_left(core, row.account));
  }
  out.field("form_token", row.form_token).end_object();
}

Reply refused(const Asked& asked, const Error& error) { return problem(error, asked->request_id()); }

bool allows(const service::Core& core, const std::string& role_name, domain::Purpose purpose) {
  const policy::Role* role = core.roles.find(role_name);
  return role != nullptr &&
         std::find(role->purposes.begin(), role->purposes.end(), purpose) != role->purposes.end();
}

}  // namespace

Reply session_reply(const Asked& asked, int status, const service::NewSession& session) {
  Result<service::Session> found = Error{};
  service::Core& core = asked->core;
  core.database->read([&](store::Snapshot& snapshot) {
    found = service::find_session(snapshot, session.token, service::session_limits(core.configuration),
                                  core.clock.now());
  });
  if (!found) {
    return problem(found.error(), asked->request_id());
  }
  JsonWriter out;
  write_session(out, core, *found);
  return json_reply(status, out.take());
}

Step open_session(const Asked& asked) {
  const auto json = json_body(*asked, "sign_in");
  if (!json) {
    return json.error();
  }
  const Entered entered{std::string(text_of(*json, "name")), std::string(text_of(*json, "password")),
                        std::string(text_of(*json, "code"))};
  return sign_in_step(
      asked, entered,
      {.held =
           [asked](std::chrono::seconds wait) {
             return too_many_requests("too many wrong attempts: wait, then try again", wait,
                                      asked->request_id());
           },
       .refused = [asked](const Error& error) { return refused(asked, error); },
       .let_in = [asked](const service::NewSession& session) { return session_reply(asked, 201, session); }});
}

Step read_session(const Asked& asked) {
  JsonWriter out;
  write_session(out, asked->core, *asked->session);
  return Finished{json_reply(200, out.take())};
}

Step choose_purpose(const Asked& asked) {
  const auto json = json_body(*asked, "session_purpose");
  if (!json) {
    return json.error();
  }
  const auto purpose = domain::parse_purpose(text_of(*json, "purpose"));
  if (!purpose || !allows(asked->core, asked->session->row.role, *purpose)) {
    return error_at("/purpose", Code::invalid_value,
                    "must be one of the session's purposes: GET /v1/session lists them");
  }
  auto session = std::make_shared<service::Session>(*asked->session);
  OwnChange change = json_change(asked);
  change.work = [asked, session,
                 purpose = *purpose](store::Transaction& transaction) -> Result<service::NewSession> {
    if (auto chosen = service::choose_purpose(transaction, session->row.token, purpose); !chosen) {
      return chosen.error();
    }
    session->row.purpose = purpose;
    return service::NewSession{session->row, {}};  // the token stays
  };
  change.done = [asked, session](const service::NewSession&) {
    JsonWriter out;
    write_session(out, asked->core, *session);
    return json_reply(200, out.take());
  };
  return own_change_step(asked, std::move(change));
}

Step close_session(const Asked& asked) {
  Write write;
  write.work = [asked](store::Transaction& transaction) -> Outcome {
    transaction.account_writer().end_session(asked->session->row.token);
    return {};
  };
  write.then = [asked]() -> Step {
    Reply reply{204, "", {clear_session_cookie(), clear_site_data()}, ""};
    return Finished{std::move(reply), {{}, "session/" + asked->session->row.id, {}, {}}};
  };
  return write;
}

Step step_up_session(const Asked& asked) {
  const auto json = json_body(*asked, "proof");
  if (!json) {
    return json.error();
  }
  const Proved proved =
      prove(asked, {std::string(text_of(*json, "password")), std::string(text_of(*json, "code"))});
  if (proved.wait.count() > 0) {
    return held_back(asked, proved.wait);
  }
  if (!proved.totp_step) {
    return proved.totp_step.error();
  }
  OwnChange change = json_change(asked);
  change.work = [asked, step = *proved.totp_step,
                 now = asked->core.clock.now()](store::Transaction& transaction) {
    return service::step_up(transaction, asked->session->row.token, step, now);
  };
  return own_change_step(asked, std::move(change));
}

Step change_own_password(const Asked& asked) {
  const auto json = json_body(*asked, "own_password");
  if (!json) {
    return json.error();
  }
  const auto account = own_account(asked);
  if (!account) {
    return account.error();
  }
  // After a one-time password there is none to prove oneself by: it was used up at the sign-in.
  if (!asked->session->must_change) {
    const Proved proved = prove(asked, {std::string(text_of(*json, "current")), ""});
    if (proved.wait.count() > 0) {
      return held_back(asked, proved.wait);
    }
    if (!proved.totp_step) {
      return error_at("/current", Code::forbidden, "must be the password as it is now");
    }
  }
  auto hash = hash_new_password(asked, *account, std::string(text_of(*json, "password")));
  if (!hash) {
    return hash.error();
  }
  OwnChange change = json_change(asked);
  change.work = [asked, hash = std::move(*hash)](store::Transaction& transaction) {
    return service::choose_password(transaction, asked->session->row.token, hash);
  };
  return own_change_step(asked, std::move(change));
}

}  // namespace concord::api
