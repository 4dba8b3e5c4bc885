// A record in words, line by line.
#pragma once

#include <string>
#include <vector>

#include <concord/domain/record.hpp>

namespace concord::service::page {

struct RecordLine {
  std::string what, value;  // text, not markup
  bool operator==(const RecordLine&) const = default;
};
std::vector<RecordLine> lines_of(const domain::Record& record);

// "housing-benefit" as "Housing benefit".
std::string in_words(std::string_view word);
// What residents call the service: "Adult social care".
std::string service_in_words(domain::Part part);
// "3 September 2025".
std::string day_in_words(CivilDate date);
// The day and minute in London.
std::string moment_in_words(Instant at);

}  // namespace concord::service::page
