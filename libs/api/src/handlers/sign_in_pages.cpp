#include <fmt/format.h>

#include <concord/service/totp.hpp>

#include "../identify.hpp"
#include "../pages/sign_in_page.hpp"
#include "signing_in.hpp"

namespace concord::api {
namespace {

Reply back_to_sign_in() { return {303, "", {{"Location", "/sign-in"}}, ""}; }

// The page of what is to be done next in this session.
Reply page_for(const service::Core& core, const std::string& account_name, const service::Session& session,
               int status, const PageFault& fault) {
  const std::string& token = session.row.form_token;
  if (session.must_change) {
    return choose_password_page(status, token, fault);
  }
  if (session.lacks_second_factor) {
    const std::string& secret = session.row.pending_totp;
    return second_factor_page(status, token, service::base32(secret),
                              secret.empty() ? "" : service::totp_uri(account_name, secret), fault);
  }
  const policy::Role* role = core.roles.find(session.row.role);
  return signed_in_page(role == nullptr ? session.row.role : role->name, to_rfc3339(session.row.ends), token);
}

Reply page_for(const Asked& asked, const service::Session& session, int status, const PageFault& fault) {
  std::optional<store::AccountRow> account;
  asked->core.database->read(
      [&](store::Snapshot& snapshot) { account = snapshot.accounts().by_id(session.row.account); });
  return page_for(asked->core, account ? account->name : "", session, status, fault);
}

// What is wrong, in the words that the JSON routes have for it.
std::string words_of(const Error& error) {
  return error.faults.empty() ? error.detail : fmt::format("It {}", error.faults.front().detail);
}

OwnChange form_change(const Asked& asked, const std::string& field) {
  OwnChange change;
  change.done = [](const service::NewSession&) { return back_to_sign_in(); };
  change.refused = [asked, field](const Error& error) {
    return page_for(asked, *asked->session, 400, {words_of(error), field});
  };
  return change;
}

Step refused_page(const Asked& asked, const Error& error, const std::string& field) {
  return Finished{page_for(asked, *asked->session, 400, {words_of(error), field}),
                  {{}, "session/" + asked->session->row.id, {}, "refused"}};
}

}  // namespace

Step show_sign_in(const Asked& asked) {
  const auto session = session_of(asked->core, asked->request);
  return Finished{session ? page_for(asked, *session, 200, {}) : sign_in_page(200, "", {})};
}

Step show_sign_in_style(const Asked&) { return Finished{page_style()}; }

Step sign_in_by_form(const Asked& asked) {
  const Entered entered{form_value(asked->request, "name"), form_value(asked->request, "password"),
                        form_value(asked->request, "code")};
  return sign_in_step(
      asked, entered,
      {.held =
           [name = entered.name](std::chrono::seconds wait) {
             Reply reply = sign_in_page(
                 429, name,
                 {fmt::format("Too many wrong attempts: try again in {} s", wait.count()), "name"});
             reply.headers.emplace_back("Retry-After", std::to_string(wait.count()));
             return reply;
           },
       .refused =
           [name = entered.name](const Error&) {
             return sign_in_page(401, name, {"The name, the password or the code is wrong", "name"});
           },
       .let_in = [](const service::NewSession&) { return back_to_sign_in(); }});
}

// Only after a one-time password: otherwise the console's own page asks for the old one too.
Step choose_password_by_form(const Asked& asked) {
  if (!asked->session->must_change) {
    return Finished{back_to_sign_in()};
  }
  const auto account = own_account(asked);
  if (!account) {
    return account.error();
  }
  auto hash = hash_new_password(*account, form_value(asked->request, "password"));
  if (!hash) {
    return refused_page(asked, hash.error(), "password");
  }
  OwnChange change = form_change(asked, "password");
  change.work = [asked, hash = std::move(*hash)](store::Transaction& transaction) {
    return service::choose_password(transaction, asked->session->row.token, hash);
  };
  return own_change_step(asked, std::move(change));
}

Step set_second_factor_by_form(const Asked& asked) {
  if (!asked->session->lacks_second_factor) {
    return Finished{back_to_sign_in()};
  }
  const std::string code = form_value(asked->request, "code");
  OwnChange change = form_change(asked, "code");
  if (code.empty()) {
    change.work = [asked](store::Transaction& transaction) -> Result<service::NewSession> {
      const auto begun =
          service::begin_second_factor(transaction, asked->session->row.token, service::make_totp_secret());
      if (!begun) {
        return begun.error();
      }
      return service::NewSession{asked->session->row, {}};  // the token stays
    };
  } else {
    change.work = [asked, code, now = asked->core.clock.now()](store::Transaction& transaction) {
      return service::confirm_second_factor(transaction, asked->session->row.token, code, now);
    };
  }
  return own_change_step(asked, std::move(change));
}

Step sign_out_by_form(const Asked& asked) {
  Write write;
  write.work = [asked](store::Transaction& transaction) -> Outcome {
    transaction.account_writer().end_session(asked->session->row.token);
    return {};
  };
  write.then = [asked]() -> Step {
    Reply reply = back_to_sign_in();
    reply.headers.push_back(clear_session_cookie());
    reply.headers.push_back(clear_site_data());
    return Finished{std::move(reply), {{}, "session/" + asked->session->row.id, {}, {}}};
  };
  return write;
}

}  // namespace concord::api
