#include <concord/base/error.hpp>

namespace concord {

std::string_view slug(Code code) {
  switch (code) {
    case Code::invalid_value:
      return "invalid-value";
    case Code::missing_field:
      return "missing-field";
    case Code::unknown_field:
      return "unknown-field";
    case Code::duplicate_field:
      return "duplicate-field";
    case Code::too_long:
      return "too-long";
    case Code::too_many:
      return "too-many";
    case Code::malformed:
      return "malformed";
    case Code::unsupported:
      return "unsupported";
    case Code::unauthenticated:
      return "unauthenticated";
    case Code::forbidden:
      return "forbidden";
    case Code::not_found:
      return "not-found";
    case Code::method_not_allowed:
      return "method-not-allowed";
    case Code::conflict:
      return "conflict";
    case Code::precondition_failed:
      return "precondition-failed";
    case Code::precondition_required:
      return "precondition-required";
    case Code::held:
      return "held";
    case Code::erased:
      return "erased";
    case Code::too_large:
      return "too-large";
    case Code::busy:
      return "busy";
    case Code::timeout:
      return "timeout";
    case Code::unavailable:
      return "unavailable";
    case Code::storage_full:
      return "storage-full";
    case Code::internal:
      return "internal";
  }
  return "internal";
}

Error error_at(std::string pointer, Code code, std::string detail) {
  Error error{code, detail, {}, {}};
  error.faults.push_back(Fault{std::move(pointer), code, std::move(detail)});
  return error;
}

}  // namespace concord
