#include <algorithm>
#include <array>

#include <concord/base/text.hpp>
#include <concord/domain/contact.hpp>

namespace concord::domain {
namespace {

constexpr std::array<std::string_view, 16> kNowhere{"nfa",
                                                    "n f a",
                                                    "no address",
                                                    "no fixed abode",
                                                    "no fixed address",
                                                    "no fixed address given",
                                                    "no known address",
                                                    "not known",
                                                    "unknown",
                                                    "address unknown",
                                                    "homeless",
                                                    "rough sleeper",
                                                    "rough sleeping",
                                                    "of no fixed abode",
                                                    "no permanent address",
                                                    "tbc"};
constexpr std::array<std::string_view, 8> kOffices{"town hall",      "civic centre",   "council offices",
                                                   "council office", "housing office", "housing options",
                                                   "civic offices",  "housing needs"};

bool is_nowhere(const std::string& folded) {
  return std::find(kNowhere.begin(), kNowhere.end(), folded) != kNowhere.end() ||
         folded.find("no fixed abode") != std::string::npos ||
         folded.find("no fixed address") != std::string::npos || folded.starts_with("nfa ");
}

bool is_office(const std::string& folded) {
  return std::any_of(kOffices.begin(), kOffices.end(), [&](std::string_view office) {
    return folded.ends_with(office) && folded.find("old ") == std::string::npos;
  });
}

}  // namespace

bool is_no_address(const std::vector<std::string>& lines) {
  bool any = false;
  for (const auto& line : lines) {
    for (const auto segment : split(line, ',')) {
      const std::string folded = fold(segment);
      if (folded.empty()) continue;
      if (is_nowhere(folded) || (!any && is_office(folded))) return true;
      any = true;
    }
  }
  return !any;
}

}  // namespace concord::domain
