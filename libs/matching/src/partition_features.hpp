// The partition over features that are already there.
#pragma once

#include <span>

#include <concord/matching/partition.hpp>

#include "features.hpp"

namespace concord::matching {

Partition partition(const Model::Content& model, std::vector<const Features*> records,
                    std::span<const Ruling> rulings);

}  // namespace concord::matching
