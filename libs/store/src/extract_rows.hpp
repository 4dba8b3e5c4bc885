// Extracts, batches and rejections.
#pragma once

#include <concord/store/extracts.hpp>

#include "sqlite/connection.hpp"
#include "work_state.hpp"

namespace concord::store {

class ExtractRows final : public ExtractReader {
 public:
  explicit ExtractRows(sqlite::Connection& db, const WorkState* work = nullptr) : db_(db), work_(work) {}

  std::optional<ExtractRow> extract(const Uuid& id) const override;
  std::optional<ExtractRow> extract(ExtractNumber number) const override;
  std::optional<ExtractRow> extract_like(const std::string& source, const Digest& manifest) const override;
  std::optional<ExtractRow> last_extract(const std::string& source, const std::string& layout) const override;
  std::vector<std::string> layouts(const std::string& source) const override;
  std::optional<BatchRow> batch(const Uuid& id) const override;
  std::optional<BatchRow> batch_in(ExtractNumber extract, std::uint64_t number_in_extract) const override;
  std::vector<RejectionRow> rejections(BatchNumber batch, std::int64_t after,
                                       std::size_t most) const override;
  std::uint64_t rejected_of(const std::string& source) const override;

 private:
  std::optional<BatchRow> read_batch(sqlite::Statement row) const;
  sqlite::Connection& db_;
  const WorkState* work_;
};

class ExtractWrites final : public ExtractWriter {
 public:
  ExtractWrites(sqlite::Connection& db, WorkState& work) : db_(db), work_(work) {}

  ExtractNumber open(const ExtractRow& extract) override;
  void update(const ExtractRow& extract) override;
  BatchNumber add(const BatchRow& batch) override;
  void set_tally(BatchNumber batch, const Tally& tally) override;
  void reject(BatchNumber batch, const RejectionRow& rejection) override;

 private:
  sqlite::Connection& db_;
  WorkState& work_;
};

}  // namespace concord::store
