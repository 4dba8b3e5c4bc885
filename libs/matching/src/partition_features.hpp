// The partition over features that are already there.
#pragma once

#include <span>

#include <concord/matching/partition.hpp>

#include "features.hpp"

namespace concord::matching {

// `model` is the vocabulary's own, or one that differs from it in thresholds alone.
Partition partition(const Model::Content& model, const Vocabulary& vocabulary,
                    std::vector<const Features*> records, std::span<const Ruling> rulings);

}  // namespace concord::matching
