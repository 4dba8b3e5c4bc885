// Match models that were proposed and released, what a release would do, and what going back restores.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>
#include <concord/store/profiles.hpp>

namespace concord::store {

using ModelNumber = std::int64_t;

// `releasing`: asked for, and the resolver has not switched yet.
enum class ModelState : std::uint8_t { proposed, releasing, released, former };
std::string_view to_string(ModelState state);

struct ModelRow {
  ModelNumber number = 0;
  Uuid id;
  std::string version;  // as matching::Model says it
  std::string origin;
  std::optional<std::uint32_t> residents;  // that the file is read for; none: as many as it states
  ModelState state = ModelState::proposed;
  std::string proposed_by;  // a principal's id; empty: the configuration
  Instant proposed_at{};
  std::string released_by;  // who asked for its last release; empty: nobody, it came with the configuration
  std::optional<Instant> released_at;
  std::string file;  // the model file, JSON
};

// How many profiles and reviews a release would touch, by outcome.
struct ModelPreviewRow {
  Instant at{};
  std::int64_t change = 0;  // the last change that it knew: one that is later came after it
  std::size_t records = 0;  // that were compared
  std::size_t waiting = 0;  // of them had still to be resolved: what they bring is in the preview too
  struct Profiles {
    std::size_t created = 0, revived = 0, changed = 0, joined = 0;
    bool operator==(const Profiles&) const = default;
  } profiles;
  struct Reviews {
    std::size_t raised = 0, changed = 0, closed = 0;
    bool operator==(const Reviews&) const = default;
  } reviews;
  bool operator==(const ModelPreviewRow&) const = default;
};

struct PreviewItemRow {
  std::int64_t place = 0;  // from 1, in the order of the preview
  std::string body;        // JSON of record numbers, ids and fixed words
};

class ModelReader {
 public:
  virtual ~ModelReader() = default;
  virtual std::optional<ModelRow> find(const Uuid& id) const = 0;
  virtual std::optional<ModelRow> with_version(const std::string& version) const = 0;
  virtual std::optional<ModelRow> releasing() const = 0;
  virtual std::optional<ModelRow> released() const = 0;
  virtual std::vector<ModelRow> all() const = 0;  // newest first, their files left empty
  virtual std::optional<ModelPreviewRow> preview(ModelNumber model) const = 0;
  virtual std::vector<PreviewItemRow> preview_items(ModelNumber model, std::int64_t after,
                                                    std::size_t most) const = 0;
  // As keep_members kept them; by profile, sorted.
  virtual std::map<ProfileNumber, std::vector<RecordNumber>> kept_members(ModelNumber model) const = 0;
};

class ModelWriter {
 public:
  virtual ~ModelWriter() = default;
  virtual ModelRow add(const ModelRow& model) = 0;  // gives it its number
  // At most one may be releasing, and one released.
  virtual void set_state(ModelNumber model, ModelState state) = 0;
  virtual void ask_release(ModelNumber model, const std::string& by, Instant at) = 0;
  // Takes the place of the preview that was there.
  virtual void keep_preview(ModelNumber model, const ModelPreviewRow& preview,
                            const std::vector<std::string>& items) = 0;
  // Takes the place of what was kept for this model.
  virtual void keep_members(ModelNumber model,
                            const std::map<ProfileNumber, std::vector<RecordNumber>>& members) = 0;
};

}  // namespace concord::store
