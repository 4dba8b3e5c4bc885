// An allocator for large tables that are read here and there: it asks the kernel for pages of 2 MB, so that
// finding a page costs less. A hint: where the kernel has none, the pages are ordinary ones.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

#include <sys/mman.h>

namespace concord {

template <class T>
class LargePages {
 public:
  using value_type = T;
  LargePages() = default;
  template <class Other>
  explicit LargePages(const LargePages<Other>&) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < kPage) return static_cast<T*>(::operator new(bytes));
    const std::size_t whole = (bytes + kPage - 1) / kPage * kPage;
    void* const place = std::aligned_alloc(kPage, whole);
    if (place == nullptr) throw std::bad_alloc();
    madvise(place, whole, MADV_HUGEPAGE);
    return static_cast<T*>(place);
  }
  void deallocate(T* place, std::size_t count) {
    if (count * sizeof(T) < kPage)
      ::operator delete(place);
    else
      std::free(place);
  }
  friend bool operator==(const LargePages&, const LargePages&) { return true; }

 private:
  static constexpr std::size_t kPage = std::size_t{1} << 21U;
  static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
};

template <class T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace concord
