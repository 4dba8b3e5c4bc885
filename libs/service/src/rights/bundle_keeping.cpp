#include "bundle_keeping.hpp"

#include <algorithm>

namespace concord::service {

BundleKeeping keeping_of(const policy::Retention& retention, const std::vector<domain::Part>& parts) {
  BundleKeeping kept;
  kept.no_rule = parts;
  for (policy::RetentionRule rule : retention.rules()) {
    std::erase_if(rule.parts, [&](domain::Part part) {
      return std::find(parts.begin(), parts.end(), part) == parts.end();
    });
    std::erase_if(kept.no_rule, [&](domain::Part part) {
      return std::find(rule.parts.begin(), rule.parts.end(), part) != rule.parts.end();
    });
    if (!rule.parts.empty()) {
      kept.rules.push_back(std::move(rule));
    }
  }
  return kept;
}

}  // namespace concord::service
