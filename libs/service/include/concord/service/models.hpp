// Match models in the running service: proposed, previewed beside the live one, released, and gone back to.
// The configuration's file is the first; from the first release on the store says which is in force.
#pragma once

#include <string>
#include <vector>

#include <concord/base/json.hpp>
#include <concord/matching/model.hpp>
#include <concord/service/preview.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

// A model file as the store keeps it: proposed, not yet in the store. Refused by pointer where it can't be
// read. `residents` is the population that it is read for, instead of the one that it states; `by` a
// principal's id, or empty: the configuration's own. `text` is what `file` was parsed from: it is kept as it
// is, since a number that is written anew may be read as its neighbour, and the model be another version.
Result<store::ModelRow> describe_model(const JsonValue& file, std::string text,
                                       std::optional<std::uint32_t> residents, std::string by, Instant now);
// The model of a kept file. Fails where this program can't read it: another program kept it.
Result<matching::Model> read_model(const store::ModelRow& row);
// The released one, or the configuration's where none has been.
store::ModelRow model_in_force(store::Snapshot& snapshot, const store::ModelRow& first);

Result<store::ModelRow> find_model(store::Snapshot& snapshot, const Uuid& id);
// `conflict` for a version that is known already, naming it, and for the one in force.
Result<store::ModelRow> propose_model(store::Transaction& transaction, const store::ModelRow& model,
                                      const store::ModelRow& first);
// It is `releasing` from then on, and the resolver is to be told (Resolver::model_asked). `first` gets its
// row at the first release. `conflict` for one that is released, or while another is releasing.
Result<store::ModelRow> ask_release(store::Transaction& transaction, const Uuid& id,
                                    const store::ModelRow& first, const std::string& by, Instant now);

struct ModelPreview {
  store::ModelPreviewRow counts;
  Preview changes;
};
// What its release would do to this state of the store: exactly what the switch does to it. Builds a second
// index of all records under the model, which takes as long as a start, and holds nothing but the snapshot.
Result<ModelPreview> preview_model(store::Snapshot& snapshot, const store::ModelRow& model, unsigned threads,
                                   Instant now);
// Its changes as the store keeps them, profiles first, and back.
std::vector<std::string> preview_items(const Preview& changes);
Preview read_preview_items(const std::vector<store::PreviewItemRow>& items);
// Its changes with the score of each question (of a review that it closes by the model in force) by what the
// asker sees of both sides today: the scores that were kept come of all that the records said then. Without
// reviews of which a side says nothing any more to them. `index` is that of the model in force; what records
// say is the same under every model.
Preview as_seen_under(store::Snapshot& snapshot, const matching::Index& index, const matching::Model& model,
                      Preview changes, const Asker& asker);

}  // namespace concord::service
