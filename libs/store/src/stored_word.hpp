// A word that the store itself wrote: another means a broken store.
#pragma once

#include <stdexcept>

#include <concord/base/result.hpp>

namespace concord::store {

template <class T>
T stored_word(const Result<T>& parsed) {
  if (!parsed) {
    throw std::runtime_error("a column does not hold a word that it should");
  }
  return *parsed;
}

}  // namespace concord::store
