#include "audit/check_heads.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace concord::store {
namespace {

AuditFault fault(std::int64_t number, std::string_view place, std::string_view what) {
  return {0, number, fmt::format("head {} {} {}", number, place, what)};
}

bool is_signed(const AuditHead& head, const PublicKey& key) {
  return key.verifies(signed_text(head), head.signature);
}

// Every signature is checked only where a link is broken: a good link is signed by the head after it.
AuditFault broken_link(const AuditHead& before, const AuditHead& head, const PublicKey& key,
                       std::string_view place) {
  const AuditHead& bad = is_signed(before, key) ? head : before;
  return fault(bad.number, place, "is forged: it isn't the one that was signed");
}

}  // namespace

std::optional<AuditFault> check_heads(const std::vector<AuditHead>& heads, const PublicKey& key,
                                      std::int64_t first, std::string_view place) {
  std::int64_t expected = first;
  const AuditHead* before = nullptr;
  for (const AuditHead& head : heads) {
    if (expected != 0 && head.number != expected) {
      return fault(std::min(expected, head.number), place, "is missing, or can't be read");
    }
    if (before != nullptr && (head.previous != digest_of(*before) || head.sequence < before->sequence)) {
      return broken_link(*before, head, key, place);
    }
    if (head.number == 1 && head.previous != Digest{}) {
      return fault(1, place, "is forged: it isn't the one that was signed");
    }
    expected = head.number + 1;
    before = &head;
  }
  if (before == nullptr || is_signed(*before, key)) {
    return std::nullopt;
  }
  const auto bad =
      std::find_if(heads.begin(), heads.end(), [&](const AuditHead& head) { return !is_signed(head, key); });
  return fault(bad->number, place, "is forged, or signed by another key");
}

std::optional<AuditFault> compare_heads(const std::vector<AuditHead>& inside,
                                        const std::vector<AuditHead>& outside, bool complete) {
  for (const AuditHead& head : outside) {
    const auto at = static_cast<std::size_t>(head.number - 1);
    if (head.number < 1 || at >= inside.size()) {
      return fault(head.number, "of the file", "isn't in the database: the log was cut back or exchanged");
    }
    if (!(inside[at] == head)) {
      return fault(head.number, "of the file", "isn't the one in the database: the log was rebuilt");
    }
  }
  const std::int64_t told = outside.empty() ? 0 : outside.back().number;
  if (complete && told + 1 < static_cast<std::int64_t>(inside.size())) {
    return fault(told + 1, "of the database", "is missing at the end of the file");
  }
  return std::nullopt;
}

}  // namespace concord::store
