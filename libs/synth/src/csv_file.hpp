// One CSV file being written, row by row, with its count and hash.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>

#include <concord/base/hash.hpp>

namespace concord::synth {

// Throws std::runtime_error when the disk refuses. One thread.
class CsvFile {
 public:
  CsvFile(std::filesystem::path path, std::string_view header);

  CsvFile& text(std::string_view value);                       // as it is, quoted where it must be
  CsvFile& cut(std::string_view value, std::size_t width);     // varchar(n): cut at n code points
  CsvFile& padded(std::string_view value, std::size_t width);  // char(n): cut, or filled up with blanks
  CsvFile& number(std::uint64_t value);
  CsvFile& flag(bool value) { return text(value ? "1" : "0"); }
  CsvFile& empty() { return text(""); }
  void end_row();

  void close();
  std::string name() const { return path_.filename().string(); }
  std::uint64_t rows() const { return rows_; }
  const std::string& sha256() const { return digest_; }  // after close()

 private:
  void flush();

  std::filesystem::path path_;
  std::ofstream file_;
  std::string buffer_;
  Sha256 hash_;
  std::string digest_;
  std::uint64_t rows_ = 0;
  bool row_begun_ = false;
};

}  // namespace concord::synth
