// Whether a list of heads is whole by itself: numbers, links and signatures.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "audit/heads.hpp"

namespace concord::store {

// `place` says where the heads stand: "in the database". `first` is the number that the first must have;
// 0: any, as in a part of a file.
std::optional<AuditFault> check_heads(const std::vector<AuditHead>& heads, const PublicKey& key,
                                      std::int64_t first, std::string_view place);

// Whether two lists say the same where both have a head; `complete`: the file must have all but the last one
// of the database, which a crash may have kept from it.
std::optional<AuditFault> compare_heads(const std::vector<AuditHead>& inside,
                                        const std::vector<AuditHead>& outside, bool complete);

}  // namespace concord::store
