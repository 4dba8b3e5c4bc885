// What the index and the homes take of a record, as the store keeps it from one start to the next.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <concord/matching/index.hpp>
#include <concord/matching/packed_subject.hpp>
#include <concord/store/database.hpp>

#include "neighbours.hpp"

namespace concord::service {

// The second part rises with every change of what Neighbours::describe makes, or of the bytes here.
inline constexpr std::int64_t kKeptForm = std::int64_t{matching::kSubjectForm} * 1000 + 1;

struct Described {
  matching::Subject subject;
  std::optional<Neighbours::Entry> neighbour;
};

// `contents` as RecordReader::contents() gives them; not empty.
Described describe(const store::RecordRow& row, const std::vector<domain::Record>& contents);
std::string pack(const Described& described);
// Nothing where the bytes are not such.
std::optional<Described> unpack(const store::RecordRow& row, std::string_view body);

// Records numbered `first` to `last` that are in the partition, and those that have left it but still wait:
// their round needs the component that they leave. `anew`: nothing of the kind was kept, so it was worked out
// of the record's contents.
using VisitDescribed = std::function<void(const store::RecordRow&, Described&&, bool anew)>;
void for_each_described(store::Snapshot& snapshot, store::RecordNumber first, store::RecordNumber last,
                        const VisitDescribed& visit);
// Puts every record that is in the partition into an index that is being loaded.
void fill(matching::Index& index, store::Snapshot& snapshot);

}  // namespace concord::service
