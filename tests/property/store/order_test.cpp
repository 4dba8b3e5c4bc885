// Whatever order sightings arrive in, a record comes to the same.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include <rapidcheck.h>

#include "../../unit/store/store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

// A sighting of one of a few records, small numbers so that ties and repeats are many.
struct Event {
  int kind = 0;  // 0 to 3 content, 4 withdrawal, 5 absence, 6 content of a full extract
  int record = 0;
  int when = 0;
  int counter = 0;  // 0: none
  int what = 0;
};

struct Final {
  RecordState state;
  domain::SourceVersion version, content_version;
  std::string merged_into, layout;
  std::optional<domain::Record> content;
  std::vector<std::tuple<std::string, domain::SourceVersion>> versions;
  bool operator==(const Final&) const = default;
};

domain::SourceVersion version_of(const Event& event) {
  domain::SourceVersion version = at_day(event.when);
  if (event.when == 0) {
    version.as_of.reset();  // a source that has only counters
  }
  version.has_counter = event.counter > 0 || event.when == 0;
  version.counter = static_cast<std::uint64_t>(event.counter);
  return version;
}

void take_event(Transaction& transaction, const Event& event, const std::vector<ExtractNumber>& extracts) {
  const std::string id = "r-" + std::to_string(event.record);
  RecordWriter& writer = transaction.record_writer();
  if (event.kind == 4) {
    writer.take(withdrawal(id, version_of(event),
                           event.what == 0 ? std::string() : "r-" + std::to_string(event.what)));
    return;
  }
  if (event.kind == 5) {
    writer.take(absence(id, event.when));
    return;
  }
  const auto sent = content(person(id, "Name" + std::to_string(event.what), "Lee"), version_of(event));
  sent->receipt.layout = event.kind == 3 ? "" : "universal-housing";
  if (event.kind == 6) {
    sent->receipt.extract = extracts.at(static_cast<std::size_t>(event.when));
  }
  writer.take(sent->receipt);
}

std::map<std::string, Final> outcome_of(const std::vector<Event>& events, std::size_t in_one_work) {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  std::vector<ExtractNumber> extracts;
  write(*database, [&](Transaction& transaction) {
    for (int i = 0; i < 5; ++i) {
      ExtractRow extract;
      extract.id = make_uuid(day(i));
      extract.source = "housing";
      extract.layout = "universal-housing";
      extract.current_as_of = day(i);
      extracts.push_back(transaction.extract_writer().open(extract));
    }
  });
  for (std::size_t first = 0; first < events.size(); first += in_one_work) {
    write(*database, [&](Transaction& transaction) {
      for (std::size_t i = first; i < std::min(events.size(), first + in_one_work); ++i) {
        take_event(transaction, events[i], extracts);
      }
    });
  }
  std::map<std::string, Final> finals;
  RecordReader::Counts counts, found;
  database->read([&](Snapshot& snapshot) {
    snapshot.records().for_each([&](const RecordRow& row, const std::vector<domain::Record>& contents) {
      Final& final = finals[row.key.record_id];
      final = {row.state,
               row.version,
               row.content_version,
               row.merged_into,
               row.layout,
               snapshot.records().content(row.number),
               {}};
      for (const VersionRow& version : snapshot.records().versions(row.number)) {
        final.versions.emplace_back(version.canonical, version.version);
      }
      RC_ASSERT(contents.size() == final.versions.size());
      RC_ASSERT((contents.empty() || contents.back() == final.content));
      found.current += row.state == RecordState::current ? 1U : 0U;
      found.ceased += row.state == RecordState::ceased ? 1U : 0U;
      found.withdrawn += row.state == RecordState::withdrawn ? 1U : 0U;
      found.versions += contents.size();
    });
    counts = snapshot.records().counts("housing");
  });
  RC_ASSERT(counts.current == found.current);
  RC_ASSERT(counts.ceased == found.ceased);
  RC_ASSERT(counts.withdrawn == found.withdrawn);
  RC_ASSERT(counts.versions == found.versions);
  return finals;
}

rc::Gen<Event> events() {
  return rc::gen::apply(
      [](int kind, int record, int when, int counter, int what) {
        return Event{kind, record, when, counter, what};
      },
      rc::gen::inRange(0, 7), rc::gen::inRange(0, 3), rc::gen::inRange(0, 5), rc::gen::inRange(0, 3),
      rc::gen::inRange(0, 3));
}

}  // namespace

TEST_CASE("the order of arrival and the size of batches never matter to what a record comes to") {
  REQUIRE(rc::check([] {
    const auto sent = *rc::gen::container<std::vector<Event>>(events());
    auto shuffled = sent;
    const auto seed = *rc::gen::arbitrary<std::uint32_t>();
    std::mt19937 random(seed);
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const auto in_one_work = *rc::gen::inRange<std::size_t>(1, 8);
    RC_ASSERT(outcome_of(sent, 1000) == outcome_of(shuffled, in_one_work));
  }));
}
