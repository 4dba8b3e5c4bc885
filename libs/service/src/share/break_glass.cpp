#include <concord/base/text.hpp>
#include <concord/service/break_glass.hpp>
#include <concord/service/stepped_up.hpp>

#include "../words/check_words.hpp"

namespace concord::service {

using domain::Category;

std::vector<store::SegmentKey> behind_glass() {
  std::vector<store::SegmentKey> opened;
  for (const domain::Part part : domain::kParts) {
    for (const Category category : {Category::identity, Category::identifiers_masked, Category::contact,
                                    Category::involvement, Category::engagements, Category::health,
                                    Category::safety, Category::preferences, Category::interactions}) {
      opened.emplace_back(part, category);
    }
  }
  return opened;
}

Result<store::GlassRow> break_glass(store::Transaction& transaction, const store::ProfileRow& profile,
                                    const GlassAsk& ask, const Asker& asker, Instant now) {
  if (!has_stepped_up(asker, now)) {
    return fail(Code::forbidden,
                "to break the glass, sign in and prove once more that it is you; a key can't");
  }
  if (auto words = check_words(ask.words, "/words", kLeastWords); !words) {
    return words.error();
  }
  const auto members = transaction.profiles().members(profile.number);
  if (members.empty()) {
    return fail(Code::conflict, "this profile has no records any more");
  }
  store::GlassRow glass;
  glass.id = make_uuid(now);
  glass.record = members.front();
  glass.principal = asker.principal.id;
  glass.role = asker.principal.role;
  glass.purpose = asker.purpose;
  glass.code = ask.code;
  glass.words = trim(ask.words);
  glass.broken = now;
  glass.until = now + kGlassStaysBroken;
  glass.review_due = now + kReviewWithin;
  glass.number = transaction.access_writer().add(glass);
  transaction.access_writer().open({0, glass.principal, glass.purpose, glass.record, members, behind_glass(),
                                    glass.until, std::nullopt, glass.number});
  return glass;
}

Result<store::GlassRow> review_glass(store::Transaction& transaction, const Uuid& id, bool justified,
                                     const std::string& words, const Asker& asker, Instant now) {
  auto glass = transaction.access().glass(id);
  if (!glass || hides(asker, glass->record)) {
    return fail(Code::not_found, "there is no such use of the break-glass");
  }
  if (glass->principal == asker.principal.id) {
    return fail(Code::forbidden, "somebody else must review it");
  }
  if (glass->review) {
    return fail(Code::conflict, "it was reviewed before");
  }
  if (auto fit = check_words(words, "/words", kLeastWords); !fit) {
    return fit.error();
  }
  glass->review = store::GlassReviewRow{justified ? "justified" : "not-justified", std::string(trim(words)),
                                        asker.principal.id, now};
  transaction.access_writer().review(glass->number, *glass->review);
  return std::move(*glass);
}

std::vector<store::GlassRow> glasses_for(store::Snapshot& snapshot, const Asker& asker, std::size_t most) {
  auto all = snapshot.access().glasses(most);
  std::erase_if(all, [&](const store::GlassRow& glass) { return hides(asker, glass.record); });
  return all;
}

}  // namespace concord::service
