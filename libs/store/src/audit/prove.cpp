#include "audit/prove.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "audit/check_heads.hpp"
#include "audit/heads_file.hpp"
#include "audit/walk.hpp"

namespace concord::store {
namespace {

struct Dropped {
  std::int64_t last = 0, entry = 0;
};

Dropped dropped_up_to(sqlite::Connection& db) {
  sqlite::Statement row = db.query("SELECT last, entry FROM audit_dropped ORDER BY last DESC LIMIT 1");
  return row.step() ? Dropped{row.integer(0), row.integer(1)} : Dropped{};
}

// Walks the chain and holds every entry against what comes before it and what heads say of it.
class Prover {
 public:
  Prover(const std::string& key, const Dropped& dropped, const std::vector<AuditHead>& inside,
         const std::vector<AuditHead>& outside);
  bool visit(const WalkedEntry& entry, std::string_view canonical);
  // What only the end of the walk shows.
  void finish();
  AuditProof take() { return std::move(proof_); }

 private:
  void start_after_dropped(const std::vector<AuditHead>& inside);
  bool follows(const WalkedEntry& entry, std::string_view canonical);
  bool heads_agree();
  bool segment_was_closed(const WalkedEntry& entry);
  bool bad(std::int64_t sequence, std::int64_t head, std::string what);

  HmacSha256 hmac_;
  Dropped dropped_;
  struct Placed {
    const AuditHead* head;
    std::size_t place;  // 0 inside, 1 outside
  };
  std::vector<Placed> heads_;  // of both places, by sequence
  std::set<std::int64_t> segment_ends_;
  std::size_t next_head_ = 0;
  std::array<std::int64_t, 2> agreed_{};  // the last entry that a head of the place vouched for
  std::int64_t sequence_ = 0, segment_ = -1;
  Digest chain_{};
  bool drop_is_told_ = false;
  AuditProof proof_;
};

Prover::Prover(const std::string& key, const Dropped& dropped, const std::vector<AuditHead>& inside,
               const std::vector<AuditHead>& outside)
    : hmac_(key), dropped_(dropped), drop_is_told_(dropped.last == 0) {
  for (const std::size_t place : {0U, 1U}) {
    for (const AuditHead& head : place == 0 ? inside : outside) {
      heads_.push_back({&head, place});
      if (head.kind == kSegmentEnd) {
        segment_ends_.insert(head.sequence);
      }
    }
  }
  std::stable_sort(heads_.begin(), heads_.end(),
                   [](const Placed& a, const Placed& b) { return a.head->sequence < b.head->sequence; });
  proof_.heads = static_cast<std::int64_t>(inside.size());
  proof_.heads_outside = static_cast<std::int64_t>(outside.size());
  start_after_dropped(inside);
}

// The head that closed the last dropped segment stands in for all that came before.
void Prover::start_after_dropped(const std::vector<AuditHead>& inside) {
  sequence_ = dropped_.last;
  agreed_.fill(dropped_.last);
  if (dropped_.last == 0) {
    return;
  }
  const auto end = std::find_if(inside.begin(), inside.end(), [&](const AuditHead& head) {
    return head.sequence == dropped_.last && head.kind == kSegmentEnd;
  });
  if (end == inside.end()) {
    bad(dropped_.last + 1, 0, fmt::format("no head closes the dropped entries up to {}", dropped_.last));
    return;
  }
  chain_ = end->chain;
  while (next_head_ < heads_.size() && heads_[next_head_].head->sequence < sequence_) {
    ++next_head_;
  }
  heads_agree();
}

bool Prover::bad(std::int64_t sequence, std::int64_t head, std::string what) {
  if (!proof_.fault) {
    proof_.fault = AuditFault{sequence, head, std::move(what)};
  }
  return false;
}

bool Prover::visit(const WalkedEntry& entry, std::string_view canonical) {
  if (proof_.fault || !follows(entry, canonical) || !segment_was_closed(entry)) {
    return false;
  }
  proof_.first = proof_.entries == 0 ? entry.sequence : proof_.first;
  proof_.last = sequence_ = entry.sequence;
  segment_ = entry.segment;
  ++proof_.entries;
  drop_is_told_ = drop_is_told_ || (entry.sequence == dropped_.entry && entry.drops);
  return heads_agree();
}

bool Prover::follows(const WalkedEntry& entry, std::string_view canonical) {
  const std::int64_t expected = sequence_ + 1;
  if (entry.sequence != expected) {
    return bad(expected, 0, fmt::format("entry {} is missing: entry {} follows", expected, entry.sequence));
  }
  chain_ = next_chain(hmac_, chain_, canonical);
  if (!entry.well_formed || chain_ != entry.chain) {
    return bad(expected, 0, fmt::format("entry {} was changed, put in, or moved here", expected));
  }
  return true;
}

bool Prover::segment_was_closed(const WalkedEntry& entry) {
  if (segment_ == -1 || entry.segment == segment_ || segment_ends_.contains(sequence_)) {
    return true;
  }
  return bad(entry.sequence, 0,
             fmt::format("segment {} ends at entry {} without a head", segment_, sequence_));
}

bool Prover::heads_agree() {
  for (; next_head_ < heads_.size() && heads_[next_head_].head->sequence <= sequence_; ++next_head_) {
    const auto [head, place] = heads_[next_head_];
    const std::int64_t first = agreed_[place] + 1;
    if (head->chain != chain_) {
      return bad(first, head->number,
                 fmt::format("entries {} to {} aren't those that head {} was signed for", first,
                             head->sequence, head->number));
    }
    agreed_[place] = head->sequence;
  }
  return true;
}

void Prover::finish() {
  if (next_head_ < heads_.size()) {
    const AuditHead& head = *heads_[next_head_].head;
    bad(sequence_ + 1, head.number,
        fmt::format("entry {} is missing at the end: head {} was signed for entry {}", sequence_ + 1,
                    head.number, head.sequence));
  }
  if (!drop_is_told_) {
    bad(dropped_.last + 1, 0,
        fmt::format("entries up to {} are gone, and no entry says that they were dropped", dropped_.last));
  }
}

}  // namespace

Result<AuditProof> prove_chain(sqlite::Connection& db, const ProofBasis& basis) {
  const auto key = PublicKey::from_pem(basis.public_key);
  if (!key) {
    return key.error();
  }
  // The file first: the database, read later, has all that is in it.
  Result<std::vector<AuditHead>> outside = read_heads_file(basis.heads);
  if (!outside && !basis.complete) {
    return outside.error();
  }
  const std::vector<AuditHead> told = outside ? std::move(*outside) : std::vector<AuditHead>{};
  const std::vector<AuditHead> inside = heads_after(db, 0);
  const Dropped dropped = dropped_up_to(db);
  Prover prover(basis.key, dropped, inside, told);
  walk(db, dropped.last,
       [&](const WalkedEntry& entry, std::string_view canonical) { return prover.visit(entry, canonical); });
  prover.finish();
  AuditProof proof = prover.take();
  // An exact entry says most; heads that aren't whole by themselves come after it.
  std::optional<AuditFault> heads = check_heads(told, *key, basis.complete ? 1 : 0, "of the file");
  heads = heads ? heads : check_heads(inside, *key, 1, "of the database");
  heads = heads ? heads : compare_heads(inside, told, basis.complete);
  if (heads && (!proof.fault || proof.fault->head == heads->head)) {
    heads->sequence = proof.fault ? proof.fault->sequence : 0;
    proof.fault = heads;
  }
  return proof;
}

}  // namespace concord::store
