// Everything that can be asked without changing anything, of every object that there is: generated from the
// route table, so that a route or a parameter that is added must be given here what to ask by.
#pragma once

#include <string>
#include <vector>

#include <concord/api/route.hpp>

#include "council.hpp"

namespace concord::api::testing {

struct Question {
  const Route* route = nullptr;
  Request request;
  std::string text() const;  // to show where it fails
};

inline constexpr std::string_view kNeverGivenOut = "01900000-0000-7000-8000-000000000000";
inline constexpr std::string_view kNeverSent = "r-never-sent";

// `other` is a content that a record of the council has or will have: its values are searched by too.
std::vector<Question> all_questions(Council& council, const SentRecord& other);

}  // namespace concord::api::testing
