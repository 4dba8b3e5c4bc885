// Erasures, and what they take away beside the records themselves.
#pragma once

#include <concord/store/erasures.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

// What stands where words of staff stood.
inline constexpr const char* kErasedWords = "(erased)";

class ErasureRows final : public ErasureReader {
 public:
  explicit ErasureRows(sqlite::Connection& db) : db_(db) {}
  std::optional<ErasureRow> find(const Uuid& id) const override;
  std::vector<ErasureRow> before(std::int64_t before, std::size_t most) const override;
  std::optional<ErasureRow> of(RecordNumber record) const override;
  Remains remains(RecordNumber record) const override;
  std::vector<RecordNumber> erased_since(std::int64_t sequence) const override;

 private:
  std::vector<ErasureRow> read(sqlite::Statement row) const;

  sqlite::Connection& db_;
};

class ErasureWrites final : public ErasureWriter {
 public:
  explicit ErasureWrites(sqlite::Connection& db) : db_(db) {}
  void add(const ErasureRow& erasure, const std::vector<Uuid>& profiles) override;
  void lift(std::int64_t number, Instant at, const std::string& by, const std::string& reason) override;
  // Whether what was written asks that the write-ahead log be emptied.
  bool erased_any() const { return erased_any_; }

 private:
  std::string record_id_of(RecordNumber record);
  void empty_lines(RecordNumber record);
  void empty_words(RecordNumber record);
  void empty_rights(RecordNumber record);
  void empty_protections(RecordNumber record);
  void forget_who_they_are(RecordNumber record);
  void drop_replies(std::string_view name);

  sqlite::Connection& db_;
  bool erased_any_ = false;
};

}  // namespace concord::store
