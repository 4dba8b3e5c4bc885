// Bundles of residents in random households, out of a whole core on a store of its own.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <concord/service/bundle.hpp>
#include <concord/service/take_in.hpp>
#include <concord/wire/record_json.hpp>

#include "../../scratch_folder.hpp"
#include "others.hpp"

using namespace concord;
using namespace concord::service;
using domain::Part;

namespace {

constexpr int kHouseholds = 60;

// What differs from household to household, so that nobody is taken for somebody of another.
struct Home {
  int number = 0;
  std::string nino() const { return fmt::format("JG{:06}A", 100000 + number); }
  domain::Address address() const {
    domain::Address made;
    made.lines = {fmt::format("{} Thornfield Road", number)};
    made.postcode = "E8 2LA";
    return made;
  }
};

std::string source_of(Part part) {
  return part == Part::housing                            ? "housing"
         : part == Part::adults || part == Part::children ? "social-care"
                                                          : "benefits";
}

domain::Record person(std::string record_id, Part part, std::string given, domain::PartialDate born) {
  domain::Record made;
  made.record_id = std::move(record_id);
  made.part = part;
  made.names.push_back({});
  made.names[0].given = std::move(given);
  made.names[0].family = "Okafor";
  made.birth_date = born;
  return made;
}

class World {
 public:
  World() {
    const std::filesystem::path root = CONCORD_ROOT;
    auto configuration = read_configuration(root / "config/concord.conf");
    REQUIRE(configuration);
    core_ = std::move(*Core::open(*configuration, folder_.path(), clock_));
    core_->resolver.start();
  }

  void put(const domain::Record& record) {
    const domain::RecordKey key{source_of(record.part), record.record_id};
    domain::SourceVersion version;
    version.as_of = *parse_rfc3339("2026-10-01T03:00:00Z");
    const std::string body = wire::to_json(record, version);
    write([&](store::Transaction& transaction) -> Outcome {
      const auto line = parse_single(body, key);
      const auto taken = line ? store_single(transaction, {key, clock_.now()}, *line)
                              : Result<store::TakenRecord>(line.error());
      return taken ? Outcome{} : Outcome(taken.error());
    });
  }

  void settle() {
    core_->resolver.notify();
    core_->resolver.drain();
  }

  // As who answers residents.
  std::string page_of(const domain::RecordKey& key) {
    const Asker officer = this->officer();
    std::string page;
    Uuid id;
    write([&](store::Transaction& transaction) -> Outcome {
      const auto record = transaction.records().find(key);
      const auto profile = transaction.profiles().find(*transaction.profiles().profile_of(record->number));
      const SubjectAsk ask{
          domain::SubjectRight::access, london_date(clock_.now()), false, "", "", "", "documents"};
      const auto request = note_request(transaction, *profile, ask, officer, clock_.now());
      id = request->row.id;
      return {};
    });
    core_->database->read([&](store::Snapshot& snapshot) {
      const auto request = find_request(snapshot, id, {}, clock_.now());
      const auto bundle = make_bundle(*core_, snapshot, *request, officer, {});
      REQUIRE(bundle);
      page = bundle_page(*bundle, core_->parts);
    });
    return page;
  }

 private:
  Asker officer() const {
    Asker asker;
    asker.principal.id = "key_1";
    asker.principal.role = "information-governance-officer";
    asker.purpose = domain::Purpose::subject_rights;
    asker.mask = core_->sharing.mask_for(asker.principal, asker.purpose, clock_.now());
    return asker;
  }

  void write(const store::Database::Work& work) { REQUIRE(core_->database->write_and_wait(work)); }

  ScratchFolder folder_;
  SystemClock clock_;
  std::unique_ptr<Core> core_;
};

// The resident's own record of a part: with others in it, and in a claim that may be theirs or another's.
domain::Record own_record(const Home& home, Part part, const std::string& role) {
  domain::Record made =
      person(fmt::format("own-{}-{}", home.number, static_cast<int>(part)), part, "Amina", {1984, 3, 2});
  testing::name_others(made);
  made.names.erase(made.names.begin() + 1, made.names.end());  // a couple in one name: the unit tests have it
  made.addresses.push_back(home.address());
  made.identifiers = {*domain::parse_identifier("nino", home.nino())};
  made.identifiers[0].verified = true;
  const bool own = role == "claimant" || role == "partner";
  const std::string claim = own ? fmt::format("700{}", home.number) : testing::kCanary;
  made.identifiers.push_back(*domain::parse_identifier("benefit-claim", claim));
  made.engagements.push_back(testing::engagement("housing-benefit", claim, role));
  return made;
}

domain::Record other_record(const Home& home, int number) {
  const Part part = *rc::gen::element(Part::housing, Part::housing_benefit, Part::children);
  domain::Record made =
      person(fmt::format("{}-{}-{}", testing::kCanary, home.number, number), part, testing::kCanary,
             {static_cast<std::int16_t>(1931 + number * 9 + home.number % 7), 5, 17});
  made.addresses.push_back(home.address());
  made.identifiers.push_back(*domain::parse_identifier("benefit-claim", testing::kCanary));
  if (part != Part::children) {
    made.relationships.push_back({"partner", fmt::format("own-{}-0", home.number), {}, {}});
  }
  return made;
}

}  // namespace

TEST_CASE("of whoever lives, claims or is related with a resident, nothing is in the resident's bundle") {
  World world;
  int number = 0;
  REQUIRE(rc::check([&] {
    if (++number > kHouseholds) {
      return;
    }
    const Home home{number};
    std::vector<Part> parts{*rc::gen::element(Part::housing, Part::housing_benefit, Part::council_tax)};
    if (*rc::gen::arbitrary<bool>() && parts[0] != Part::housing) {
      parts.push_back(Part::housing);
    }
    const std::string role =
        *rc::gen::element<std::string>("claimant", "partner", "dependant", "non-dependant");
    for (const Part part : parts) {
      world.put(own_record(home, part, role));
    }
    const int others = *rc::gen::inRange(1, 4);
    for (int i = 0; i < others; ++i) {
      world.put(other_record(home, i));
    }
    world.settle();
    const std::string page = fold(
        world.page_of({source_of(parts[0]), fmt::format("own-{}-{}", number, static_cast<int>(parts[0]))}));
    RC_ASSERT(page.find(testing::kCanary) == std::string::npos);
    RC_ASSERT(page.find("amina okafor") != std::string::npos);
    RC_ASSERT(page.find(fold(home.nino())) != std::string::npos);
  }));
}
