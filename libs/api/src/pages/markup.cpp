#include "markup.hpp"

#include <fmt/format.h>

namespace concord::api {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

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

}  // namespace

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
  out += field.completes == "one-time-code" && field.required ? " inputmode=\"numeric\"" : "";
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

}  // namespace concord::api
