// A file of any bytes reads to its end, in rows of the header's width, in UTF-8 without NUL.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include <concord/base/csv.hpp>
#include <concord/base/text.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace concord;
  static const int file = memfd_create("csv", 0);
  if (ftruncate(file, 0) != 0 || pwrite(file, data, size, 0) != static_cast<ssize_t>(size)) std::abort();
  auto reader = CsvReader::open("/proc/self/fd/" + std::to_string(file), ',', {64, 8, 256});
  if (!reader) return 0;
  CsvRow row;
  std::uint64_t last = 0;
  for (;;) {
    const auto more = reader->next(row);
    if (more && !*more) break;
    if (row.line <= last) std::abort();
    last = row.line;
    if (!more) continue;
    if (row.cells.size() != reader->header().size()) std::abort();
    for (const auto& cell : row.cells) {
      if (!is_utf8(cell) || cell.find('\0') != std::string::npos) std::abort();
    }
  }
  if (reader->bytes_read() != size) std::abort();
  return 0;
}
