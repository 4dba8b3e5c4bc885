#include "skipped_file.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include <concord/base/csv.hpp>

namespace concord::agent {

SkippedFile::SkippedFile(std::filesystem::path path) : path_(std::move(path)) {
  growing_ = path_;
  growing_ += ".part";
}

SkippedFile::~SkippedFile() {
  if (out_.is_open()) {
    out_.close();
    std::error_code ignored;
    std::filesystem::remove(growing_, ignored);
  }
}

void SkippedFile::row(std::string_view why, std::string_view kind, std::string_view file, std::uint64_t line,
                      std::string_view record_id, std::string_view detail) {
  if (path_.empty()) {
    return;
  }
  if (!out_.is_open()) {
    if (path_.has_parent_path()) {
      std::filesystem::create_directories(path_.parent_path());
    }
    out_.open(growing_, std::ios::binary | std::ios::trunc);
    out_ << "why,kind,file,line,record_id,detail\n";
  }
  out_ << fmt::format("{},{},{},{},{},{}\n", why, csv_cell(kind, true), csv_cell(file, true), line,
                      csv_cell(record_id, true), csv_cell(detail, true));
  if (!out_) {
    throw std::runtime_error("the list of skipped rows can't be written");
  }
}

void SkippedFile::add(const adapters::Skipped& skipped) {
  row(adapters::to_string(skipped.why), skipped.kind, skipped.file, skipped.line, "", skipped.detail);
}

void SkippedFile::add_rejected(std::uint64_t batch, std::uint64_t line, std::string_view record_id,
                               std::string_view code, std::string_view detail) {
  row("rejected", code, fmt::format("batch {}", batch), line, record_id, detail);
}

std::filesystem::path SkippedFile::finish() {
  if (path_.empty()) {
    return {};
  }
  if (!out_.is_open()) {
    std::filesystem::remove(path_);
    return {};
  }
  out_.close();
  std::filesystem::rename(growing_, path_);
  return path_;
}

}  // namespace concord::agent
