#include "council.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <concord/service/decide.hpp>
#include <concord/wire/record_json.hpp>

#include "agreements.hpp"

namespace concord::api::testing {
namespace {

using domain::Category;

const Instant kNoon = parse_rfc3339("2026-11-02T12:00:00Z").value();
const Instant kSent = parse_rfc3339("2026-11-01T03:00:00Z").value();

std::filesystem::path write_file(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file) << text;
  return file;
}

template <class List, class Value>
bool holds(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool names(const std::optional<std::vector<std::string>>& told, const std::string& role) {
  return !told || holds(*told, role);
}

}  // namespace

Council::Council(Dice& dice) : clock_(kNoon), core_(open(dice)), door_(public_door(*core_)) {
  core_->resolver.start();
  for (const std::string source : {"housing", "benefits", "social-care", "concord"}) {
    adapters_[source] = make_key(domain::PrincipalKind::adapter, "adapter", source).secret;
  }
  sent_ = make_residents(dice, canaries_);
  for (const SentRecord& one : sent_) {
    put(one);
  }
  learn_profiles();
  for (std::size_t rulings = dice.below(3); rulings > 0; --rulings) {
    rule(dice);
  }
  refuse_a_line({});
  deliver_extract();
  if (dice.chance(50)) {
    preview_model();
  }
}

// As a steward who sees everything would.
void Council::rule(Dice& dice) {
  const std::size_t a = dice.below(sent_.size()), b = dice.below(sent_.size());
  if (a == b) {
    return;
  }
  const std::string reason = "They wrote " + canaries_.word() + " to us both.";
  canaries_.hold(reason, {a, Category::identity, b});
  service::Asker steward;
  steward.principal = {"steward", domain::PrincipalKind::staff, "data-steward", "", {}};
  for (const domain::Part part : domain::kParts) {
    steward.mask.allow(part, Category::identity);
  }
  const auto key_of = [&](std::size_t place) {
    return domain::RecordKey{sent_[place].source, sent_[place].record.record_id};
  };
  (void)core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
    auto change = service::plan_ruling(transaction, {key_of(a), key_of(b), dice.chance(40), reason}, steward,
                                       clock_.now());
    if (!change) {
      return change.error();
    }
    service::write_change(transaction, *change, steward, clock_.now());
    return {};
  });
  core_->resolver.notify();
  core_->resolver.drain();
  learn_profiles();
}

void Council::refuse_a_line(const std::vector<std::pair<std::string, std::string>>& query) {
  const SentRecord& one = sent_.front();
  domain::Record record = one.record;
  record.record_id = "r-refused";
  std::string line = wire::to_json(record, {kSent, 1, true});
  line.insert(line.size() - 1, R"(,"sex":"Zqaaaaaa")");
  Request request;
  request.verb = Verb::post;
  request.path = "/v1/sources/" + one.source + "/batches";
  request.query = query;
  request.body = line + "\n";
  request.headers = {{"content-type", "application/x-ndjson"}};
  const Reply reply = ask(std::move(request), adapters_.at(one.source));
  REQUIRE(reply.status == 202);
  const auto json = parse_json(reply.body);
  REQUIRE(json);
  batches_.emplace_back(text_of(*json, "id"));
}

std::unique_ptr<service::Core> Council::open(Dice& dice) {
  const std::filesystem::path config = std::filesystem::path(CONCORD_ROOT) / "config";
  auto configuration = service::read_configuration(config / "concord.conf");
  REQUIRE(configuration);
  agreements_ = make_agreements(dice, london_date(clock_.now()));
  configuration->roles =
      write_file(folder_.path() / "roles.json", roles_with_prober(config / "roles.json", dice));
  configuration->agreements = write_file(folder_.path() / "agreements.json", agreements_file(agreements_));
  configuration->queue_length = 1U << 16U;
  configuration->rate_principal = configuration->rate_search = configuration->rate_address = 0;
  auto core = service::Core::open(*configuration, folder_.path() / "store", clock_);
  REQUIRE(core);
  return std::move(*core);
}

service::MadeKey Council::make_key(domain::PrincipalKind kind, const std::string& role,
                                   const std::string& source) {
  service::MadeKey made;
  REQUIRE(core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
    made = *service::make_key(transaction,
                              {kind, role, source, domain::Purpose::service_delivery, "", service::kKeyHolds},
                              clock_.now());
    return {};
  }));
  return made;
}

