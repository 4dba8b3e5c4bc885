#include <array>

#include <fmt/format.h>

#include "../report_page/markup.hpp"
#include "../report_page/style.hpp"
#include "record_lines.hpp"
#include "sections.hpp"

namespace concord::service {
namespace {

constexpr std::string_view kHead =
    "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
    "<meta name=\"robots\" content=\"noindex\"/>\n<title>What the council holds about you</title>\n";

std::string heading(const Bundle& bundle) {
  return fmt::format(
      "<header>\n<h1>What the council holds about you</h1>\n"
      "<p>You asked us on {} for what we hold about you. This is the answer from Concord, where the council "
      "joins "
      "what its services know of each resident. It was made on {}. Our reference is {}.</p>\n"
      "<p class=\"notice\">Keep this safe: it holds personal details.</p>\n</header>\n",
      page::day_in_words(bundle.received), page::moment_in_words(bundle.made), to_string(bundle.request));
}

struct Chapter {
  std::string_view id, name;
  std::string markup;
};

}  // namespace

std::string bundle_page(const Bundle& bundle, const policy::Parts& parts) {
  const std::array chapters{
      Chapter{"summary", "In short", page::summary_section(bundle)},
      Chapter{"records", "What each service sent", page::records_section(bundle)},
      Chapter{"joins", "Why we think these are all you", page::joins_section(bundle)},
      Chapter{"sharing", "Who may see it", page::sharing_section(bundle)},
      Chapter{"looks", "Who looked", page::looks_section(bundle)},
      Chapter{"gaps", "What is not in this answer", page::gaps_section(bundle)},
      Chapter{"kept", "How long it is kept", page::keeping_section(bundle)},
      Chapter{"ask", "Whom to ask", page::ask_section(bundle, parts)},
  };
  std::string text =
      fmt::format("{}<style>{}</style>\n</head>\n<body>\n{}", kHead, page::kStyle, heading(bundle));
  text += "<nav aria-label=\"Contents\"><ul>\n";
  for (const Chapter& chapter : chapters) {
    text += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", chapter.id, chapter.name);
  }
  text += "</ul></nav>\n<main>\n";
  for (const Chapter& chapter : chapters) {
    text += page::section(chapter.id, chapter.name, chapter.markup);
  }
  return text + "</main>\n</body>\n</html>\n";
}

}  // namespace concord::service
