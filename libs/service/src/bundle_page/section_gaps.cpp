// What is not in the answer, and whom to ask.
#include <map>

#include <fmt/format.h>

#include "../report_page/markup.hpp"
#include "record_lines.hpp"
#include "sections.hpp"

namespace concord::service::page {
namespace {

const std::map<std::string_view, std::string_view> kWhat{
    {"everything", "What it holds about you, if anything"},
    {"relatives", "Who the people are that are recorded with you"},
    {"other-peoples-names", "Names of other people"},
    {"anothers-contact", "Telephones and e-mail addresses of other people"},
    {"anothers-claim", "Claims, accounts and tenancies of other people in which you are named"},
    {"words", "Notes, and values in words"},
    {"warnings", "Warnings to staff that are not in this answer, if there are any"},
    {"decision-makers", "Who decided on a warning, where we know a person and not a post"},
    {"household", "Whom you live with"},
    {"reasons-of-decisions", "The words in which staff gave their reasons"},
};

const std::map<std::string_view, std::string_view> kWhy{
    {"to-be-read", "Somebody must read it first, since it may tell of other people. Ask us for it."},
    {"not-decided", "It is given only after it has been considered whether it can be."},
    {"not-to-this-address", "It is left out, so that nobody else can read it where this answer goes."},
    {"not-shared", "It is not shared with those who made this answer. Ask the service itself."},
};

std::string what_of(const BundleGap& gap) {
  const auto known = kWhat.find(gap.what);
  return known == kWhat.end() ? in_words(gap.what) : std::string(known->second);
}

std::string why_of(const BundleGap& gap) {
  if (const auto known = kWhy.find(gap.code); known != kWhy.end()) {
    return std::string(known->second);
  }
  const domain::Exemption* exemption = domain::find_exemption(gap.code);
  return exemption == nullptr
             ? escape(gap.code)
             : fmt::format("{} ({})", escape(exemption->words), escape(exemption->authority));
}

}  // namespace

std::string gaps_section(const Bundle& bundle) {
  Table table("What was left out, and why", 3);
  table.heading({"What", "Service", "Why"});
  for (const BundleGap& gap : bundle.gaps) {
    table.row({what_of(gap), gap.part ? escape(service_in_words(*gap.part)) : "All", why_of(gap)});
  }
  return table.take();
}

std::string ask_section(const Bundle& bundle, const policy::Parts& parts) {
  Table table("Whom to ask", 3);
  table.heading({"Service", "Team", "Telephone"});
  for (const domain::Part part : bundle.parts) {
    table.row({escape(service_in_words(part)), escape(parts.of(part).team), escape(parts.of(part).ring)});
  }
  return table.take() +
         paragraph(
             "You can ask us to put right what is wrong, to stop using it, or to delete it. If you are not "
             "content "
             "with this answer, tell us; you can also complain to the Information Commissioner, ico.org.uk.");
}

}  // namespace concord::service::page
