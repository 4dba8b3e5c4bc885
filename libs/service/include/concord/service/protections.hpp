// Residents who must not be told of: to one member of staff, for whom they don't exist; beside another
// resident; and records that are never joined. A protection hangs on records, so that joins and splits carry
// it; nothing opens it but ending it.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <concord/service/asker.hpp>
#include <concord/store/database.hpp>

namespace concord::service {

struct ProtectionAsk {
  store::ProtectionKind kind = store::ProtectionKind::not_to_staff;
  domain::RecordKey record;                // of the protected resident
  std::optional<domain::RecordKey> other;  // of the other resident, unless it is against staff
  std::string staff;                       // the id of a key, an account or a person of the provider
  std::string reason;
  std::optional<Instant> until;  // only against staff
};

// Hangs on every record of the resident's profile, and of the other's where that is another profile. Records
// that are kept apart by it wait to be resolved. Whoever protects needs to see neither of the two: they name
// records.
Result<store::ProtectionRow> protect(store::Transaction& transaction, const ProtectionAsk& ask,
                                     const Asker& asker, Instant now);
// `conflict` for one that is ended.
Result<store::ProtectionRow> end_protection(store::Transaction& transaction, const Uuid& id,
                                            const std::string& reason, const Asker& asker, Instant now);
// Newest first, at most `most`; none of a resident who doesn't exist for the asker.
std::vector<store::ProtectionRow> protections_for(store::Snapshot& snapshot, const Asker& asker,
                                                  std::size_t most);
std::string_view standing_of(const store::ProtectionRow& row, Instant now);  // in-force, over, ended

// Two residents who must not be told of one another are two: the partition keeps their records apart too.
bool keeps_apart(store::ProtectionKind kind);

// All records of residents of whom nobody is told who looks at the resident with these records, sorted: to be
// left out of households, relationships and exports.
std::vector<store::RecordNumber> hidden_from_resident(store::Snapshot& snapshot, const Asker& asker,
                                                      const std::vector<store::RecordNumber>& members);

// What holds now, kept at hand so that it costs a request nothing where nothing concerns it. Any thread.
class Protections {
 public:
  explicit Protections(store::Database& database);
  // Whoever writes one calls it after the commit and before the answer, so that the next request knows.
  void load();
  // All records, sorted, of residents who don't exist for them: of each profile that a protected record is
  // in, as they are now. Reads the store only where there are any.
  std::vector<store::RecordNumber> hidden_from(const domain::Principal& principal, Instant now) const;
  std::shared_ptr<const UntoldPairs> untold() const;

 private:
  struct State;

  store::Database& database_;
  std::mutex changing_;
  std::atomic<std::shared_ptr<const State>> state_;
};

}  // namespace concord::service
