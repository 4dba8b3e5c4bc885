#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>

#include <catch2/catch.hpp>

#include <concord/matching/train.hpp>

#include "../../../libs/matching/src/found_keys.hpp"
#include "../../../libs/matching/src/train/counts.hpp"
#include "../../../libs/matching/src/train/maximise.hpp"

using namespace concord;
using namespace concord::matching;

namespace {

const Json& base_file() {
  static const Json file = [] {
    std::ifstream opened(std::string(CONCORD_ROOT) + "/config/match_model.json");
    const std::string text{std::istreambuf_iterator<char>(opened), {}};
    return std::move(*parse_json(text, {.depth = 32, .bytes = 64U << 20U}));
  }();
  return file;
}

std::string pick(std::mt19937& dice, std::initializer_list<const char*> words) {
  return *(words.begin() + dice() % words.size());
}

// People with names and birth dates, each in one to three records; some dates have a slip, some names are
// cut.
std::vector<Subject> crowd(std::size_t people, unsigned seed) {
  std::mt19937 dice(seed);
  std::vector<Subject> records;
  for (std::size_t person = 0; person < people; ++person) {
    SubjectName name;
    name.given =
        pick(dice, {"amina", "joseph", "li", "maria", "tomasz", "sarah", "david", "noor", "peter", "ruth"});
    name.family =
        pick(dice, {"okafor", "smith", "khan", "nowak", "jones"}) + pick(dice, {"", "son", "ova", "by"});
    const auto year = static_cast<std::int16_t>(1930 + dice() % 80);
    const domain::PartialDate born{year, static_cast<std::uint8_t>(1 + dice() % 12),
                                   static_cast<std::uint8_t>(1 + dice() % 28)};
    const std::string town = pick(dice, {"northam", "southam", "eastam"});
    const std::string number = std::to_string(100000 + person);
    const auto copies = 1 + dice() % 3;
    for (unsigned copy = 0; copy < copies; ++copy) {
      Subject& record = records.emplace_back();
      record.key = {"crowd", "p" + std::to_string(person) + "-" + std::to_string(copy)};
      record.names = {name};
      record.birth_dates = {born};
      if (dice() % 10 == 0) record.birth_dates[0].day = static_cast<std::uint8_t>(1 + dice() % 28);
      if (dice() % 3 == 0) record.identifiers = {{"library-card", number, true, false}};
      record.attributes = {{"town_of_birth", town}};
    }
  }
  return records;
}

Trained train_on(std::vector<Subject> records, TrainOptions options = {}) {
  Index index(*Model::read(base_file()));
  Slot slot = 1;
  for (Subject& record : records) index.put(slot++, std::move(record));
  auto trained = train(index, base_file(), options);
  REQUIRE(trained);
  return std::move(*trained);
}

}  // namespace

TEST_CASE(
    "training reads the same model from the same records, whatever their order or the number of threads") {
  std::vector<Subject> records = crowd(400, 7);
  const std::string first = train_on(records, {.threads = 1}).json;
  std::shuffle(records.begin(), records.end(), std::mt19937(3));
  CHECK(train_on(records, {.threads = 3}).json == first);
}

TEST_CASE("what is learnt comes near to what the records were made with") {
  const Trained trained = train_on(crowd(2000, 11));
  REQUIRE(trained.rounds.size() == 2);
  // Of three equally likely sizes a person has 1, 2 or 3 records: 0, 1 or 3 pairs.
  CHECK(trained.rounds.back().matches == Approx(2000 * 4.0 / 3).epsilon(0.08));
  const Json file = std::move(*parse_json(trained.json, {.depth = 32, .bytes = 64U << 20U}));
  for (const JsonValue& comparison : file["comparisons"].GetArray()) {
    if (text_of(comparison, "output_column_name") != "attribute:town_of_birth") continue;
    for (const JsonValue& level : comparison["comparison_levels"].GetArray()) {
      if (text_of(level, "label_for_charts") == "same")
        CHECK(level["u_probability"].GetDouble() == Approx(1.0 / 3).epsilon(0.05));
    }
  }
  CHECK(file["concord"]["frequencies"]["values"].HasMember("identifier:library-card"));
}

