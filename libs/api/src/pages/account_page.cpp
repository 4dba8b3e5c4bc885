#include "account_page.hpp"

#include <fmt/format.h>

#include "sign_in_page.hpp"

namespace concord::api {
namespace {

std::string section(std::string_view title, std::string_view text, const std::string& form) {
  return fmt::format("<section>\n<h2>{}</h2>\n<p>{}</p>\n{}</section>\n", title, text, form);
}

// A form that asks for the password once more, in a field of its own.
std::string proved_form(std::string_view action, const OwnAccount& account, std::string_view field,
                        std::string_view button, const PageFault& fault) {
  return form(action, account.form_token,
              input({field, "Your password", "password", "current-password", "", ""}, fault), button);
}

std::string password_section(const OwnAccount& account, const PageFault& fault) {
  const std::string fields =
      input({"current", "Your password now", "password", "current-password", "", ""}, fault) +
      input({"password", "New password", "password", "new-password",
             "At least 12 characters, without your sign-in name. Several words make a good one.", ""},
            fault);
  return section("Password", "With a new password your other sessions end.",
                 form("/sign-in/password", account.form_token, fields, "Change it"));
}

std::string second_factor_section(const OwnAccount& account, const PageFault& fault) {
  const std::string codes = fmt::format(
      "You have {} recovery codes left. Each gets you in once, beside your password, when you don't have "
      "your "
      "authenticator app. New ones replace those.",
      account.recovery_codes);
  return section("Recovery codes", codes,
                 proved_form("/sign-in/recovery-codes", account, "codes-password", "Make new ones", fault)) +
         section("Authenticator app", "When you have a new device, or have lost the one before.",
                 proved_form("/sign-in/second-factor", account, "app-password", "Set up another app", fault));
}

std::string sessions_section(const OwnAccount& account, const PageFault& fault) {
  const std::string text = fmt::format("You are signed in {} more times, elsewhere.", account.others);
  return account.others == 0
             ? ""
             : section("Other sessions", text,
                       proved_form("/sign-in/sessions", account, "sessions-password", "End them", fault));
}

}  // namespace

Reply account_page(int status, const OwnAccount& account, const PageFault& fault) {
  std::string body = fmt::format("<p>Your role is {}. The session ends at {} at the latest.</p>\n",
                                 escaped(account.role), escaped(account.ends));
  if (!account.before.empty()) {
    body +=
        fmt::format("<p>You signed in before this at {}. If that wasn't you, change your password now.</p>\n",
                    escaped(account.before));
  }
  body += sign_out_form(account.form_token);
  body += account.local ? password_section(account, fault) + second_factor_section(account, fault) +
                              sessions_section(account, fault)
                        : "<p><a href=\"/sign-in/provider/step-up\">Show again who you are</a></p>\n";
  return page(status, "You are signed in", fault, body);
}

Reply recovery_codes_page(const std::vector<std::string>& codes) {
  std::string body =
      "<p>Keep these where only you find them. Each gets you in once, beside your password, when you don't "
      "have your authenticator app. They are not shown again.</p>\n<ul>\n";
  for (const std::string& code : codes) {
    body += fmt::format("<li><code>{}</code></li>\n", escaped(code));
  }
  return page(200, "Your recovery codes", {}, body + "</ul>\n<p><a href=\"/sign-in\">Go on</a></p>\n");
}

}  // namespace concord::api
