#include "named_records.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <concord/base/json.hpp>

namespace concord::service {
namespace {

// All of it: what would go can't be weighed by who sees a part of it, and how much goes tells of the rest.
bool may_see(const store::RecordRow& row, const Asker& asker) {
  for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
    const domain::Category category = domain::category_at(i);
    if (category != domain::Category::identifiers_masked && !asker.mask.allows(row.part, category)) {
      return false;
    }
  }
  return !hides(asker, row.number);
}

Result<std::vector<store::RecordRow>> records_of(store::Snapshot& snapshot, const store::ProfileRow& profile,
                                                 const Asker& asker) {
  std::vector<store::RecordRow> rows;
  for (const store::RecordNumber member : snapshot.profiles().members(profile.number)) {
    if (snapshot.records().is_waiting(member)) {
      return fail(Code::busy, "records of this profile are being resolved: try again shortly");
    }
    auto row = snapshot.records().find(member);
    if (!row || !may_see(*row, asker)) {
      return error_at("/profile_id", Code::forbidden,
                      "not all of this resident's records are shown to you: name those that are meant");
    }
    rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace

Result<std::vector<store::RecordRow>> named_records(store::Snapshot& snapshot,
                                                    const std::optional<store::ProfileRow>& profile,
                                                    const std::vector<domain::RecordKey>& keys,
                                                    const Asker& asker) {
  if (profile) {
    return records_of(snapshot, *profile, asker);
  }
  std::vector<store::RecordRow> rows;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string place = child_pointer("/records", i);
    auto row = snapshot.records().find(keys[i]);
    if (!row || !may_see(*row, asker)) {
      return error_at(place, Code::not_found, "there is no such record");
    }
    if (row->state == store::RecordState::erased) {
      return error_at(place, Code::erased, "was erased before");
    }
    if (std::any_of(rows.begin(), rows.end(),
                    [&](const auto& other) { return other.number == row->number; })) {
      return error_at(place, Code::duplicate_field, "stands twice: name it once");
    }
    rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace concord::service