TEST_CASE("from too few records nothing is learnt") {
  const Trained trained = train_on(crowd(20, 5));
  CHECK(trained.rounds.empty());
  CHECK(trained.model.version().starts_with(text_of(base_file()["concord"], "version")));
}

namespace {
std::string number(std::uint64_t value) { return std::to_string(value); }

std::vector<Key> made(const std::function<void(std::vector<Key>&)>& make) {
  std::vector<Key> keys;
  make(keys);
  return keys;
}
}  // namespace

TEST_CASE("a value is a key until it is too common; then its combinations are") {
  const Model model = *Model::read(base_file());
  Vocabulary words(model.content());
  const std::vector<Subject> records = crowd(1, 1);
  const Features features = features_of(records.front(), words);
  const auto atoms = made([&](std::vector<Key>& keys) { atoms_of(words, features, keys); });
  const auto keys_under = [&](const StopKeys& stop) {
    return made([&](std::vector<Key>& keys) { found_keys(words, features, stop, keys); });
  };
  REQUIRE(atoms.size() > 3);
  CHECK(keys_under({}) == atoms);

  const std::vector<Key> two{atoms[0], atoms[1]};
  const auto pairs = made([&](std::vector<Key>& keys) { found_pairs(two, keys); });
  REQUIRE(pairs.size() == 1);
  const std::vector<Key> keys = keys_under(StopKeys(two));
  CHECK(keys.size() == atoms.size() - 1);
  CHECK(std::binary_search(keys.begin(), keys.end(), pairs.front()));
  CHECK_FALSE(std::binary_search(keys.begin(), keys.end(), atoms[0]));

  // Three values, all pairs of them too common: the triple.
  const std::vector<Key> three{atoms[0], atoms[1], atoms[2]};
  std::vector<Key> all = three;
  found_pairs(three, all);
  const StopKeys stop(all);
  CHECK(made([&](std::vector<Key>& triples) { found_triples(three, stop, triples); }).size() == 1);
}

TEST_CASE("stop-keys are carried in a model file as they are") {
  const StopKeys stop({7, 0xffffffffffffffffULL, 3, 7});
  StopKeys read;
  REQUIRE(read_stop_keys(to_text(stop), read));
  CHECK(std::vector<Key>(read.keys().begin(), read.keys().end()) ==
        std::vector<Key>{3, 7, 0xffffffffffffffffULL});
  CHECK(read.contains(3));
  CHECK_FALSE(read.contains(4));
  CHECK_FALSE(read_stop_keys("0000", read));
  CHECK_FALSE(read_stop_keys("zzzzzzzzzzzzzzzz", read));
}

TEST_CASE("the chance to agree is over pairs of entities, and one record more of an entity changes nothing") {
  ValueCounts counts;
  for (Entity entity = 0; entity < 4; ++entity) counts.add(1, entity);
  counts.add(1, 0);
  for (Entity entity = 4; entity < 10; ++entity) counts.add(entity % 2 == 0 ? 2 : 3, entity);
  counts.count();
  // 6 pairs of Smiths (1), 3 of Khans, 3 of Nowaks, and one for what was not seen, of 45.
  CHECK(counts.chance_to_agree() == Approx(13.0 / 45));
  CHECK(counts.shares(1, number).shares.at("1") == Approx(0.4));
}

TEST_CASE("a value that was seen once counts for less than one holder") {
  ValueCounts counts;
  Entity entity = 0;
  for (std::uint64_t name = 1; name <= 10; ++name) counts.add(name, entity++);
  counts.add(11, entity++);
  counts.add(11, entity++);
  counts.count();
  // Ten names are held by one, one by two: (1 + 1) x 1 / 10 holders for each of the ten.
  CHECK(counts.shares(1, number).unlisted == Approx(0.2 / 12));
}

