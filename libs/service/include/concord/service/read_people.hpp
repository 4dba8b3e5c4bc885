// The records of a CSV file of people, one after the other.
#pragma once

#include <filesystem>
#include <functional>

#include <concord/adapters/mapping.hpp>
#include <concord/base/result.hpp>
#include <concord/matching/subject.hpp>

namespace concord::service {

// In the order of the rows; rows that can't be read, or whose record id is empty, are left out.
Outcome read_people(const adapters::Mapping& mapping, const std::filesystem::path& file,
                    const std::function<void(matching::Subject)>& take);

}  // namespace concord::service
