#include <fmt/format.h>

#include "../identify.hpp"
#include "form_answers.hpp"

namespace concord::api {
Step show_sign_in(const Asked& asked) {
  const auto session = session_of(asked->core, asked->request);
  return Finished{session ? page_for(asked->core, *session, 200, {})
                          : sign_in_page(200, "", {}, asked->core.provider != nullptr)};
}

Step show_sign_in_style(const Asked&) { return Finished{page_style()}; }

Step sign_in_by_form(const Asked& asked) {
  const Entered entered{form_value(asked->request, "name"), form_value(asked->request, "password"),
                        form_value(asked->request, "code")};
  const bool provider = asked->core.provider != nullptr;
  return sign_in_step(
      asked, entered,
      {.held =
           [name = entered.name, provider](std::chrono::seconds wait) {
             Reply reply = sign_in_page(
                 429, name, {fmt::format("Too many wrong attempts: try again in {} s", wait.count()), "name"},
                 provider);
             reply.headers.emplace_back("Retry-After", std::to_string(wait.count()));
             return reply;
           },
       .refused =
           [name = entered.name, provider](const Error&) {
             return sign_in_page(401, name, {"The name, the password or the code is wrong", "name"},
                                 provider);
           },
       .let_in = [](const service::NewSession&) { return back_to_sign_in(); }});
}

Step choose_password_by_form(const Asked& asked) {
  const auto account = own_account(asked);
  if (!account) {
    return account.error();
  }
  const auto choose = [&]() -> Step {
    auto hash = hash_new_password(asked, *account, form_value(asked->request, "password"));
    if (!hash) {
      return refused_page(asked, hash.error(), "password");
    }
    OwnChange change = form_change(asked, "password");
    change.work = [asked, hash = std::move(*hash)](store::Transaction& transaction) {
      return service::choose_password(transaction, asked->session->row.token, hash);
    };
    return own_change_step(asked, std::move(change));
  };
  // After a one-time password there is none to prove oneself by: it was used up at the sign-in.
  return asked->session->must_change ? choose() : proved_by_form(asked, "current", choose);
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
