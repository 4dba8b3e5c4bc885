// What became of the rows of an extract.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include <concord/base/json.hpp>

namespace concord::adapters {

// Over the files whose rows are people (member.csv; hbmember.csv and ctaccount.csv; cld.csv;
// dm_persons.csv; every file of a mapping):
//   rows_read = rows_in_records + not_people + unusable.
// One record may stand on many rows (the events of Client Level Data) and one row may make two records (a
// couple named on a council-tax account).
struct Summary {
  std::uint64_t rows_read = 0;
  std::uint64_t rows_in_records = 0;
  std::uint64_t unusable = 0;
  std::map<std::string, std::uint64_t>
      not_people_by_kind;  // company, estate, void-property, occupier, placeholder, unknown
  std::uint64_t records = 0;
  std::uint64_t withdrawals = 0;  // from merges.csv
  std::map<std::string, std::uint64_t> records_by_part;
  // Of the files that are only joined: rows read, and those that could not be.
  std::uint64_t joined_rows = 0;
  std::uint64_t joined_unusable = 0;
  // "gender=X": codes that the table of the layout does not know; kept as text.
  std::map<std::string, std::uint64_t> unknown_codes;
  // "member.csv ni_no": values that are not valid of their kind and were left out of their record.
  std::map<std::string, std::uint64_t> dropped_values;

  std::uint64_t not_people() const;
  bool adds_up() const { return rows_read == rows_in_records + not_people() + unusable; }
};

// A few lines for a terminal.
std::string to_text(const Summary& summary);
void write(JsonWriter& out, const Summary& summary);

}  // namespace concord::adapters
