#include "store_fixture.hpp"

using namespace concord;
using namespace concord::store;

namespace {

ModelRow model(const std::string& version) {
  ModelRow row;
  row.id = make_uuid(day(1));
  row.version = version;
  row.origin = "by hand";
  row.residents = 300'000;
  row.proposed_by = "key_owner";
  row.proposed_at = day(2);
  row.file = R"({"comparisons":[]})";
  return row;
}

}  // namespace

TEST_CASE("a model is proposed, asked for, released and then a former one") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  write(*database, [&](Transaction& transaction) {
    const ModelRow first = transaction.model_writer().add(model("one"));
    const ModelRow second = transaction.model_writer().add(model("two"));
    transaction.model_writer().set_state(first.number, ModelState::released);
    transaction.model_writer().ask_release(second.number, "key_owner", day(3));
    CHECK(transaction.models().releasing()->id == second.id);
    CHECK(transaction.models().released()->id == first.id);
    transaction.model_writer().set_state(first.number, ModelState::former);
    transaction.model_writer().set_state(second.number, ModelState::released);
  });
  database->read([](Snapshot& snapshot) {
    CHECK_FALSE(snapshot.models().releasing());
    const auto released = snapshot.models().released();
    REQUIRE(released);
    CHECK(released->version == "two");
    CHECK(released->file == R"({"comparisons":[]})");
    CHECK(released->released_at == day(3));
    CHECK(released->residents == 300'000U);
    const auto all = snapshot.models().all();
    REQUIRE(all.size() == 2);
    CHECK(all[0].version == "two");
    CHECK(all[1].state == ModelState::former);
    CHECK(all[1].file.empty());
  });
}

TEST_CASE("two models are never released at once, nor being released") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  for (const ModelState state : {ModelState::releasing, ModelState::released}) {
    const Outcome both = database->write_and_wait([&](Transaction& transaction) -> Outcome {
      transaction.model_writer().set_state(transaction.model_writer().add(model("one")).number, state);
      transaction.model_writer().set_state(transaction.model_writer().add(model("two")).number, state);
      return {};
    });
    CHECK_FALSE(both);
  }
}

TEST_CASE("a preview is read in pages and gives way to the next one") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  ModelPreviewRow preview{day(4), 17, 100, 3, {1, 2, 3, 4}, {5, 6, 7}};
  write(*database, [&](Transaction& transaction) {
    const ModelNumber number = transaction.model_writer().add(model("one")).number;
    CHECK_FALSE(transaction.models().preview(number));
    transaction.model_writer().keep_preview(number, preview, {"{}", "[]", "{}", "[]"});
    preview.change = 18;
    transaction.model_writer().keep_preview(number, preview, {"1", "2", "3"});
    CHECK(transaction.models().preview(number) == preview);
    const auto first = transaction.models().preview_items(number, 0, 2);
    REQUIRE(first.size() == 2);
    const auto rest = transaction.models().preview_items(number, first.back().place, 2);
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].body == "3");
  });
}

TEST_CASE("the members that a release took away are kept by model, the last release's alone") {
  TemporaryDirectory directory;
  const auto database = open_store(directory.path());
  write(*database, [&](Transaction& transaction) {
    for (int i = 1; i <= 3; ++i) {
      transaction.record_writer().take(
          content(person("uh-" + std::to_string(i), "Ann", "Lee"), at_day(1))->receipt);
    }
    const ProfileNumber a = transaction.profile_writer().create(make_uuid(day(1)));
    const ProfileNumber b = transaction.profile_writer().create(make_uuid(day(1)));
    const ModelNumber number = transaction.model_writer().add(model("one")).number;
    transaction.model_writer().keep_members(number, {{a, {1, 2, 3}}});
    transaction.model_writer().keep_members(number, {{a, {2, 3}}, {b, {1}}});
    CHECK(transaction.models().kept_members(number) ==
          std::map<ProfileNumber, std::vector<RecordNumber>>{{a, {2, 3}}, {b, {1}}});
    CHECK(transaction.models().kept_members(number + 1).empty());
  });
}
