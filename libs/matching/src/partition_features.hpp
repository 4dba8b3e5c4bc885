// The partition over features that are already there.
#pragma once

#include <span>

#include <concord/matching/partition.hpp>

#include "features.hpp"

namespace concord::matching {

// `model` is the vocabulary's own, or one that differs from it in thresholds alone.
Partition partition(const Model::Content& model, const Vocabulary& vocabulary,
                    std::vector<const Features*> records, std::span<const Ruling> rulings);

// The clusters alone, as places in `records`, which are sorted by key. Each sorted, sorted by their first.
std::vector<std::vector<std::size_t>> clusters_of(const Model::Content& model, const Vocabulary& vocabulary,
                                                  const std::vector<const Features*>& records,
                                                  std::span<const Ruling> rulings);

}  // namespace concord::matching
