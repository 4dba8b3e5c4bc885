// What residents ask for under their rights. All of it hangs on records, so that it goes where they go; rows
// are added, never overwritten.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>
#include <concord/domain/access.hpp>
#include <concord/domain/keys.hpp>
#include <concord/domain/subject_request.hpp>
#include <concord/store/profiles.hpp>

namespace concord::store {

struct SubjectStepRow {
  domain::RequestStep step;
  std::string words;
  std::string identity;  // of the end of a pause for it: how it was checked
  std::string by;
  Instant at{};
};

struct SubjectOpinionRow {
  domain::Part part = domain::Part::adults;
  bool cleared = false;
  std::string exemption;  // of what is not cleared
  std::string words, by, role;
  Instant at{};
};

struct SubjectRequestRow {
  std::int64_t number = 0;
  Uuid id;
  RecordNumber record = 0;
  std::vector<RecordNumber> members;  // of its profile when somebody last looked; sorted
  domain::SubjectRight right = domain::SubjectRight::access;
  CivilDate received{};
  std::string asked_by;                                              // resident, proxy
  std::string authority, authority_reference, authority_checked_by;  // of a proxy
  std::string identity;  // how it was checked when the request was noted; not-yet
  std::string by;
  Instant at{};
  std::vector<SubjectStepRow> steps;        // in the order in which they were noted
  std::vector<SubjectOpinionRow> opinions;  // the same
};

struct RectificationAnswerRow {
  bool accepted = false;
  std::string reason, by;
  Instant at{};
};

// A proposal to the source of a record: that it says otherwise in one category.
struct RectificationRow {
  std::int64_t number = 0;
  Uuid id;
  RecordNumber record = 0;
  domain::Category category = domain::Category::identity;
  std::string proposed;  // a record in wire's form that holds what is proposed and nothing else
  std::string reason, by, role;
  Instant at{};
  std::optional<Uuid> subject_request;
  std::optional<RectificationAnswerRow> answer;  // the last one
};

struct LimitRulingRow {
  std::string ruling;  // upheld, overruled: of an objection; lifted
  std::string reason, by;
  Instant at{};
};

// That a resident's data is kept and not used: article 18, or an objection by article 21.
struct ProcessingLimitRow {
  std::int64_t number = 0;
  Uuid id;
  RecordNumber record = 0;                // one of them
  std::vector<RecordNumber> records;      // all of the profile when it was noted; sorted
  std::optional<ProfileNumber> profile;   // that profile; none: they were in none
  std::string kind;                       // restriction, objection
  std::string ground;                     // of a restriction: why
  std::vector<domain::Purpose> purposes;  // of an objection: to which; of a restriction: all
  bool meanwhile = false;                 // of an objection: it holds until it is ruled on
  CivilDate from{};
  std::optional<CivilDate> to;  // the last day; none: until it is lifted
  std::string reason, by;
  Instant at{};
  std::optional<Uuid> subject_request;
  std::vector<LimitRulingRow> rulings;  // oldest first
};

class RightsReader {
 public:
  virtual ~RightsReader() = default;
  virtual std::optional<SubjectRequestRow> request(const Uuid& id) const = 0;
  // Newest first, those numbered below `before`.
  virtual std::vector<SubjectRequestRow> requests(std::int64_t before, std::size_t most) const = 0;
  virtual std::optional<RectificationRow> rectification(const Uuid& id) const = 0;
  virtual std::vector<RectificationRow> rectifications(std::int64_t before, std::size_t most) const = 0;
  // Of the record, but those that were refused.
  virtual std::vector<RectificationRow> rectifications_of(RecordNumber record) const = 0;
  // Whether there is one of any of the profile's members.
  virtual bool any_rectification(ProfileNumber profile) const = 0;
  virtual std::optional<ProcessingLimitRow> limit(const Uuid& id) const = 0;
  virtual std::vector<ProcessingLimitRow> limits(std::int64_t before, std::size_t most) const = 0;
};

class RightsWriter {
 public:
  virtual ~RightsWriter() = default;
  virtual std::int64_t add(const SubjectRequestRow& request) = 0;  // with its members, without steps
  virtual void add_step(std::int64_t request, const SubjectStepRow& step) = 0;
  virtual void add_opinion(std::int64_t request, const SubjectOpinionRow& opinion) = 0;
  virtual void confirm_members(std::int64_t request, const std::vector<RecordNumber>& members) = 0;
  virtual std::int64_t add(const RectificationRow& rectification) = 0;  // without an answer
  virtual void answer(std::int64_t rectification, const RectificationAnswerRow& answer) = 0;
  virtual std::int64_t add(const ProcessingLimitRow& limit) = 0;  // without rulings
  virtual void rule(std::int64_t limit, const LimitRulingRow& ruling) = 0;
};

}  // namespace concord::store
