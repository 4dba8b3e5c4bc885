#include "subject.hpp"

#include <algorithm>

#include <concord/base/text.hpp>
#include <concord/domain/keys.hpp>

namespace concord::api {
namespace {

// Sources mint the ids of their records, by a contract that forbids names. Ids that are minted here have
// digits, and words have none.
bool may_be_id(std::string_view parameter, std::string_view value) {
  if (parameter == "{source}") {
    return domain::parse_source(value).has_value();
  }
  const bool has_digit = std::any_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  return domain::parse_record_id(value).has_value() && (parameter == "{record_id}" || has_digit);
}

}  // namespace

std::string subject_of(std::string_view path, const std::vector<std::string>& parameters) {
  std::string subject;
  auto value = parameters.begin();
  for (const std::string_view segment : split(path, '/')) {
    if (!segment.starts_with('{') || value == parameters.end()) {
      continue;
    }
    subject += subject.empty() ? "" : "/";
    subject += may_be_id(segment, *value) ? *value : "?";
    ++value;
  }
  return subject;
}

}  // namespace concord::api
