// Requests for access to what is withheld, their answers, uses of the break-glass with their reviews, and
// what either opens. All of it hangs on records, so that it goes where they go.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>
#include <concord/domain/access.hpp>
#include <concord/store/profiles.hpp>

namespace concord::store {

struct AccessAnswerRow {
  bool granted = false;
  std::string reason, by;
  Instant at{};
  std::optional<Instant> until;  // of a grant
};

struct AccessRequestRow {
  std::int64_t number = 0;
  Uuid id;
  RecordNumber record = 0;
  std::string principal, role;
  domain::Purpose purpose = domain::Purpose::service_delivery;
  domain::Part part = domain::Part::housing;
  std::vector<domain::Category> categories;
  std::string reason;
  Instant asked{}, due{};
  std::optional<AccessAnswerRow> answer;  // the last one
  std::optional<Instant> first_answered;  // the clock stops at the first
};

struct GlassReviewRow {
  std::string finding;  // justified, not-justified
  std::string words, by;
  Instant at{};
};

struct GlassRow {
  std::int64_t number = 0;
  Uuid id;
  RecordNumber record = 0;
  std::string principal, role;
  domain::Purpose purpose = domain::Purpose::service_delivery;
  std::string code, words;
  Instant broken{}, until{}, review_due{};
  std::optional<GlassReviewRow> review;
};

// What one principal may see of one resident beyond their mask. It counts while the record's profile is made
// of the same records as when it was opened.
struct OpeningRow {
  std::int64_t number = 0;
  std::string principal;
  domain::Purpose purpose = domain::Purpose::service_delivery;
  RecordNumber record = 0;
  std::vector<RecordNumber> members;  // sorted
  std::vector<SegmentKey> allows;
  Instant until{};
  std::optional<std::int64_t> request, glass;  // one of them
};

class AccessReader {
 public:
  virtual ~AccessReader() = default;
  virtual std::optional<AccessRequestRow> request(const Uuid& id) const = 0;
  virtual std::vector<AccessRequestRow> requests(std::size_t most) const = 0;  // newest first
  virtual std::optional<GlassRow> glass(const Uuid& id) const = 0;
  virtual std::vector<GlassRow> glasses(std::size_t most) const = 0;  // newest first
  virtual std::vector<OpeningRow> openings(Instant after) const = 0;  // that end after it
  // The last opening that the request's grants made.
  virtual std::optional<OpeningRow> opening_of(std::int64_t request) const = 0;
};

class AccessWriter {
 public:
  virtual ~AccessWriter() = default;
  virtual std::int64_t add(const AccessRequestRow& request) = 0;
  virtual void answer(std::int64_t request, const AccessAnswerRow& answer) = 0;
  virtual std::int64_t add(const GlassRow& glass) = 0;
  virtual void review(std::int64_t glass, const GlassReviewRow& review) = 0;
  virtual void open(const OpeningRow& opening) = 0;
  // Nothing that the request's grants opened counts from then on.
  virtual void close_openings(std::int64_t request, Instant at) = 0;
};

}  // namespace concord::store
