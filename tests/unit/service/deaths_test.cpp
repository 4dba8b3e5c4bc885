#include "../../../libs/service/src/resolve/deaths.hpp"

#include <catch2/catch.hpp>

#include "../../../libs/service/src/resolve/segments.hpp"

using namespace concord;
using namespace concord::service;
using domain::DeathState;
using domain::Part;

namespace {

MemberContent member(Part part, std::string id, std::optional<DeathState> death) {
  MemberContent content;
  content.row.key = {part == Part::housing ? "housing" : "social-care", id};
  content.row.part = part;
  content.record.record_id = std::move(id);
  content.record.part = part;
  content.record.names = {{}};
  content.record.names[0].given = "\"death\":";
  if (death) {
    content.record.death = domain::Death{*death, std::nullopt};
  }
  return content;
}

using Segments = std::vector<store::Segment>;

Segments adults(std::optional<DeathState> death) {
  return build_segments({member(Part::adults, "1", death)});
}

std::string kind(const Segments& before, const Segments& after) {
  const auto changes = death_changes(before, after);
  return changes.size() == 1 ? std::string(changes.front().kind) : std::to_string(changes.size());
}

}  // namespace

TEST_CASE("a death that is reported, verified and taken back is told each time") {
  CHECK(kind({}, adults(DeathState::reported)) == "profile.death-reported");
  CHECK(kind(adults({}), adults(DeathState::reported)) == "profile.death-reported");
  CHECK(kind(adults(DeathState::reported), adults(DeathState::verified)) == "profile.death-verified");
  CHECK(kind(adults(DeathState::verified), adults(DeathState::reported)) == "profile.death-reported");
  CHECK(kind(adults(DeathState::verified), adults({})) == "profile.death-withdrawn");
}

TEST_CASE("a death that was told isn't told again, and none is none") {
  CHECK(death_changes(adults({}), adults({})).empty());
  CHECK(death_changes({}, {}).empty());
  CHECK(death_changes(adults(DeathState::reported), adults(DeathState::reported)).empty());
}

TEST_CASE("nobody is prompted by the death of a child whose birth was only expected") {
  MemberContent child = member(Part::children, "1", DeathState::reported);
  child.record.birth_date = domain::PartialDate{2026, 12, 1};
  child.record.birth_expected = true;
  CHECK(death_changes({}, build_segments({child})).empty());
}

TEST_CASE("each part's word on a death is told as its own, and the strongest of its records counts") {
  const Segments both = build_segments({member(Part::housing, "1", DeathState::reported),
                                        member(Part::adults, "2", DeathState::verified),
                                        member(Part::adults, "3", DeathState::reported)});
  CHECK(death_changes({}, both) == std::vector<DeathChange>{{Part::housing, "profile.death-reported"},
                                                            {Part::adults, "profile.death-verified"}});
  CHECK(death_changes(both, adults(DeathState::verified)) ==
        std::vector<DeathChange>{{Part::housing, "profile.death-withdrawn"}});
}
