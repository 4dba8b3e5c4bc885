// Result<T>: a value, or an Error that depends on input or state. Exceptions stay for a broken world.
#pragma once

#include <utility>

#include <tl/expected.hpp>

#include <concord/base/error.hpp>

namespace concord {

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result(Error error) : tl::expected<T, Error>(tl::unexpect, std::move(error)) {}
};

using Outcome = Result<void>;

inline Error fail(Code code, std::string detail) { return Error{code, std::move(detail)}; }
inline Error fail(Code code, std::string detail, std::string cause) {
  return Error{code, std::move(detail), {}, std::move(cause)};
}

}  // namespace concord
