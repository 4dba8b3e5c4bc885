#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <concord/matching/wholes.hpp>
#include <concord/service/core.hpp>
#include <concord/service/models.hpp>
#include <concord/service/take_in.hpp>
#include <concord/service/train_model.hpp>
#include <concord/service/verify.hpp>

#include "../../scratch_folder.hpp"

using namespace concord;
using namespace concord::service;

namespace {

const SystemClock kClock;

// The default model by another name, linking from another threshold on.
std::string model_file(const std::string& name, double certain) {
  std::ifstream in(std::string(CONCORD_ROOT) + "/config/match_model.json");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto json = parse_json(text);
  (*json)["concord"]["version"].SetString(name, json->GetAllocator());
  (*json)["concord"]["thresholds"]["certain"].SetDouble(certain);
  return JsonWriter().value(*json).take();
}

// Three records each of sixty people, saying less and less of them: how many belong together is the model's
// to say.
std::string people() {
  constexpr std::array kGiven{"Amina", "Gladys", "Yusuf", "Renzo", "Zofia", "Harriet"};
  constexpr std::array kFamily{"Okafor", "Pemberton", "Hussain", "Castellano", "Nowak"};
  std::string lines;
  for (std::size_t i = 0; i < 60; ++i) {
    const auto line = [&](int version, std::string born, std::string postcode) {
      lines += fmt::format(
          R"({{"record_id":"uh-{}-{}","part":"housing","birth_date":"{}","names":[{{"use":"usual","given":"{}","family":"{}"}}],)"
          R"("addresses":[{{"use":"home","lines":["{} Elm Way"],"postcode":"{}"}}],"as_of":"2026-10-01T00:00:00Z"}})"
          "\n",
          i, version, born, kGiven[i % 6], kFamily[i % 5], i / 2, postcode);
    };
    line(0, fmt::format("19{}-05-{:02}", 40 + i % 50, 1 + i % 28), "E8 2LA");
    line(1, fmt::format("19{}-05", 40 + i % 50), "E8 2LA");
    line(2, fmt::format("19{}", 40 + i % 50), "N16 5RT");
  }
  return lines;
}

using Members = std::map<std::string, std::set<std::string>>;  // profile's id -> records

struct Council {
  ScratchFolder folder;
  std::unique_ptr<Core> core;

  Council() { start(); }
  ~Council() { core->stop(); }

  void start() {
    Configuration configuration;
    configuration.model = std::string(CONCORD_ROOT) + "/config/match_model.json";
    configuration.roles = std::string(CONCORD_ROOT) + "/config/roles.json";
    configuration.survivorship = std::string(CONCORD_ROOT) + "/config/survivorship.json";
    configuration.parts = std::string(CONCORD_ROOT) + "/config/parts.json";
    configuration.agreements = std::string(CONCORD_ROOT) + "/config/agreements.json";
    core = std::move(*Core::open(configuration, folder.path(), kClock));
    core->resolver.start();
    core->resolver.drain();
  }
  void restart() {
    core->stop();
    core.reset();
    start();
  }
  Outcome write(const std::function<Outcome(store::Transaction&)>& work) {
    return core->database->write_and_wait(work);
  }
  void take_in(const std::string& lines) {
    auto batch = parse_batch(lines);
    REQUIRE(batch);
    REQUIRE(write([&](store::Transaction& transaction) -> Outcome {
      auto stored = store_batch(transaction, {"housing", {}, {}, kClock.now()}, *batch);
      return stored ? Outcome{} : Outcome(stored.error());
    }));
    core->resolver.drain();
  }
  Uuid propose(const std::string& name, double certain) {
    const auto json = parse_json(model_file(name, certain));
    const auto model = describe_model(*json, JsonWriter().value(*json).take(), {}, "key_owner", kClock.now());
    REQUIRE(model);
    REQUIRE(write([&](store::Transaction& transaction) -> Outcome {
      auto proposed = propose_model(transaction, *model, core->first_model);
      return proposed ? Outcome{} : Outcome(proposed.error());
    }));
    return model->id;
  }
  Outcome ask(const Uuid& model) {
    return write([&](store::Transaction& transaction) -> Outcome {
      auto asked = ask_release(transaction, model, core->first_model, "key_owner", kClock.now());
      return asked ? Outcome{} : Outcome(asked.error());
    });
  }
  void release(const Uuid& model) {
    REQUIRE(ask(model));
    core->resolver.model_asked();
    wait_for(model);
  }
  void wait_for(const Uuid& model) {
    while (state(model) != store::ModelState::released) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    core->resolver.drain();
  }
  store::ModelState state(const Uuid& model) {
    std::optional<store::ModelState> state;
    core->database->read([&](store::Snapshot& snapshot) { state = find_model(snapshot, model)->state; });
    return *state;
  }
  ModelPreview preview(const Uuid& model) {
    Result<ModelPreview> preview = Error{};
    core->database->read([&](store::Snapshot& snapshot) {
      preview = preview_model(snapshot, *find_model(snapshot, model), 2, kClock.now());
    });
    REQUIRE(preview);
    return std::move(*preview);
  }
  Members members() {
    Members members;
    core->database->read([&](store::Snapshot& snapshot) {
      for (const MembershipRow& row : memberships(snapshot)) {
        members[to_string(row.profile)].insert(row.key.record_id);
      }
    });
    return members;
  }
  // What verify finds wrong, under the model that the store says is in force.
  std::size_t differences() {
    std::size_t count = 0;
    core->database->read([&](store::Snapshot& snapshot) {
      const auto model = read_model(model_in_force(snapshot, core->first_model));
      count = verify(snapshot, *model, 2, 10).difference_count;
      CHECK(core->resolver.model().version() == model->version());
    });
    return count;
  }
  std::set<std::string> names(const std::vector<store::RecordNumber>& records) {
    std::set<std::string> names;
    core->database->read([&](store::Snapshot& snapshot) {
      for (const store::RecordNumber record : records) {
        names.insert(snapshot.records().find(record)->key.record_id);
      }
    });
    return names;
  }
  // What is there after the switch, by what was previewed; the id of a new profile is known by its records.
  Members foretold(Members before, const Preview& preview, const Members& after) {
    for (const PreviewedProfile& profile : preview.profiles) {
      if (profile.id) {
        CHECK(before[to_string(*profile.id)] == names(profile.before));
        before.erase(to_string(*profile.id));
      }
    }
    for (const PreviewedProfile& profile : preview.profiles) {
      if (profile.outcome == PreviewedProfile::Outcome::joined) {
        continue;
      }
      const std::set<std::string> then = names(profile.after);
      const auto made =
          std::find_if(after.begin(), after.end(), [&](const auto& one) { return one.second == then; });
      REQUIRE(made != after.end());
      before.emplace(profile.id ? to_string(*profile.id) : made->first, then);
    }
    return before;
  }
};

}  // namespace

