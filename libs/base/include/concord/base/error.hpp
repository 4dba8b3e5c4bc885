// What went wrong, in two parts that must never mix: `detail` and `faults` are for whoever asked and
// hold no personal data; `cause` is for the log alone and never crosses the wire.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace concord {

// The stable vocabulary of failure. `slug()` gives the word that stands in problem+json and in rejections.
enum class Code {
  invalid_value,    // a value that is not of its kind: a birth date of 31 February
  missing_field,    // a field that must be there
  unknown_field,    // a field that the contract does not know
  duplicate_field,  // a field that stands twice in one object
  too_long,         // a text past its limit
  too_many,         // a list past its limit
  malformed,        // bytes that are not JSON, CSV, UTF-8 ...
  unsupported,      // a media type, layout or version that is not known
  unauthenticated,  // no credentials, or wrong ones
  forbidden,        // known, but not allowed
  not_found,
  method_not_allowed,
  conflict,               // the state does not allow it: a completed extract, another body under one key
  precondition_failed,    // If-Match names an older version
  precondition_required,  // If-Match is needed and was not sent
  held,                   // an extract that waits for approval
  too_large,              // a body past its limit
  busy,                   // a full queue: try again
  timeout,
  unavailable,  // not ready yet, or a part that is needed is down
  storage_full,
  internal,
  erased,  // its content is gone for good, and is not taken in again
};

std::string_view slug(Code code);

// One thing wrong at one place. `pointer` is an RFC 6901 JSON pointer or a column name; `detail` says
// what is wrong and how to mend it, never the value itself.
struct Fault {
  std::string pointer;
  Code code = Code::invalid_value;
  std::string detail;
  bool operator==(const Fault&) const = default;
};

struct Error {
  Code code = Code::internal;
  std::string detail;
  std::vector<Fault> faults{};
  std::string cause{};
};

Error error_at(std::string pointer, Code code, std::string detail);

}  // namespace concord
