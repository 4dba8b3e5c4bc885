#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/policy/mask.hpp>

#include "records.hpp"

using namespace concord;
using namespace concord::policy;
using domain::Category;
using domain::Record;

namespace {

// Names are dealt out to two categories, so their order may change.
Record in_order(Record record) {
  std::sort(record.names.begin(), record.names.end(), [](const auto& a, const auto& b) {
    return std::tie(a.use, a.title, a.given, a.family, a.from) <
           std::tie(b.use, b.title, b.given, b.family, b.from);
  });
  std::sort(record.attributes.begin(), record.attributes.end(), [](const auto& a, const auto& b) {
    return std::tie(a.category, a.name, a.value) < std::tie(b.category, b.name, b.value);
  });
  return record;
}

Record empty(const Record& record) {
  Record nothing;
  nothing.record_id = record.record_id;
  nothing.part = record.part;
  return nothing;
}

}  // namespace

TEST_CASE("the projections on all categories together are the record") {
  REQUIRE(rc::check([] {
    const Record record = arbitrary::record();
    Record together = empty(record);
    for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
      if (domain::category_at(i) != Category::identifiers_masked) {
        unite(together, project(record, domain::category_at(i)));
      }
    }
    RC_ASSERT(in_order(together) == in_order(record));
  }));
}

TEST_CASE("a category has content exactly when its projection has") {
  REQUIRE(rc::check([] {
    const Record record = arbitrary::record();
    for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
      const auto category = domain::category_at(i);
      const bool any = project(record, category) != empty(record);
      RC_ASSERT((has_content(record, category) == (any || category == Category::involvement)));
    }
  }));
}

TEST_CASE("no field stands in two categories, but for identifiers and involvement") {
  REQUIRE(rc::check([] {
    const Record record = arbitrary::record();
    for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
      const auto category = domain::category_at(i);
      if (category == Category::involvement) {
        continue;
      }
      const Record once = project(record, category);
      for (std::size_t j = 0; j < domain::kCategoryCount; ++j) {
        const auto other = domain::category_at(j);
        const bool doubled = category == Category::identifiers && other == Category::identifiers_masked;
        if (i != j && !doubled && other != Category::involvement &&
            category != Category::identifiers_masked) {
          const Record twice = project(once, other);
          RC_ASSERT((twice.identifiers.empty() && twice.addresses.empty() && twice.engagements.empty()));
          RC_ASSERT((twice.attributes.empty() && twice.markers.empty() && twice.contacts.empty()));
        }
      }
    }
  }));
}

TEST_CASE("masked identifiers are as many and as long as the real ones, and show three characters at most") {
  REQUIRE(rc::check([] {
    const Record record = arbitrary::record();
    const Record masked = project(record, Category::identifiers_masked);
    RC_ASSERT(masked.identifiers.size() == record.identifiers.size());
    for (std::size_t i = 0; i < record.identifiers.size(); ++i) {
      RC_ASSERT(masked.identifiers[i].value == domain::masked(record.identifiers[i].value));
      RC_ASSERT(masked.identifiers[i].value.find(record.identifiers[i].value) == std::string::npos);
    }
  }));
}

TEST_CASE("involvement holds dates alone") {
  REQUIRE(rc::check([] {
    const Record record = arbitrary::record();
    Record known = project(record, Category::involvement);
    for (const auto& engagement : known.engagements) {
      RC_ASSERT(engagement.kind == kInvolvement);
      RC_ASSERT((engagement.reference.empty() && engagement.role.empty() && engagement.status.empty()));
      RC_ASSERT(engagement.details.empty());
    }
    RC_ASSERT(known.engagements.size() <= 1U);
    known.engagements.clear();
    RC_ASSERT(known == empty(record));
  }));
}
