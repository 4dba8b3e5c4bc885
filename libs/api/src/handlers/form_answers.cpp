#include "form_answers.hpp"

#include <fmt/format.h>

#include <concord/service/totp.hpp>

#include "../identify.hpp"
#include "../pages/account_page.hpp"

namespace concord::api {
namespace {

OwnAccount own_account_view(const service::Core& core, const service::Session& session) {
  const store::SessionRow& row = session.row;
  const policy::Role* role = core.roles.find(row.role);
  OwnAccount view{role == nullptr ? row.role : role->name, to_rfc3339(row.ends), row.form_token,
                  row.signed_in_before ? to_rfc3339(*row.signed_in_before) : "", !row.account.empty()};
  core.database->read([&](store::Snapshot& snapshot) {
    view.recovery_codes = snapshot.accounts().recovery_code_count(row.account);
    view.others = snapshot.accounts().session_count(row.principal) - 1;
  });
  return view;
}

Reply second_factor_page_for(const service::Core& core, const service::Session& session, int status,
                             const PageFault& fault) {
  const store::SessionRow& row = session.row;
  if (row.pending_totp.empty()) {
    return second_factor_page(status, row.form_token, "", "", fault);
  }
  std::optional<store::AccountRow> account;
  core.database->read([&](store::Snapshot& snapshot) { account = snapshot.accounts().by_id(row.account); });
  const std::string secret = core.sign_in.seal.open(row.pending_totp, row.account).value();
  return second_factor_page(status, row.form_token, service::base32(secret),
                            service::totp_uri(account ? account->name : "", secret), fault);
}

// What is wrong, in the words that the JSON routes have for it.
std::string words_of(const Error& error) {
  return error.faults.empty() ? error.detail : fmt::format("It {}", error.faults.front().detail);
}

}  // namespace

Reply back_to_sign_in() { return {303, "", {{"Location", "/sign-in"}}, ""}; }

Reply page_for(const service::Core& core, const service::Session& session, int status,
               const PageFault& fault) {
  if (session.must_change) {
    return choose_password_page(status, session.row.form_token, fault);
  }
  if (session.lacks_second_factor || !session.row.pending_totp.empty()) {
    return second_factor_page_for(core, session, status, fault);
  }
  return account_page(status, own_account_view(core, session), fault);
}

OwnChange form_change(const Asked& asked, const std::string& field) {
  OwnChange change;
  change.done = [](const service::NewSession&) { return back_to_sign_in(); };
  change.refused = [asked, field](const Error& error) {
    return page_for(asked->core, *asked->session, 400, {words_of(error), field});
  };
  return change;
}

Step refused_page(const Asked& asked, const Error& error, const std::string& field) {
  return Finished{page_for(asked->core, *asked->session, 400, {words_of(error), field}),
                  {{}, "session/" + asked->session->row.id, {}, "refused"}};
}

Step proved_by_form(const Asked& asked, const std::string& field, const std::function<Step()>& next) {
  const Proved proved = prove(asked, {form_value(asked->request, field), ""});
  if (proved.wait.count() > 0) {
    const auto error =
        fail(Code::forbidden, fmt::format("Too many wrong attempts: try again in {} s", proved.wait.count()));
    return refused_page(asked, error, field);
  }
  return proved.totp_step ? next() : refused_page(asked, proved.totp_step.error(), field);
}

}  // namespace concord::api
