// Makes heads on the audit lane, and keeps the file outside the database in step with them.
#pragma once

#include <filesystem>
#include <mutex>

#include "audit/heads.hpp"
#include "sqlite/reader_pool.hpp"

namespace concord::store {

class Signer {
 public:
  Signer(SigningKey key, std::string node, const Clock& clock, std::filesystem::path file);
  // In a transaction that writes.
  void sign(sqlite::Connection& db, std::string_view kind, std::int64_t segment, std::int64_t sequence,
            const Digest& chain) const;
  // Adds what the file lacks at its end. Any thread; a file that can't be written is logged and tried again.
  Outcome publish(sqlite::ReaderPool& readers);
  std::string public_key() const { return key_.public_key().to_pem(); }
  const std::filesystem::path& file() const { return file_; }

 private:
  SigningKey key_;
  std::string node_;
  const Clock& clock_;
  std::filesystem::path file_;
  std::mutex mutex_;
  std::int64_t published_ = -1;  // the last number in the file; -1: not read yet
};

}  // namespace concord::store
