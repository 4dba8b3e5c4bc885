#include "csv_file.hpp"

#include <stdexcept>

#include <concord/base/csv.hpp>
#include <concord/base/text.hpp>

namespace concord::synth {
namespace {
constexpr std::size_t kBuffer = 256U << 10U;
}

CsvFile::CsvFile(std::filesystem::path path, std::string_view header) : path_(std::move(path)) {
  std::filesystem::create_directories(path_.parent_path());
  file_.open(path_, std::ios::binary | std::ios::trunc);
  if (!file_) throw std::runtime_error("cannot write " + path_.string());
  buffer_.reserve(kBuffer + 4096);
  buffer_.append(header).append("\n");
}

CsvFile& CsvFile::text(std::string_view value) {
  if (row_begun_) buffer_ += ',';
  row_begun_ = true;
  buffer_ += csv_cell(value);
  return *this;
}

CsvFile& CsvFile::cut(std::string_view value, std::size_t width) { return text(utf8_prefix(value, width)); }

CsvFile& CsvFile::padded(std::string_view value, std::size_t width) {
  std::string cell = utf8_prefix(value, width);
  cell.append(width - utf8_length(cell), ' ');
  return text(cell);
}

CsvFile& CsvFile::number(std::uint64_t value) { return text(std::to_string(value)); }

void CsvFile::end_row() {
  buffer_ += '\n';
  row_begun_ = false;
  ++rows_;
  if (buffer_.size() >= kBuffer) flush();
}

void CsvFile::flush() {
  hash_.update(buffer_);
  file_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  if (!file_) throw std::runtime_error("cannot write " + path_.string());
  buffer_.clear();
}

void CsvFile::close() {
  flush();
  file_.close();
  if (!file_) throw std::runtime_error("cannot write " + path_.string());
  digest_ = to_hex(hash_.finish());
}

}  // namespace concord::synth
