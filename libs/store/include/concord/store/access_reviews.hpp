// Reviews of looks that a rule over the audit log found; which records members of staff have as residents,
// and which are guarded.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>
#include <concord/domain/keys.hpp>

namespace concord::store {

struct StaffLinkRow {
  std::string principal;
  domain::RecordKey record;
  std::string by;
  Instant at{};
};

// Every look at whose resident is asked about.
struct GuardedRow {
  domain::RecordKey record;
  std::string by;
  Instant at{};
};

struct AccessReviewRow {
  std::int64_t number = 0;
  Uuid id;
  std::string rule;       // own-record, same-surname ...: concord/service/snooping.hpp has them all
  std::string principal;  // who looked
  std::string profile;    // an id; empty: the rule is about no single one
  std::int64_t first_entry = 0, last_entry = 0;  // of the audit log
  Instant first_at{}, last_at{};                 // of the looks
  std::int64_t looks = 0;
  Instant raised_at{};
  std::optional<Instant> closed_at;
  std::string closed_by, finding, words;
};

class AccessReviewReader {
 public:
  virtual ~AccessReviewReader() = default;
  virtual std::vector<StaffLinkRow> staff_links() const = 0;
  virtual std::vector<GuardedRow> guarded() const = 0;
  virtual std::optional<AccessReviewRow> find(const Uuid& id) const = 0;
  // Latest first, those before the number `before`.
  virtual std::vector<AccessReviewRow> list(bool open_only, std::int64_t before, std::size_t most) const = 0;
  virtual std::int64_t reviewed_up_to() const = 0;
};

class AccessReviewWriter {
 public:
  virtual ~AccessReviewWriter() = default;
  virtual void link_staff(const StaffLinkRow& link) = 0;  // in the place of the one before
  virtual bool unlink_staff(const std::string& principal) = 0;
  virtual void guard(const GuardedRow& row) = 0;  // in the place of the one before
  virtual bool stop_guarding(const domain::RecordKey& record) = 0;
  // Adds to the open review of the same rule, principal and profile, or opens one. True: it opened one.
  virtual bool raise(const AccessReviewRow& review) = 0;
  // Writes what the row says of its closing. False: it isn't open.
  virtual bool close(const AccessReviewRow& review) = 0;
  virtual void set_reviewed_up_to(std::int64_t entry) = 0;
};

}  // namespace concord::store