TEST_CASE("maximising finds the classes that patterns were drawn from, and leaves strangers alone") {
  const Model base = *Model::read(base_file());
  Draft draft = draft_from(base.content(), {});
  for (auto& kind : draft.tied) kind = {};
  draft.match_share = 1e-3;
  draft.kind_share = {1e-15, 1e-15, 1e-15};
  const Draft start = draft;
  const auto given = index_of(Field::given_name);
  const auto birth = index_of(Field::birth_date);
  const double u_given = draft.u[given][level::given::exact];
  const double u_birth = draft.u[birth][level::birth::exact];
  constexpr double kPairs = 1e7;
  constexpr double kMatches = 5e3;
  constexpr double kSame = 0.8;  // of matches, each field by itself
  std::vector<PatternCount> patterns;
  for (const bool name : {true, false}) {
    for (const bool date : {true, false}) {
      Pattern pattern;
      pattern.levels[given] = name ? level::given::exact : level::given::different;
      pattern.levels[birth] = date ? level::birth::exact : level::birth::different;
      const double match = (name ? kSame : 1 - kSame) * (date ? kSame : 1 - kSame);
      const double stranger = (name ? u_given : draft.u[given][level::given::different]) *
                              (date ? u_birth : draft.u[birth][level::birth::different]);
      patterns.push_back({pattern, kMatches * match + kPairs * stranger});
    }
  }
  std::sort(patterns.begin(), patterns.end(),
            [](const PatternCount& a, const PatternCount& b) { return a.pattern < b.pattern; });
  const Maximised done = maximise(draft, start, patterns, kPairs);
  CHECK(done.matches == Approx(kMatches).epsilon(0.05));
  CHECK(draft.m[given][level::given::exact] == Approx(kSame).epsilon(0.05));
  CHECK(draft.m[birth][level::birth::exact] == Approx(kSame).epsilon(0.05));
  CHECK(draft.u[given][level::given::exact] == u_given);
}

namespace {

// Decisions by the truth on pairs of the crowd that says less than its birth dates do.
std::vector<Label> decided(const std::vector<Subject>& records) {
  const auto person = [](const Subject& record) {
    return record.key.record_id.substr(0, record.key.record_id.find('-'));
  };
  std::vector<Label> labels;
  for (std::size_t i = 0; i + 1 < records.size(); ++i) {
    labels.push_back({records[i].key, records[i + 1].key, person(records[i]) == person(records[i + 1])});
  }
  return labels;
}

}  // namespace

TEST_CASE("decisions on nobody, on one record, or on a pair both ways leave training as it is without any") {
  const std::vector<Subject> records = crowd(400, 7);
  const domain::RecordKey nobody{"crowd", "nobody"}, first = records[0].key, last = records.back().key;
  const std::vector<Label> unheard{
      {first, nobody, true}, {first, first, false}, {first, last, true}, {last, first, false}};
  const Trained trained = train_on(records, {.labels = unheard});
  CHECK(trained.json == train_on(records).json);
  CHECK(trained.same + trained.different == 0);
}

TEST_CASE("training hears each decision once, in whatever order and with any number of threads") {
  const std::vector<Subject> records = crowd(400, 7);
  std::vector<Label> labels = decided(records);
  const Trained first = train_on(records, {.labels = labels});
  CHECK(first.same + first.different == labels.size());
  CHECK(first.same >= 50);
  CHECK(first.different >= 50);
  CHECK(first.json != train_on(records).json);
  std::shuffle(labels.begin(), labels.end(), std::mt19937(5));
  for (std::size_t i = 0; i < labels.size(); i += 2) std::swap(labels[i].a, labels[i].b);
  const std::vector<Label> once = labels;
  labels.insert(labels.end(), once.begin(), once.begin() + 20);
  CHECK(train_on(records, {.threads = 3, .labels = labels}).json == first.json);
}

TEST_CASE("what was decided counts as it was decided, whatever it looks like") {
  Draft draft = draft_from(Model::read(base_file())->content(), {});
  draft.match_share = 1e-3;
  draft.kind_share = {1e-6, 1e-9, 1e-6};
  Pattern alike;  // as good as certain by its looks
  alike.levels[index_of(Field::given_name)] = level::given::exact;
  alike.levels[index_of(Field::family_name)] = level::family::exact;
  alike.levels[index_of(Field::birth_date)] = level::birth::exact;
  const auto expected = [&](double same, double different) {
    Draft learning = draft;
    return maximise(learning, draft, std::vector<PatternCount>{{alike, 100, same, different}}, 1e7).matches;
  };
  const double by_looks = expected(0, 0);
  CHECK(by_looks == Approx(100).epsilon(0.01));
  CHECK(expected(0, 100) == Approx(0).margin(1e-9));
  CHECK(expected(100, 0) == Approx(100));
  CHECK(expected(60, 40) == Approx(60));
}
