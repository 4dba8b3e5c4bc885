// What is told beyond the profile itself: the least that can be said, and what was masked.
#include <algorithm>

#include <concord/service/view.hpp>

namespace concord::service {
namespace {

using domain::Category;

// As of when the source last told of everybody it knows.
std::optional<Instant> last_whole_extract(store::Snapshot& snapshot, const std::string& source) {
  std::optional<Instant> last;
  for (const std::string& layout : snapshot.extracts().layouts(source)) {
    const auto extract = snapshot.extracts().last_extract(source, layout);
    if (extract && extract->full && extract->state == store::ExtractState::completed) {
      last = std::max(last, std::optional(extract->current_as_of));
    }
  }
  return last;
}

}  // namespace

Result<std::vector<ToldInvolvement>> Viewer::involvement(store::Snapshot& snapshot,
                                                         const store::ProfileRow& profile,
                                                         const Asker& asker) const {
  const auto view = this->view(snapshot, profile, asker);
  if (!view) {
    return view.error();
  }
  std::vector<ToldInvolvement> told;
  for (const domain::Part part : domain::kParts) {
    const auto known = std::find_if(view->involvement.begin(), view->involvement.end(),
                                    [&](const Involvement& one) { return one.part == part; });
    if (known != view->involvement.end()) {
      told.push_back({part, known->current ? "current" : "historic", known->since, known->as_of});
    } else if (view->mask.allows(part, Category::involvement)) {
      told.push_back({part, "none-found", {}, last_whole_extract(snapshot, parts_.of(part).source)});
    } else {
      told.push_back({part, "not-shared", {}, {}});
    }
  }
  return told;
}

Result<std::vector<policy::Golden<domain::Identifier>>> Viewer::revealed(store::Snapshot& snapshot,
                                                                         const store::ProfileRow& profile,
                                                                         const Asker& asker) const {
  const auto view = this->view(snapshot, profile, asker);
  if (!view) {
    return view.error();
  }
  policy::Mask full;
  for (const domain::Part part : domain::kParts) {
    if (view->mask.allows(part, Category::identifiers_masked) ||
        view->mask.allows(part, Category::identifiers)) {
      full.allow(part, Category::identifiers);
    }
  }
  const auto contributions = this->contributions(snapshot, profile, full);
  if (!contributions) {
    return contributions.error();
  }
  return survivorship_.choose(*contributions, london_date(clock_.now())).identifiers;
}

}  // namespace concord::service