TEST_CASE("a preview is what the release does, and going back restores every profile by its id") {
  Council council;
  council.take_in(people());
  const Members first = council.members();
  const Uuid looser = council.propose("looser", 0.5);
  const ModelPreview preview = council.preview(looser);
  CHECK(council.members() == first);
  CHECK(preview.counts.profiles.joined > 0);
  council.release(looser);
  const Members second = council.members();
  CHECK(second.size() < first.size());
  CHECK(council.foretold(first, preview.changes, second) == second);
  CHECK(council.differences() == 0);

  Uuid former;
  council.core->database->read([&](store::Snapshot& snapshot) {
    former = snapshot.models().with_version(council.core->first_model.version)->id;
  });
  const ModelPreview back = council.preview(former);
  council.release(former);
  CHECK(council.members() == first);
  CHECK(council.foretold(second, back.changes, first) == first);
  CHECK(council.differences() == 0);
  council.release(looser);
  CHECK(council.members() == second);
}

TEST_CASE("a preview's scores are of what the asker sees, under the model that it is of") {
  Council council;
  council.take_in(people());
  const Uuid stricter = council.propose("stricter", 30);
  const ModelPreview preview = council.preview(stricter);
  Asker asker;
  asker.mask.allow(domain::Part::housing, domain::Category::identity);
  int differing = 0, asked = 0;
  council.core->database->read([&](store::Snapshot& snapshot) {
    const auto model = read_model(*find_model(snapshot, stricter));
    council.core->resolver.read([&](const matching::Index& index) {
      const auto seen = as_seen_under(snapshot, index, *model, preview.changes, asker);
      asker.mask.allow(domain::Part::housing, domain::Category::contact);
      asker.mask.allow(domain::Part::housing, domain::Category::protected_);
      const auto whole = as_seen_under(snapshot, index, *model, preview.changes, asker);
      REQUIRE(whole.reviews.size() == preview.changes.reviews.size());
      REQUIRE(seen.reviews.size() == whole.reviews.size());
      const auto without_address = [&](const std::vector<store::RecordNumber>& records) {
        std::vector<matching::Subject> subjects;
        for (const store::RecordNumber record : records) {
          subjects.push_back(*index.find(static_cast<matching::Slot>(record)));
          subjects.back().addresses.clear();
        }
        return subjects;
      };
      for (std::size_t i = 0; i < seen.reviews.size(); ++i) {
        for (std::size_t j = 0; j < seen.reviews[i].questions.size(); ++j) {
          const PreviewedQuestion& question = preview.changes.reviews[i].questions[j];
          const double score = seen.reviews[i].questions[j].row.score;
          CHECK(whole.reviews[i].questions[j].row.score == Approx(question.row.score));
          CHECK(score == Approx(matching::compare_wholes(*model, without_address(question.side_a),
                                                         without_address(question.side_b))
                                    .evidence.score));
          differing += score != Approx(question.row.score) ? 1 : 0;
          ++asked;
        }
      }
    });
  });
  CHECK(asked > 0);
  CHECK(differing > 0);
}

