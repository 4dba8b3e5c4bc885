#include <malloc.h>

#include <concord/base/memory.hpp>

namespace concord {

void give_back_large_blocks() { mallopt(M_MMAP_THRESHOLD, 1 << 20); }

}  // namespace concord
