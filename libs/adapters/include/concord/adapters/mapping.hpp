// A mapping file: how any CSV of people becomes records, without a line of code. As JSON:
//
//   {"source": "febrl", "record_id": "rec_id", "separator": ",", "part": "housing",
//    "columns": {"given_name": "given_name", "surname": "family_name",
//                "date_of_birth": {"as": "birth_date", "format": "%Y%m%d"},
//                "soc_sec_id": {"as": "identifier", "type": "soc_sec_id"},
//                "birth_place": {"as": "attribute", "name": "birth_place", "category": "equality"}},
//    "truth": {"column": "rec_id", "match": "rec-(\\d+)-"}, "link_only": false}
//
// `record_id` may be a list of columns, joined by '-'; characters that no record id may have are written
// as ~XX. `part` (housing, housing-benefit, council-tax, adults, children, concord) decides whose rules
// the records come under; without it they are the housing part's. `truth` and `link_only` are for matching
// files with one another; taking records in ignores them.
//
// One column each: given_name, middle_name, family_name, title, sex, birth_date, birth_day, birth_month,
// birth_year, house_number, street, town, postcode, uprn. Several: full_name (the first is the name where
// there are no parts, all others aliases), address_line, identifier, email, phone, attribute. Address
// lines stand in the order of the mapping. A postcode that is not British becomes the last line.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <concord/adapters/layout.hpp>
#include <concord/base/json.hpp>
#include <concord/domain/keys.hpp>

namespace concord::adapters {

enum class MappingTarget {
  given_name,
  middle_name,
  family_name,
  full_name,
  title,
  sex,
  birth_date,
  birth_day,
  birth_month,
  birth_year,
  address_line,
  house_number,
  street,
  town,
  postcode,
  uprn,
  identifier,
  email,
  phone,
  attribute
};

struct MappedColumn {
  std::string column;
  MappingTarget target = MappingTarget::given_name;
  std::string format;                                      // of a birth date: see domain::parse_date
  std::string name;                                        // type of an identifier, name of an attribute
  domain::Category category = domain::Category::equality;  // of an attribute
};

struct Mapping {
  std::string source;
  std::vector<std::string> record_id;
  std::vector<MappedColumn> columns;
  domain::Part part = domain::Part::housing;
  char separator = ',';
  bool link_only = false;
  std::string truth_column;  // empty: none
  std::string truth_match;   // empty: the whole value, else a regular expression with one group
};

// Refuses unknown members and targets, naming the nearest; a target given twice that may stand once; and a
// mapping from which no record could say who is meant.
Result<Mapping> read_mapping(const JsonValue& json);
Result<Mapping> read_mapping_file(const std::filesystem::path& path);

// Reads every CSV file that the extract's manifest names, merges.csv apart. `name` is the layout's.
std::unique_ptr<Layout> make_mapped_layout(std::string name, Mapping mapping);

}  // namespace concord::adapters
