// How a program's memory is managed. Call once, at the beginning of main.
#pragma once

namespace concord {

// A block of a megabyte or more goes back to the system as soon as it is freed. Left to itself, glibc raises
// that bound to the size of what was freed last, and tables that have outgrown their place stay behind in
// the heap: a fifth of all memory while a million records are linked.
void give_back_large_blocks();

}  // namespace concord
