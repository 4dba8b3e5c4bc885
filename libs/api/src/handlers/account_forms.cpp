// Forms on one's own account that ask for the password once more.
#include <concord/service/recovery_codes.hpp>
#include <concord/service/totp.hpp>

#include "../identify.hpp"
#include "../pages/account_page.hpp"
#include "form_answers.hpp"

namespace concord::api {
namespace {

Step show_secret(const Asked& asked) {
  OwnChange change = form_change(asked, "code");
  change.work = [asked](store::Transaction& transaction) -> Result<service::NewSession> {
    const auto begun = service::begin_second_factor(transaction, asked->session->row.token,
                                                    service::make_totp_secret(), asked->core.sign_in.seal);
    if (!begun) {
      return begun.error();
    }
    return service::NewSession{asked->session->row, {}};  // the token stays
  };
  return own_change_step(asked, std::move(change));
}

// With the first app come its recovery codes; with another the ones before go on.
Step confirm_app(const Asked& asked, const std::string& code) {
  const std::vector<std::string> codes =
      asked->session->lacks_second_factor ? service::make_recovery_codes() : std::vector<std::string>{};
  OwnChange change = form_change(asked, "code");
  change.work = [asked, code, codes, now = asked->core.clock.now()](
                    store::Transaction& transaction) -> Result<service::NewSession> {
    auto confirmed = service::confirm_second_factor(transaction, asked->session->row.token, code,
                                                    asked->core.sign_in.seal, now);
    if (!confirmed || codes.empty()) {
      return confirmed;
    }
    auto renewed = service::renew_recovery_codes(transaction, confirmed->row.token, codes);
    return renewed ? std::move(confirmed) : std::move(renewed);
  };
  if (!codes.empty()) {
    change.done = [codes](const service::NewSession&) { return recovery_codes_page(codes); };
  }
  return own_change_step(asked, std::move(change));
}

}  // namespace

Step set_second_factor_by_form(const Asked& asked) {
  const std::string code = form_value(asked->request, "code");
  if (!code.empty()) {
    return confirm_app(asked, code);
  }
  if (asked->session->lacks_second_factor) {
    return show_secret(asked);
  }
  return proved_by_form(asked, "app-password", [&] { return show_secret(asked); });
}

Step make_recovery_codes_by_form(const Asked& asked) {
  if (asked->session->enrolling()) {
    return Finished{back_to_sign_in()};
  }
  return proved_by_form(asked, "codes-password", [&]() -> Step {
    const std::vector<std::string> codes = service::make_recovery_codes();
    OwnChange change = form_change(asked, "codes-password");
    change.work = [asked, codes](store::Transaction& transaction) {
      return service::renew_recovery_codes(transaction, asked->session->row.token, codes);
    };
    change.done = [codes](const service::NewSession&) { return recovery_codes_page(codes); };
    return own_change_step(asked, std::move(change));
  });
}

Step end_other_sessions_by_form(const Asked& asked) {
  return proved_by_form(asked, "sessions-password", [&]() -> Step {
    OwnChange change = form_change(asked, "sessions-password");
    change.work = [asked](store::Transaction& transaction) -> Result<service::NewSession> {
      const store::SessionRow& own = asked->session->row;
      for (const auto& session : transaction.accounts().sessions_of(own.principal)) {
        if (session.id != own.id) {
          transaction.account_writer().end_session(session.token);
        }
      }
      return service::NewSession{own, {}};  // the token stays
    };
    return own_change_step(asked, std::move(change));
  });
}

}  // namespace concord::api
