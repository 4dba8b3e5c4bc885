#include "markup.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace concord::service::page {

std::string escape(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&')
      escaped += "&amp;";
    else if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else if (c == '"')
      escaped += "&quot;";
    else if (c == '\'')
      escaped += "&#39;";
    else if (byte < 0x20 || byte == 0x7f)
      escaped += "\xEF\xBF\xBD";
    else
      escaped += c;
  }
  return escaped;
}

std::string from_outside(std::string_view text) { return "<bdi>" + escape(text) + "</bdi>"; }

std::string count(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string count(double number) {
  return count(static_cast<std::size_t>(std::llround(std::max(number, 0.0))));
}

std::string percent(double share) {
  const double hundredths = share * 100;
  if (hundredths == 0) return "0%";
  if (hundredths < 0.001) return "&lt;0.001%";
  if (hundredths > 99.99 && hundredths < 100) return "&gt;99.99%";
  if (hundredths < 0.1) return fmt::format("{:.3f}%", hundredths);
  if (hundredths < 10 || (hundredths > 99 && hundredths < 100)) return fmt::format("{:.2f}%", hundredths);
  return fmt::format("{:.1f}%", hundredths);
}

std::string bits(double bits) {
  const std::string digits = fmt::format("{:.2f}", std::abs(bits));
  if (digits == "0.00") return digits;
  return (bits < 0 ? "−" : "+") + digits;
}

std::string whole_bits(int bits) { return (bits < 0 ? "−" : "") + std::to_string(std::abs(bits)); }

std::string share(double part, double whole) { return percent(whole == 0 ? 0 : part / whole); }

std::string words(std::string_view name) {
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
    name.remove_prefix(colon + 1);
  if (name == "nino") return "NI number";
  if (name == "nhs_number") return "NHS number";
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string phrase(std::string_view one, std::string_view many, std::size_t number) {
  return fmt::format("{} {}", count(number), number == 1 ? one : many);
}

std::string section(std::string_view id, std::string_view heading, const std::string& body) {
  return fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n{2}</section>\n", id,
                     heading, body);
}

std::string paragraph(const std::string& markup) { return "<p>" + markup + "</p>\n"; }

std::string beside(const std::string& chart, const std::string& rest) {
  return fmt::format("<div class=\"split\"><figure class=\"wide\">{}</figure>\n<div>{}</div></div>\n", chart,
                     rest);
}

std::string numbers(std::string_view what, const std::string& table) {
  return fmt::format("<details><summary>{}</summary>\n{}</details>\n", what, table);
}

Table::Table(std::string_view caption, std::size_t of_words)
    : of_words_(of_words),
      text_(fmt::format("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\"><table>"
                        "<caption>{0}</caption>\n",
                        caption)) {}

Table& Table::heading(std::initializer_list<std::string_view> cells) {
  text_ += "<thead><tr>";
  std::size_t column = 0;
  for (const std::string_view cell : cells) {
    text_ += fmt::format("<th scope=\"col\"{}>{}</th>", align(column), cell);
    ++column;
  }
  text_ += "</tr></thead>\n<tbody>\n";
  return *this;
}

Table& Table::row(const std::vector<std::string>& cells) {
  text_ += "<tr>";
  for (std::size_t column = 0; column < cells.size(); ++column) {
    text_ += column == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", align(0), cells[0])
                         : fmt::format("<td{}>{}</td>", align(column), cells[column]);
  }
  text_ += "</tr>\n";
  return *this;
}

std::string Table::take() const { return text_ + "</tbody>\n</table></div>\n"; }

}  // namespace concord::service::page
