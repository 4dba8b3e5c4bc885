// In an emergency whoever has just proved who they are may look at one resident beyond their mask, for half
// an hour. It is told to the information-governance officer at once, and stays open until somebody else has
// reviewed it. It never opens what is protected, nor a restricted resident's whereabouts.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

inline constexpr std::chrono::minutes kGlassStaysBroken{30};
inline constexpr std::chrono::days kReviewWithin{2};

struct GlassAsk {
  std::string code;   // of glass_codes()
  std::string words;  // why, in 20 characters at least
};

// `forbidden` without a step-up that still holds (kStepUpHolds); a bearer key never has one.
Result<store::GlassRow> break_glass(store::Transaction& transaction, const store::ProfileRow& profile,
                                    const GlassAsk& ask, const Asker& asker, Instant now);
// `forbidden` to who broke it, `conflict` where it was reviewed before.
Result<store::GlassRow> review_glass(store::Transaction& transaction, const Uuid& id, bool justified,
                                     const std::string& words, const Asker& asker, Instant now);
// Newest first, of at most `most` that are looked at: not those on residents who don't exist for the asker.
std::vector<store::GlassRow> glasses_for(store::Snapshot& snapshot, const Asker& asker, std::size_t most);
// What it opens, of every part.
std::vector<store::SegmentKey> behind_glass();

}  // namespace concord::service
