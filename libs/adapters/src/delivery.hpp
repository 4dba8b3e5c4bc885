// Between a layout and its caller: hands over records and skipped rows and keeps the count of both.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <concord/adapters/layout.hpp>

namespace concord::adapters {

// Where something stood.
struct Place {
  std::string_view file;
  std::uint64_t line = 0;
};

class Delivery {
 public:
  // `extract`, `sink` and `summary` must outlive it.
  Delivery(const Extract& extract, const Sink& sink, Summary& summary);

  // merges.csv, if the extract has one. Before the records, so that a record that is said to have gone and
  // yet stands in the extract can be told.
  Outcome read_merges();
  // The withdrawals that merges.csv asks for. After the records.
  Outcome deliver_merges();

  // `rows` people rows stand behind the record; 0 for a further record of rows that are counted already
  // (the second of a couple). A record with an unusable or repeated id, or that says
  // nothing of who is meant (no name, no identifier of their own), is skipped and its rows are unusable.
  Outcome record(domain::Record record, const Place& place, std::uint64_t rows = 1);
  void not_a_person(const Place& place, std::string_view kind, std::uint64_t rows = 1);
  void unusable(const Place& place, const Error& error, std::uint64_t rows = 1);
  void joined_unusable(const Place& place, const Error& error);

  // A value that is not valid of its kind: the row goes on without it.
  void dropped(const Place& place, std::string_view column);
  void unknown_code(std::string_view table, std::string_view code);

  // The day as of which the extract is current, in London.
  CivilDate today() const { return today_; }
  Summary& summary() { return summary_; }

 private:
  struct Merge {
    std::string into;
    std::uint64_t line = 0;
  };
  void skip(const Place& place, const Error& error);
  void leave_out_timeless(domain::Record& record, const Place& place);
  Result<Merge> usable_merge(std::string_view old_id, std::string_view new_id, std::uint64_t line) const;

  const Extract& extract_;
  const Sink& sink_;
  Summary& summary_;
  CivilDate today_;
  std::unordered_set<std::string> ids_;
  std::vector<std::string> merge_order_;
  std::unordered_map<std::string, Merge> merges_;
};

// Why a birth date can't be one: after the extract's day (by more than a pregnancy, where `may_be_unborn`)
// or more than 125 years before it.
bool is_absurd_birth(const domain::PartialDate& birth, CivilDate today, bool may_be_unborn);

}  // namespace concord::adapters
