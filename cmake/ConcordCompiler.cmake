# How every target is compiled: C++20 without extensions, warnings are errors.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
find_program(LLD_PROGRAM NAMES ld.lld ld.lld-16 ld.lld-14)
if(LLD_PROGRAM)
  add_link_options(-fuse-ld=lld)
endif()

find_package(Threads REQUIRED)
add_library(concord_options INTERFACE)
target_link_libraries(concord_options INTERFACE Threads::Threads)
target_compile_options(concord_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  -Woverloaded-virtual -Wconversion -Wsign-conversion -Wimplicit-fallthrough -Werror)
if(CONCORD_SANITIZE)
  add_compile_options(-fsanitize=${CONCORD_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CONCORD_SANITIZE})
  if(CONCORD_SANITIZE MATCHES "thread")
    # GCC warns that TSan does not model fences; Asio uses them in its executor.
    add_compile_options(-Wno-error=tsan)
  endif()
endif()
if(CONCORD_FUZZ)
  # The libraries too: without their coverage libFuzzer searches blindly.
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(CONCORD_FUZZ OR CONCORD_SANITIZE MATCHES "undefined")
  # RapidJSON 1.1's stack adds an offset to a null pointer when it first grows.
  add_compile_options(-fno-sanitize=pointer-overflow)
endif()