Asker Council::any_asker(Dice& dice) {
  Asker asker;
  if (dice.chance(10)) {
    asker.source = dice.pick(sent_).source;
    asker.key = adapters_.at(asker.source);
    return asker;
  }
  asker.role = dice.chance(50) ? std::string(kProber) : dice.pick(known_roles());
  const auto& own = core_->roles.find(asker.role)->purposes;
  asker.purpose = dice.chance(90) ? dice.pick(own) : dice.pick(all_purposes());
  const service::MadeKey made = make_key(domain::PrincipalKind::staff, asker.role, "");
  asker.key = made.secret;
  asker.principal = made.key.principal.id;
  for (std::size_t asks = dice.below(4); asks > 0; --asks) {
    ask_for_access(asker, dice);
  }
  if (dice.chance(25)) {
    break_glass(asker, dice);
  }
  core_->sharing.load();
  return asker;
}

std::future<Reply> Council::send(Request request, const std::string& key) {
  request.headers.emplace_back("authorization", "Bearer " + key);
  if (!request.header("content-type")) {
    request.headers.emplace_back("content-type", "application/json");
  }
  request.request_id = "test";
  auto answered = std::make_shared<std::promise<Reply>>();
  door_(std::move(request), [answered](Reply reply) { answered->set_value(std::move(reply)); });
  return answered->get_future();
}

std::vector<Reply> Council::ask_all(const std::vector<Request>& requests, const Asker& asker) {
  std::vector<std::future<Reply>> coming;
  for (Request request : requests) {
    if (asker.source.empty()) {
      request.headers.emplace_back("concord-purpose", to_string(asker.purpose));
    }
    coming.push_back(send(std::move(request), asker.key));
  }
  std::vector<Reply> replies;
  for (auto& one : coming) {
    replies.push_back(one.get());
  }
  return replies;
}

void Council::put(const SentRecord& one) {
  Request request;
  request.verb = Verb::put;
  request.path = "/v1/sources/" + one.source + "/records/" + one.record.record_id;
  request.body = wire::to_json(one.record, {kSent, one.counter, true});
  const Reply reply = ask(std::move(request), adapters_.at(one.source));
  CAPTURE(reply.body);
  REQUIRE(reply.status == 200);
  REQUIRE(reply.body.find(R"("resolution":"done")") != std::string::npos);
}

void Council::change(std::size_t place, domain::Record record) {
  sent_[place].record = std::move(record);
  ++sent_[place].counter;
  put(sent_[place]);
  learn_profiles();
}

void Council::learn_profiles() {
  std::map<store::ProfileNumber, std::vector<std::size_t>> members;
  core_->database->read([&](store::Snapshot& snapshot) {
    for (std::size_t i = 0; i < sent_.size(); ++i) {
      const auto row = snapshot.records().find({sent_[i].source, sent_[i].record.record_id});
      members[*snapshot.profiles().profile_of(row->number)].push_back(i);
    }
  });
  together_.assign(sent_.size(), {});
  for (const auto& [profile, records] : members) {
    for (const std::size_t record : records) {
      together_[record] = records;
    }
  }
}

std::string Council::partition() const {
  std::string text;
  core_->database->read([&](store::Snapshot& snapshot) {
    for (const SentRecord& one : sent_) {
      const auto row = snapshot.records().find({one.source, one.record.record_id});
      text += std::to_string(*snapshot.profiles().profile_of(row->number)) + " ";
    }
    for (const store::ReviewRow& review : snapshot.reviews().open_after({}, "", 1000)) {
      text += "\n" + to_string(review.id);
      for (const store::QuestionRow& question : review.questions) {
        text += " " + std::to_string(question.a) + "+" + std::to_string(question.b) + question.cause;
      }
    }
  });
  return text;
}

bool Council::is_shared(const Asker& asker, domain::Part part, Category category) const {
  const policy::Role& role = *core_->roles.find(asker.role);
  if (!holds(role.purposes, asker.purpose)) {
    return false;
  }
  const CivilDate today = london_date(kNoon);
  return role.mask.allows(part, category) ||
         std::any_of(agreements_.begin(), agreements_.end(), [&](const policy::Agreement& agreement) {
           return holds(agreement.parts, part) && holds(agreement.roles, asker.role) &&
                  holds(agreement.purposes, asker.purpose) && holds(agreement.categories, category) &&
                  agreement.from <= today && (!agreement.to || today <= *agreement.to);
         });
}

