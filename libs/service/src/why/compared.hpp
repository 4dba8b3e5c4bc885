// What comparing records pair by pair shows.
#pragma once

#include <vector>

#include <concord/service/view.hpp>

namespace concord::service {

using Subjects = std::vector<matching::Subject>;

// Each of the one with each of the other, strongest first, at most `most`.
std::vector<Link> links_between(const matching::Model& model, const Subjects& a, const Subjects& b,
                                std::size_t most);
// The rulings in force with one end in either.
std::vector<store::DecisionRow> rulings_between(store::Snapshot& snapshot,
                                                const std::vector<store::RecordNumber>& a,
                                                const std::vector<store::RecordNumber>& b);

}  // namespace concord::service
