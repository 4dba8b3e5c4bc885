#include "posts.hpp"

#include <algorithm>
#include <array>

#include <concord/base/text.hpp>

namespace concord::policy {
namespace {

// Sorted. Common surnames (West) are left out.
constexpr auto kPostWords = std::to_array<std::string_view>(
    {"adult",        "adults",     "adviser",  "allocations",   "and",          "antisocial", "area",
     "assistant",    "behaviour",  "benefit",  "benefits",      "board",        "business",   "care",
     "centre",       "chief",      "children", "childrens",     "community",    "contact",    "coordinator",
     "council",      "customer",   "deputy",   "director",      "district",     "east",       "estate",
     "executive",    "fraud",      "head",     "health",        "homelessness", "housing",    "income",
     "lead",         "leader",     "manager",  "neighbourhood", "north",        "of",         "officer",
     "operations",   "panel",      "patch",    "principal",     "property",     "repairs",    "revenues",
     "safeguarding", "safety",     "security", "senior",        "service",      "services",   "social",
     "south",        "supervisor", "tax",      "team",          "tenancy",      "the",        "worker"});
static_assert(std::is_sorted(kPostWords.begin(), kPostWords.end()));

}  // namespace

bool names_a_post(std::string_view text) {
  const std::string words = fold(text);
  std::string_view rest = words;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (!std::binary_search(kPostWords.begin(), kPostWords.end(), word)) {
      return false;
    }
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return !words.empty();
}

}  // namespace concord::policy
