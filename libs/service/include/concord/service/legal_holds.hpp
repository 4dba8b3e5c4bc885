// A legal hold keeps records from being erased, whoever asks for it and whatever rule lets them go. It hangs
// on records, so that it goes where they go, or on a whole part.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

struct HoldAsk {
  // One of the three: the records that a profile has now, records, or a part.
  std::optional<store::ProfileRow> profile;
  std::vector<domain::RecordKey> records;
  std::optional<domain::Part> part;
  std::string reason, authority;
  std::optional<CivilDate> from, to;  // without `from`: today
};

Result<store::HoldRow> make_hold(store::Transaction& transaction, const HoldAsk& ask, const Asker& asker,
                                 Instant now);
// `conflict` where it was ended before. One that holds somebody who doesn't exist for the asker isn't there
// either: its words may tell of them.
Result<store::HoldRow> end_hold(store::Transaction& transaction, const Uuid& id, const std::string& reason,
                                const Asker& asker, Instant now);
// Newest first, at most `most` of all.
std::vector<store::HoldRow> holds_for(store::Snapshot& snapshot, const Asker& asker, std::size_t most);
// in-force, to-come, over, ended
std::string_view standing_of(const store::HoldRow& hold, CivilDate today);
bool holds(const store::HoldRow& hold, const store::RecordRow& record);

}  // namespace concord::service