TEST_CASE("a restart keeps the released model, and finishes a release that was asked for") {
  Council council;
  council.take_in(people());
  const Uuid stricter = council.propose("stricter", 30);
  const Uuid looser = council.propose("looser", 0.5);
  council.release(looser);
  const Members members = council.members();
  council.restart();
  CHECK(council.members() == members);
  CHECK(council.differences() == 0);
  REQUIRE(council.ask(stricter));  // and the resolver is not told before it stops
  council.restart();
  council.wait_for(stricter);
  CHECK(council.members().size() > members.size());
  CHECK(council.differences() == 0);
}

TEST_CASE("records that wait are resolved by the model that is released meanwhile") {
  Council council;
  council.take_in(people());
  const Uuid looser = council.propose("looser", 0.5);
  auto batch = parse_batch(
      "{\"record_id\":\"uh-0-9\",\"part\":\"housing\",\"birth_date\":\"1940-05-01\",\"as_of\":\"2026-10-"
      "02T00:00:00Z\","
      "\"names\":[{\"use\":\"usual\",\"given\":\"Amina\",\"family\":\"Okafor\"}]}\n"
      "{\"record_id\":\"uh-1-0\",\"part\":\"housing\",\"birth_date\":\"1999-01-01\",\"as_of\":\"2026-10-"
      "02T00:00:00Z\","
      "\"names\":[{\"use\":\"usual\",\"given\":\"Ada\",\"family\":\"King\"}]}\n");
  REQUIRE(batch);
  REQUIRE(council.write([&](store::Transaction& transaction) -> Outcome {
    auto stored = store_batch(transaction, {"housing", {}, {}, kClock.now()}, *batch);
    return stored ? Outcome{} : Outcome(stored.error());
  }));
  CHECK(council.preview(looser).counts.waiting == 2);
  council.release(looser);
  CHECK(council.differences() == 0);
}

TEST_CASE("a proposal that can't be, and a release that can't be now, say why") {
  Council council;
  const auto file = parse_json(model_file("looser", 0.5));
  auto bad = parse_json(model_file("bad", 0.5));
  (*bad)["comparisons"][0]["comparison_levels"][1]["m_probability"].SetDouble(7);
  const auto refused = describe_model(*bad, JsonWriter().value(*bad).take(), {}, "key_owner", kClock.now());
  REQUIRE_FALSE(refused);
  REQUIRE_FALSE(refused.error().faults.empty());
  CHECK(refused.error().faults[0].pointer.starts_with("/comparisons/0/comparison_levels/1"));

  const Uuid looser = council.propose("looser", 0.5);
  const auto again = describe_model(*file, JsonWriter().value(*file).take(), {}, "key_owner", kClock.now());
  const auto proposed = [&](const store::ModelRow& row) {
    return council.write([&](store::Transaction& transaction) -> Outcome {
      auto done = propose_model(transaction, row, council.core->first_model);
      return done ? Outcome{} : Outcome(done.error());
    });
  };
  CHECK(proposed(*again).error().code == Code::conflict);
  CHECK(proposed(council.core->first_model).error().code == Code::conflict);
  council.release(looser);
  CHECK(council.ask(looser).error().code == Code::conflict);
  CHECK(council.ask(make_uuid(kClock.now())).error().code == Code::not_found);
  REQUIRE(council.ask(council.propose("stricter", 30)));  // not told to the resolver yet
  CHECK(council.ask(council.propose("strictest", 40)).error().code == Code::conflict);
}

TEST_CASE("what a preview keeps is what it was") {
  Council council;
  council.take_in(people());
  const Preview changes = council.preview(council.propose("looser", 0.5)).changes;
  REQUIRE_FALSE(changes.profiles.empty());
  const auto bodies = preview_items(changes);
  std::vector<store::PreviewItemRow> kept;
  for (const std::string& body : bodies) {
    kept.push_back({static_cast<std::int64_t>(kept.size()) + 1, body});
  }
  CHECK(preview_items(read_preview_items(kept)) == bodies);
  CHECK(read_preview_items(kept).reviews.size() == changes.reviews.size());
}

TEST_CASE("a model trained on the store is kept as it was made, says on what, and can be released") {
  Council council;
  const auto train = [&](std::uint64_t seed) {
    return train_model(*council.core->database, council.core->first_model, {seed, 1}, "key_owner",
                       kClock.now());
  };
  const auto refused = train(1);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::conflict);
  CHECK(refused.error().detail.find("0 records") != std::string::npos);

  council.take_in(people());
  std::string more = people();
  for (std::size_t at = more.find("uh-"); at != std::string::npos; at = more.find("uh-", at)) {
    more.replace(at, 3, "uv-");
  }
  council.take_in(more);
  const auto row = train(3);
  REQUIRE(row);
  CHECK(row->origin.find("360 records") != std::string::npos);
  CHECK(row->origin.find("seed 3") != std::string::npos);
  const auto read = read_model(*row);
  REQUIRE(read);
  CHECK(read->version() == row->version);
  CHECK(train(3)->file == row->file);

  REQUIRE(council.write([&](store::Transaction& transaction) -> Outcome {
    auto proposed = propose_model(transaction, *row, council.core->first_model);
    return proposed ? Outcome{} : Outcome(proposed.error());
  }));
  council.release(row->id);
  CHECK(council.differences() == 0);
}
