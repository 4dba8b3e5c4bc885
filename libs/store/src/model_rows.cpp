#include "model_rows.hpp"

namespace concord::store {
namespace {

using sqlite::Statement;

ModelRow read_model(const Statement& row) {
  ModelRow model;
  model.number = row.integer(0);
  model.id = row.uuid(1);
  model.version = row.text(2);
  model.origin = row.text(3);
  if (const auto residents = row.maybe_integer(4)) {
    model.residents = static_cast<std::uint32_t>(*residents);
  }
  model.state = static_cast<ModelState>(row.integer(5));
  model.proposed_by = row.text(6);
  model.proposed_at = row.instant(7);
  model.released_by = row.text(8);
  model.released_at = row.maybe_instant(9);
  model.file = row.text(10);
  return model;
}

std::optional<ModelRow> first_of(Statement row) {
  return row.step() ? std::optional(read_model(row)) : std::nullopt;
}

std::size_t count(const Statement& row, int column) { return static_cast<std::size_t>(row.integer(column)); }

}  // namespace

std::string_view to_string(ModelState state) {
  switch (state) {
    case ModelState::proposed:
      return "proposed";
    case ModelState::releasing:
      return "releasing";
    case ModelState::released:
      return "released";
    case ModelState::former:
      break;
  }
  return "former";
}

std::optional<ModelRow> ModelRows::find(const Uuid& id) const {
  return first_of(db_.query("SELECT * FROM match_model WHERE id = ?", id));
}

std::optional<ModelRow> ModelRows::with_version(const std::string& version) const {
  return first_of(db_.query("SELECT * FROM match_model WHERE version = ?", version));
}

std::optional<ModelRow> ModelRows::releasing() const {
  return first_of(db_.query("SELECT * FROM match_model WHERE state = 1"));
}

std::optional<ModelRow> ModelRows::released() const {
  return first_of(db_.query("SELECT * FROM match_model WHERE state = 2"));
}

std::vector<ModelRow> ModelRows::all() const {
  std::vector<ModelRow> models;
  Statement row = db_.query(
      "SELECT number, id, version, origin, residents, state, proposed_by, proposed_at, released_by, "
      "released_at, '' FROM match_model ORDER BY number DESC");
  while (row.step()) {
    models.push_back(read_model(row));
  }
  return models;
}

std::optional<ModelPreviewRow> ModelRows::preview(ModelNumber model) const {
  Statement row = db_.query("SELECT * FROM model_preview WHERE model = ?", model);
  if (!row.step()) {
    return std::nullopt;
  }
  return ModelPreviewRow{row.instant(1),
                         row.integer(2),
                         count(row, 3),
                         count(row, 4),
                         {count(row, 5), count(row, 6), count(row, 7), count(row, 8)},
                         {count(row, 9), count(row, 10), count(row, 11)}};
}

std::vector<PreviewItemRow> ModelRows::preview_items(ModelNumber model, std::int64_t after,
                                                     std::size_t most) const {
  std::vector<PreviewItemRow> items;
  Statement row = db_.query(
      "SELECT place, body FROM model_preview_item WHERE model = ? AND place > ? ORDER BY place LIMIT ?",
      model, after, most);
  while (row.step()) {
    items.push_back({row.integer(0), row.text(1)});
  }
  return items;
}

std::map<ProfileNumber, std::vector<RecordNumber>> ModelRows::kept_members(ModelNumber model) const {
  std::map<ProfileNumber, std::vector<RecordNumber>> members;
  Statement row = db_.query(
      "SELECT profile, record FROM model_membership WHERE model = ? ORDER BY profile, record", model);
  while (row.step()) {
    members[row.integer(0)].push_back(row.integer(1));
  }
  return members;
}

ModelRow ModelWrites::add(const ModelRow& model) {
  db_.run(
      "INSERT INTO match_model (id, version, origin, residents, state, proposed_by, proposed_at, "
      "released_by, released_at, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      model.id, model.version, model.origin, model.residents, model.state, model.proposed_by,
      model.proposed_at, model.released_by, model.released_at, model.file);
  ModelRow added = model;
  added.number = db_.last_number();
  return added;
}

void ModelWrites::set_state(ModelNumber model, ModelState state) {
  db_.run("UPDATE match_model SET state = ? WHERE number = ?", state, model);
}

void ModelWrites::ask_release(ModelNumber model, const std::string& by, Instant at) {
  db_.run("UPDATE match_model SET state = ?, released_by = ?, released_at = ? WHERE number = ?",
          ModelState::releasing, by, at, model);
}

void ModelWrites::keep_preview(ModelNumber model, const ModelPreviewRow& preview,
                               const std::vector<std::string>& items) {
  db_.run("DELETE FROM model_preview_item WHERE model = ?", model);
  db_.run("INSERT OR REPLACE INTO model_preview VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", model,
          preview.at, preview.change, preview.records, preview.waiting, preview.profiles.created,
          preview.profiles.revived, preview.profiles.changed, preview.profiles.joined, preview.reviews.raised,
          preview.reviews.changed, preview.reviews.closed);
  std::int64_t place = 0;
  for (const std::string& body : items) {
    db_.run("INSERT INTO model_preview_item (model, place, body) VALUES (?, ?, ?)", model, ++place, body);
  }
}

void ModelWrites::keep_members(ModelNumber model,
                               const std::map<ProfileNumber, std::vector<RecordNumber>>& members) {
  db_.run("DELETE FROM model_membership WHERE model = ?", model);
  for (const auto& [profile, records] : members) {
    for (const RecordNumber record : records) {
      db_.run("INSERT INTO model_membership (model, profile, record) VALUES (?, ?, ?)", model, profile,
              record);
    }
  }
}

}  // namespace concord::store
