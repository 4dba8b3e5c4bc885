#include "sign_in_page.hpp"

#include <fmt/format.h>

namespace concord::api {

std::string sign_out_form(std::string_view form_token) {
  return form("/sign-out", form_token, "", "Sign out");
}

Reply sign_in_page(int status, std::string_view name, const PageFault& fault, bool provider) {
  const std::string fields =
      input({"name", "Sign-in name", "text", "username", "", name}, fault) +
      input({"password", "Password", "password", "current-password", "", ""}, fault) +
      input({"code", "Code from your authenticator app", "text", "one-time-code",
             "Six digits, or a recovery code. Leave it empty the first time you sign in.", "", false},
            fault);
  const std::string there =
      provider ? "<p><a href=\"/sign-in/provider\">Sign in with your council account</a></p>\n" : "";
  return page(status, "Sign in", fault, there + form("/sign-in", "", fields, "Sign in"));
}

Reply choose_password_page(int status, std::string_view form_token, const PageFault& fault) {
  const std::string fields =
      input({"password", "New password", "password", "new-password",
             "At least 12 characters, without your sign-in name. Several words make a good one.", ""},
            fault);
  return page(status, "Choose a password", fault,
              form("/sign-in/password", form_token, fields, "Save") + sign_out_form(form_token));
}

Reply second_factor_page(int status, std::string_view form_token, std::string_view secret,
                         std::string_view uri, const PageFault& fault) {
  std::string body =
      "<p>Besides your password you need a code from an authenticator app whenever you sign in.</p>\n";
  if (secret.empty()) {
    body += form("/sign-in/second-factor", form_token, "", "Show the secret for the app");
  } else {
    body += fmt::format(
        "<p>Type this secret into the app, or open <a href=\"{}\">this link</a> on the device that has "
        "it:</p>\n"
        "<p><code>{}</code></p>\n",
        escaped(uri), escaped(secret));
    body +=
        form("/sign-in/second-factor", form_token,
             input({"code", "Code that the app shows now", "text", "one-time-code", "Six digits", ""}, fault),
             "Confirm");
  }
  return page(status, "Set up your second factor", fault, body + sign_out_form(form_token));
}

Reply not_signed_in_page(int status, std::string_view why, std::string_view request_id) {
  return page(status, "You are not signed in", {},
              fmt::format("<p>{}.</p>\n<p><a href=\"/sign-in\">Go to the sign-in page</a></p>\n"
                          "<p>If you ask for help, say this number: <code>{}</code></p>\n",
                          escaped(why), escaped(request_id)));
}

Reply page_style() {
  return {200,
          "text/css; charset=utf-8",
          {},
          "body{font:1.125rem/1.5 system-ui,sans-serif;color:#0b0c0c;background:#fff;margin:0}\n"
          "main{max-width:36rem;margin:0 auto;padding:2rem 1rem}\n"
          "label{display:block;font-weight:bold}\n"
          ".hint,.wrong{display:block}.hint{color:#505a5f}.wrong{color:#b10e1e;font-weight:bold}\n"
          "input{font:inherit;width:100%;box-sizing:border-box;padding:.375rem;border:2px solid #0b0c0c}\n"
          "button{font:inherit;padding:.5rem 1rem;border:0;background:#00582f;color:#fff;margin:.5rem 0}\n"
          "a:focus,input:focus,button:focus{outline:3px solid #0b0c0c;outline-offset:2px}\n"
          ".fault{border:4px solid #b10e1e;padding:0 1rem}.fault a{color:#b10e1e}\n"
          "code{font-size:1.25rem;overflow-wrap:anywhere}\n"};
}

}  // namespace concord::api
