// A value told several times: the latest telling counts.
#pragma once

#include <cstdint>
#include <tuple>
#include <utility>

#include <concord/domain/partial_date.hpp>

namespace concord::adapters {

// When a row was so: two dates of the layout's choice, an unknown one before every known one, then its line.
using When = std::tuple<domain::PartialDate, domain::PartialDate, std::uint64_t>;

template <class T>
class Latest {
 public:
  void offer(const When& when, T value) {
    if (known_ && when < when_) {
      return;
    }
    when_ = when;
    value_ = std::move(value);
    known_ = true;
  }
  bool known() const { return known_; }
  const T& value() const { return value_; }
  const When& when() const { return when_; }

 private:
  When when_{};
  T value_{};
  bool known_ = false;
};

}  // namespace concord::adapters