// By the birth date that the asker may see of the resident; where there is none, the stricter rule holds.
bool Council::told_at_this_age(const Asker& asker, std::size_t place) const {
  bool child = false, adult = false;
  for (const std::size_t other : together_[place]) {
    const domain::Record& record = sent_[other].record;
    if (record.birth_date && is_shared(asker, record.part, Category::identity)) {
      (record.birth_date->year < 2005 ? adult : child) = true;
    }
  }
  const policy::PartRules& rules = core_->parts.of(sent_[place].record.part);
  return (adult || names(rules.children_told_to, asker.role)) &&
         (child || names(rules.adults_told_to, asker.role));
}

// A part's named team sees where that part has put a restricted resident, by its own role's mask alone.
bool Council::is_in_team(const Asker& asker, domain::Part part) const {
  const auto& team = core_->parts.of(part).restricted_shown_to;
  const policy::Role& role = *core_->roles.find(asker.role);
  return holds(team, asker.role) && holds(role.purposes, asker.purpose) &&
         role.mask.allows(part, Category::contact);
}

bool Council::may_see(const Asker& asker, std::size_t place, Category category) const {
  const SentRecord& one = sent_[place];
  if (!asker.source.empty()) {
    return asker.source == one.source;
  }
  const bool restricted =
      std::any_of(together_[place].begin(), together_[place].end(),
                  [&](std::size_t other) { return !sent_[other].record.restrictions.empty(); });
  if (restricted && category == Category::protected_) {
    return false;
  }
  if (restricted && category == Category::contact) {
    return is_in_team(asker, one.record.part);
  }
  return is_opened(asker, place, category) ||
         (is_shared(asker, one.record.part, category) &&
          (category != Category::involvement || told_at_this_age(asker, place)));
}

bool Council::may_see(const Asker& asker, const Held& held) const {
  if (held.words) {
    return may_read(asker, *held.words);
  }
  if (held.category) {
    return may_see(asker, held.record, *held.category) &&
           (!held.with || may_see(asker, *held.with, *held.category));
  }
  return may_know_of(asker, held.record);
}

// Ids of records are told with the part's involvement, in the feed and in reviews, to who is told of it at
// any age.
bool Council::may_know_of(const Asker& asker, std::size_t place) const {
  for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
    if (may_see(asker, place, domain::category_at(i))) {
      return true;
    }
  }
  const policy::PartRules& rules = core_->parts.of(sent_[place].record.part);
  return asker.source.empty() && is_shared(asker, sent_[place].record.part, Category::involvement) &&
         names(rules.children_told_to, asker.role) && names(rules.adults_told_to, asker.role);
}

bool Council::may_see_anything(const Asker& asker) const {
  for (const domain::Part part : domain::kParts) {
    for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
      if (asker.source.empty() && is_shared(asker, part, domain::category_at(i))) {
        return true;
      }
    }
  }
  return false;
}

std::string Council::metrics() {
  Request request;
  request.path = "/metrics";
  std::string text;
  admin_door (*core_)(std::move(request), [&](const Reply& reply) { text = reply.body; });
  return text;
}

bool check_cases(int few, int many, const std::function<void(std::uint32_t)>& property) {
  if (const char* one = std::getenv("CONCORD_CASE")) {
    property(static_cast<std::uint32_t>(std::strtoul(one, nullptr, 10)));
    return true;
  }
  const char* const asked = std::getenv("CONCORD_LONG");
  auto params = rc::detail::configuration().testParams;
  params.maxSuccess = asked != nullptr && std::string_view(asked) == "1" ? many : few;
  params.disableShrinking = true;  // a case is a number, and no number is smaller than another
  const auto result = rc::detail::checkTestable(
      [&] { property(static_cast<std::uint32_t>(*rc::gen::inRange(0, 1'000'000'000))); },
      rc::detail::TestMetadata{}, params);
  rc::detail::printResultMessage(result, std::cerr);
  std::cerr << '\n';
  return result.template is<rc::detail::SuccessResult>();
}

}  // namespace concord::api::testing
