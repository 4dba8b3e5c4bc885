// What is opened to somebody beyond their mask, and the words in which it was asked for and answered.
#include <algorithm>

#include <catch2/catch.hpp>

#include <concord/service/access_requests.hpp>
#include <concord/service/break_glass.hpp>

#include "council.hpp"

namespace concord::api::testing {
namespace {

using domain::Category;

constexpr std::array kAskedFor{Category::identity, Category::identifiers, Category::identifiers_masked,
                               Category::contact,  Category::involvement, Category::engagements,
                               Category::safety,   Category::preferences, Category::protected_};

template <class List, class Value>
bool holds(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

service::Asker Council::as_service_has(const Asker& asker) const {
  service::Asker made;
  made.principal = {asker.principal, domain::PrincipalKind::staff, asker.role, "", asker.purpose};
  made.purpose = asker.purpose;
  made.mask = core_->sharing.mask_for(made.principal, asker.purpose, clock_.now());
  made.stepped_up = clock_.now();
  return made;
}

store::ProfileRow Council::profile_with(store::Snapshot& snapshot, std::size_t place) const {
  const auto row = snapshot.records().find({sent_[place].source, sent_[place].record.record_id});
  return *snapshot.profiles().find(*snapshot.profiles().profile_of(row->number));
}

// Granted, refused or left open; where the service refuses the request itself there is none.
void Council::ask_for_access(const Asker& asker, Dice& dice) {
  const std::size_t place = dice.below(sent_.size());
  const domain::Part part = dice.chance(70) ? sent_[place].record.part : dice.pick(domain::kParts);
  const service::AccessAsk ask{part, dice.some<Category>(kAskedFor, 30),
                               "She rang about " + canaries_.word() + " today."};
  const std::size_t answer = dice.below(4);  // half of them are granted
  const service::AccessRuling ruling{answer < 2, "As " + canaries_.word() + " said to us.",
                                     clock_.now() + std::chrono::hours(48)};
  const auto made = core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
    const auto request = service::ask_for_access(transaction, profile_with(transaction, place), ask,
                                                 as_service_has(asker), core_->parts, clock_.now());
    if (!request || ask.categories.empty()) {
      return request ? fail(Code::invalid_value, "of nothing") : request.error();
    }
    service::Asker owner;
    owner.principal = {
        "owner-of-part", domain::PrincipalKind::staff, core_->parts.of(part).answered_by.front(), "", {}};
    if (answer == 3) {
      return {};
    }
    const auto answered =
        service::answer_request(transaction, request->row.id, ruling, owner, core_->parts, clock_.now());
    return answered ? Outcome{} : answered.error();
  });
  if (!made) {
    return;
  }
  canaries_.hold(ask.reason, {place, {}, {}, Words{asker.principal, part}});
  if (answer != 3) {
    canaries_.hold(ruling.reason, {place, {}, {}, Words{asker.principal, part}});
  }
  if (ruling.grant) {
    Opened& opened = opened_.emplace_back(Opened{asker.principal, asker.purpose, together_[place], {}});
    for (const Category category : ask.categories) {
      opened.allows.emplace_back(part, category);
    }
  }
}

void Council::break_glass(const Asker& asker, Dice& dice) {
  const std::size_t place = dice.below(sent_.size());
  const std::string words = "Smoke was seen by " + canaries_.word() + " at her door.";
  REQUIRE(core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
    const auto broken = service::break_glass(transaction, profile_with(transaction, place),
                                             {"risk-to-life", words}, as_service_has(asker), clock_.now());
    return broken ? Outcome{} : broken.error();
  }));
  canaries_.hold(words, {place, {}, {}, Words{asker.principal, {}}});
  opened_.push_back({asker.principal, asker.purpose, together_[place], service::behind_glass()});
}

// As long as the resident is made of the records of then; never what is protected, and of a restricted
// resident never their contact (may_see says that before it asks).
bool Council::is_opened(const Asker& asker, std::size_t place, Category category) const {
  const store::SegmentKey wanted(sent_[place].record.part, category);
  return category != Category::protected_ &&
         std::any_of(opened_.begin(), opened_.end(), [&](const Opened& opened) {
           return opened.principal == asker.principal && opened.purpose == asker.purpose &&
                  opened.records == together_[place] && holds(opened.allows, wanted);
         });
}

bool Council::may_read(const Asker& asker, const Words& words) const {
  if (!asker.source.empty()) {
    return false;
  }
  const bool governs = holds(core_->roles.find(asker.role)->permissions, policy::Permission::govern_sharing);
  const bool of_request =
      words.part && (words.principal == asker.principal || core_->parts.answers(*words.part, asker.role));
  return governs || of_request;
}

}  // namespace concord::api::testing
