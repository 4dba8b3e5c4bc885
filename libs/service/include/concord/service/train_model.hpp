// Training a match model on the store's own records: a model that nobody uses until it is proposed and
// released like any other.
#pragma once

#include <cstdint>
#include <string>

#include <concord/store/database.hpp>

namespace concord::service {

struct StoreTraining {
  std::uint64_t seed = 1;  // of the pairs that training draws
  unsigned threads = 1;    // does not show in the result
};

// Learns from every record that takes part in the partition, and from the decisions in force between them, as
// docs/resolve.md says; levels, starting values and variants of names are those of `first`, the
// configuration's model, whichever is in force. The same records, decisions, `first` and seed give the same
// file, in whatever order they came; the row's origin says of which state of the store it is. The snapshot is
// held while records are read and not while they are learnt from; memory is that of a second index. Steps go
// to the log. Writes nothing: propose_model does.
// `conflict` where there are too few records to learn from.
Result<store::ModelRow> train_model(store::Database& database, const store::ModelRow& first,
                                    const StoreTraining& training, const std::string& by, Instant now);

}  // namespace concord::service
