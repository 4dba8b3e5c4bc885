#include "sign_in_page.hpp"

#include <fmt/format.h>

namespace concord::api {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// A summary before everything else, with a link to the field: it is read first, whoever reads it.
std::string summary(const PageFault& fault) {
  if (fault.text.empty()) {
    return "";
  }
  return fmt::format(
      "<div class=\"fault\" role=\"alert\" aria-labelledby=\"fault-heading\" tabindex=\"-1\">"
      "<h2 id=\"fault-heading\">There is a problem</h2><p><a href=\"#{}\">{}</a></p></div>\n",
      escaped(fault.field), escaped(fault.text));
}

struct Field {
  std::string_view id, label, type, completes, hint, value;
  bool required = true;
};

std::string input(const Field& field, const PageFault& fault) {
  const bool faulty = fault.field == field.id;
  std::string described = field.hint.empty() ? "" : fmt::format("{}-hint", field.id);
  if (faulty) {
    described += fmt::format("{}{}-fault", described.empty() ? "" : " ", field.id);
  }
  std::string out = fmt::format("<p><label for=\"{0}\">{1}</label>\n", field.id, field.label);
  if (!field.hint.empty()) {
    out += fmt::format("<span class=\"hint\" id=\"{}-hint\">{}</span>\n", field.id, field.hint);
  }
  if (faulty) {
    out += fmt::format("<span class=\"wrong\" id=\"{}-fault\">Error: {}</span>\n", field.id,
                       escaped(fault.text));
  }
  out += fmt::format("<input id=\"{0}\" name=\"{0}\" type=\"{1}\" autocomplete=\"{2}\" value=\"{3}\"",
                     field.id, field.type, field.completes, escaped(field.value));
  out += described.empty() ? "" : fmt::format(" aria-describedby=\"{}\"", described);
  out += faulty ? " aria-invalid=\"true\"" : "";
  out += field.completes == "one-time-code" ? " inputmode=\"numeric\"" : "";
  out += field.type == "text" ? " spellcheck=\"false\" autocapitalize=\"none\"" : "";
  out += field.required ? " required></p>\n" : "></p>\n";
  return out;
}

std::string form(std::string_view action, std::string_view form_token, const std::string& fields,
                 std::string_view button) {
  const std::string token =
      form_token.empty()
          ? ""
          : fmt::format("<input type=\"hidden\" name=\"form_token\" value=\"{}\">\n", escaped(form_token));
  return fmt::format(
      "<form method=\"post\" action=\"{}\">\n{}{}<button type=\"submit\">{}</button>\n</form>\n", action,
      token, fields, button);
}

std::string sign_out_form(std::string_view form_token) {
  return form("/sign-out", form_token, "", "Sign out");
}

Reply page(int status, std::string_view title, const PageFault& fault, const std::string& body) {
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{0}{1} - Concord</title>\n<link rel=\"stylesheet\" href=\"/sign-in/style.css\">\n</head>\n"
      "<body>\n<main>\n{2}<h1>{1}</h1>\n{3}</main>\n</body>\n</html>\n",
      fault.text.empty() ? "" : "Error: ", title, summary(fault), body);
  return {status,
          "text/html; charset=utf-8",
          {{"Content-Security-Policy", std::string(kPolicy)}},
          std::move(html)};
}

}  // namespace

Reply sign_in_page(int status, std::string_view name, const PageFault& fault) {
  const std::string fields = input({"name", "Sign-in name", "text", "username", "", name}, fault) +
                             input({"password", "Password", "password", "current-password", "", ""}, fault) +
                             input({"code", "Code from your authenticator app", "text", "one-time-code",
                                    "Six digits. Leave it empty the first time you sign in.", "", false},
                                   fault);
  return page(status, "Sign in", fault, form("/sign-in", "", fields, "Sign in"));
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

Reply signed_in_page(std::string_view role, std::string_view ends, std::string_view form_token) {
  return page(200, "You are signed in", {},
              fmt::format("<p>Your role is {}. The session ends at {} at the latest.</p>\n", escaped(role),
                          escaped(ends)) +
                  sign_out_form(form_token));
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
