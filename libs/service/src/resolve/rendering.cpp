#include "rendering.hpp"

#include <concord/base/share_out.hpp>

namespace concord::service {

namespace {

constexpr std::size_t kAtATime = 64;  // profiles; fewer are not worth a thread

}  // namespace

Rendering::Rendering(store::Snapshot& snapshot, const std::vector<SeenRecord>& seen) : snapshot_(snapshot) {
  for (const SeenRecord& record : seen) {
    seen_.emplace(record.row.number, &record);
  }
}

std::optional<MemberContent> Rendering::find(store::RecordNumber number) const {
  if (const auto known = seen_.find(number); known != seen_.end() && !known->second->contents.empty()) {
    return MemberContent{known->second->row, known->second->contents.back()};
  }
  auto row = snapshot_.records().find(number);
  auto content = snapshot_.records().content(number);
  return row && content ? std::optional(MemberContent{std::move(*row), std::move(*content)}) : std::nullopt;
}

void Rendering::add(PlannedProfile& planned) {
  std::vector<MemberContent>& members = members_.emplace_back();
  for (const store::RecordNumber number : planned.members) {
    if (auto member = find(number)) {
      planned.restricted = planned.restricted || domain::is_restricted(member->record);
      members.push_back(std::move(*member));
    }
  }
}

void Rendering::render(std::vector<PlannedProfile>& profiles) {
  const unsigned threads = profiles.size() > kAtATime ? std::thread::hardware_concurrency() : 1;
  share_out(profiles.size(), threads, kAtATime,
            [&](unsigned, std::size_t i) { profiles[i].segments = build_segments(std::move(members_[i])); });
}

}  // namespace concord::service
