// Match models and their previews.
#pragma once

#include <concord/store/models.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class ModelRows final : public ModelReader {
 public:
  explicit ModelRows(sqlite::Connection& db) : db_(db) {}

  std::optional<ModelRow> find(const Uuid& id) const override;
  std::optional<ModelRow> with_version(const std::string& version) const override;
  std::optional<ModelRow> releasing() const override;
  std::optional<ModelRow> released() const override;
  std::vector<ModelRow> all() const override;
  std::optional<ModelPreviewRow> preview(ModelNumber model) const override;
  std::vector<PreviewItemRow> preview_items(ModelNumber model, std::int64_t after,
                                            std::size_t most) const override;
  std::map<ProfileNumber, std::vector<RecordNumber>> kept_members(ModelNumber model) const override;

 private:
  sqlite::Connection& db_;
};

class ModelWrites final : public ModelWriter {
 public:
  explicit ModelWrites(sqlite::Connection& db) : db_(db) {}

  ModelRow add(const ModelRow& model) override;
  void set_state(ModelNumber model, ModelState state) override;
  void ask_release(ModelNumber model, const std::string& by, Instant at) override;
  void keep_preview(ModelNumber model, const ModelPreviewRow& preview,
                    const std::vector<std::string>& items) override;
  void keep_members(ModelNumber model,
                    const std::map<ProfileNumber, std::vector<RecordNumber>>& members) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store
