#include <concord/base/text.hpp>
#include <concord/service/snooping.hpp>

#include "../words/check_words.hpp"

namespace concord::service {
namespace {

Outcome check_sees_compared(const Asker& asker) {
  using domain::Category;
  for (const domain::Part part : domain::kParts) {
    for (const Category category : {Category::identity, Category::contact, Category::protected_}) {
      if (!asker.mask.allows(part, category)) {
        return fail(Code::forbidden,
                    "reviews rest on names and addresses of every part, and this role doesn't see them all "
                    "for this purpose");
      }
    }
  }
  return {};
}

// Whichever id it was looked at by.
bool is_of_hidden(store::Snapshot& snapshot, const store::AccessReviewRow& review, const Asker& asker) {
  const auto id = asker.hidden.empty() ? Result<Uuid>(Error{}) : parse_uuid(review.profile);
  const auto profile = id ? snapshot.profiles().find(*id) : std::nullopt;
  return profile && (hides_any(asker, snapshot.profiles().members(profile->number)) ||
                     hides_any(asker, snapshot.profiles().last_members(profile->number)));
}

}  // namespace

Result<AccessReviewList> list_access_reviews(store::Snapshot& snapshot, const Asker& asker, bool open_only,
                                             std::int64_t before, std::size_t most) {
  if (auto sees = check_sees_compared(asker); !sees) {
    return sees.error();
  }
  AccessReviewList list{snapshot.access_reviews().list(open_only, before, most), {}};
  if (list.reviews.size() == most) {
    list.next = list.reviews.back().number;
  }
  const auto selves = principals_of_same_person(snapshot, asker.principal.id);
  std::erase_if(list.reviews, [&](const store::AccessReviewRow& review) {
    return selves.contains(review.principal) || is_of_hidden(snapshot, review, asker);
  });
  return list;
}

Result<store::AccessReviewRow> close_access_review(store::Transaction& transaction, const Uuid& id,
                                                   const AccessFinding& finding, const Asker& asker,
                                                   Instant now) {
  for (const Outcome& checked :
       {check_words(finding.words, "/words", kLeastWords), check_sees_compared(asker)}) {
    if (!checked) {
      return checked.error();
    }
  }
  auto review = transaction.access_reviews().find(id);
  if (!review || is_of_hidden(transaction, *review, asker)) {
    return fail(Code::not_found, "there is no such access review");
  }
  if (principals_of_same_person(transaction, asker.principal.id).contains(review->principal)) {
    return fail(Code::forbidden, "a review is closed by somebody else than who looked");
  }
  review->closed_at = now;
  review->closed_by = asker.principal.id;
  review->finding = finding.finding;
  review->words = trim(finding.words);
  if (!transaction.access_review_writer().close(*review)) {
    return fail(Code::conflict, "this access review is closed already");
  }
  return std::move(*review);
}

}  // namespace concord::service
