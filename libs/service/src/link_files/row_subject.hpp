// A row of any CSV of people as a subject, by a mapping. Unlike take-in it is not choosy: a postcode or an
// identifier of another country is compared as it stands, and so is a date that no calendar has.
#pragma once

#include <string>
#include <vector>

#include <concord/adapters/mapping.hpp>
#include <concord/matching/subject.hpp>

namespace concord::service {

// `cells` are those of the mapping's columns, in its order.
matching::Subject subject_of_row(const adapters::Mapping& mapping, const std::vector<std::string>& cells);

}  // namespace concord::service
