#include "mapping/mapped_row.hpp"

#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/domain/worded_date.hpp>

#include "civil_dates.hpp"
#include "delivery.hpp"

namespace concord::adapters {
namespace {

using Target = MappingTarget;

constexpr std::array<std::pair<std::string_view, domain::Sex>, 10> kSexes{
    {{"m", domain::Sex::male},
     {"male", domain::Sex::male},
     {"man", domain::Sex::male},
     {"1", domain::Sex::male},
     {"f", domain::Sex::female},
     {"female", domain::Sex::female},
     {"woman", domain::Sex::female},
     {"2", domain::Sex::female},
     {"w", domain::Sex::female},
     {"i", domain::Sex::indeterminate}}};

// Collects what several columns say together: a name, an address, a birth date.
class Builder {
 public:
  Builder(const Row& row, const Mapping& mapping, CivilDate today)
      : row_(row), mapping_(mapping), today_(today) {}

  domain::Record build() {
    for (std::size_t i = 0; i < mapping_.columns.size(); ++i) {
      take(mapping_.columns[i], mapping_.record_id.size() + i);
    }
    finish_names();
    finish_address();
    finish_birth();
    return std::move(record_);
  }

 private:
  void take(const MappedColumn& column, std::size_t at);
  Result<domain::PartialDate> read_birth_date(std::string_view text, const std::string& format) const;
  void take_birth_date(const MappedColumn& column, std::size_t at);
  void take_sex(std::size_t at);
  void take_postcode(std::size_t at);
  void add_line(std::string line) {
    if (!line.empty()) {
      address_.lines.push_back(std::move(line));
    }
  }
  void add_street_line(std::size_t at, bool number);
  int number(std::size_t at, int least, int most);
  void finish_names();
  void finish_address();
  void finish_birth();
  std::string clean(std::size_t at) const { return collapse_blanks(row_.text(at)); }

  const Row& row_;
  const Mapping& mapping_;
  CivilDate today_;
  domain::Record record_;
  domain::PersonName name_;
  std::vector<std::string> full_names_;
  domain::Address address_;
  std::size_t street_line_ = std::string::npos;
  std::string foreign_postcode_;
  int year_ = 0;
  int month_ = 0;
  int day_ = 0;
  std::size_t year_column_ = 0;
};

void Builder::take(const MappedColumn& column, std::size_t at) {
  if (row_.text(at).empty()) {
    return;
  }
  switch (column.target) {
    case Target::given_name:
      name_.given = row_.name(at);
      break;
    case Target::middle_name:
      name_.middle = clean(at);
      break;
    case Target::family_name:
      name_.family = row_.name(at);
      break;
    case Target::full_name:
      full_names_.push_back(row_.name(at));
      break;
    case Target::title:
      name_.title = clean(at);
      break;
    case Target::sex:
      take_sex(at);
      break;
    case Target::birth_date:
      take_birth_date(column, at);
      break;
    case Target::birth_day:
      day_ = number(at, 1, 31);
      break;
    case Target::birth_month:
      month_ = number(at, 1, 12);
      break;
    case Target::birth_year:
      year_ = number(at, 1850, 2200);
      year_column_ = at;
      break;
    case Target::address_line:
      add_line(clean(at));
      break;
    case Target::house_number:
      add_street_line(at, true);
      break;
    case Target::street:
      add_street_line(at, false);
      break;
    case Target::town:
      add_line(clean(at));
      break;
    case Target::postcode:
      take_postcode(at);
      break;
    case Target::uprn:
      address_.uprn = row_.uprn(at);
      break;
    case Target::identifier:
      row_.add_identifier(record_, at, column.name);
      break;
    case Target::email:
      if (auto email = row_.email(at)) {
        record_.contacts.push_back(std::move(*email));
      }
      break;
    case Target::phone:
      if (auto phone = row_.phone(at)) {
        record_.contacts.push_back(std::move(*phone));
      }
      break;
    case Target::attribute:
      add_attribute(record_, column.category, column.name, clean(at));
      break;
  }
}

// Nobody is born after today: a year of two digits is one of the hundred up to and with this one.
Result<domain::PartialDate> Builder::read_birth_date(std::string_view text, const std::string& format) const {
  const int newest_year = static_cast<int>(today_.year());
  if (!format.empty()) return domain::parse_date(text, format, newest_year);
  if (const auto partial = domain::parse_partial_date(text)) return partial;
  if (const auto civil = read_civil_date(text)) return civil;
  return domain::parse_worded_date(text, newest_year);
}

void Builder::take_birth_date(const MappedColumn& column, std::size_t at) {
  const Result<domain::PartialDate> date = read_birth_date(row_.text(at), column.format);
  if (!date) {
    return row_.drop(at);
  }
  if (domain::is_sentinel(*date)) {
    return;
  }
  is_absurd_birth(*date, today_, false) ? row_.drop(at) : void(record_.birth_date = *date);
}

void Builder::take_sex(std::size_t at) {
  const std::string word = to_lower_ascii(row_.text(at));
  for (const auto& [known, sex] : kSexes) {
    if (known == word) {
      record_.sex = sex;
      return;
    }
  }
  row_.drop(at);
}

void Builder::take_postcode(std::size_t at) {
  const Result<std::string> british = domain::parse_postcode(row_.text(at));
  if (british) {
    address_.postcode = *british;
  } else {
    foreign_postcode_ = to_upper_ascii(clean(at));
  }
}

// The house's number stands before its street, wherever the two columns are.
void Builder::add_street_line(std::size_t at, bool number) {
  if (street_line_ == std::string::npos) {
    street_line_ = address_.lines.size();
    address_.lines.push_back(clean(at));
    return;
  }
  std::string& line = address_.lines[street_line_];
  line = number ? clean(at) + " " + line : line + " " + clean(at);
}

int Builder::number(std::size_t at, int least, int most) {
  const std::string_view text = row_.text(at);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole =
      error == std::errc{} && (end == text.data() + text.size() || std::string_view(end, 2) == ".0");
  if (whole && value >= least && value <= most) {
    return value;
  }
  row_.drop(at);
  return 0;
}

void Builder::finish_names() {
  std::erase(full_names_, std::string{});
  const bool parts = !name_.given.empty() || !name_.family.empty();
  auto alias = full_names_.begin();
  if (!parts && alias != full_names_.end()) {
    name_.full = *alias++;
  }
  if (!name_.full.empty()) {
    name_.middle.clear();
  }
  if (parts || !name_.full.empty()) {
    record_.names.push_back(name_);
  }
  for (; alias != full_names_.end(); ++alias) {
    domain::PersonName other;
    other.use = domain::NameUse::alias;
    other.full = *alias;
    record_.names.push_back(std::move(other));
  }
}

void Builder::finish_address() {
  add_line(foreign_postcode_);
  if (domain::is_no_address(address_.lines)) {
    address_.premises = domain::Premises::no_fixed_abode;
  }
  if (!address_.lines.empty() || !address_.postcode.empty() || !address_.uprn.empty()) {
    record_.addresses.push_back(std::move(address_));
  }
}

void Builder::finish_birth() {
  if (record_.birth_date || year_ == 0) {
    return;
  }
  std::string text = fmt::format("{:04}", year_);
  if (month_ != 0) {
    text += fmt::format("-{:02}", month_);
  }
  if (month_ != 0 && day_ != 0) {
    text += fmt::format("-{:02}", day_);
  }
  const Result<domain::PartialDate> date = domain::parse_partial_date(text);
  if (!date || is_absurd_birth(*date, today_, false)) {
    return row_.drop(year_column_);
  }
  if (!domain::is_sentinel(*date)) {
    record_.birth_date = *date;
  }
}

bool may_stand_in_id(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-';
}

}  // namespace

std::vector<std::string_view> columns_of(const Mapping& mapping) {
  std::vector<std::string_view> columns(mapping.record_id.begin(), mapping.record_id.end());
  for (const MappedColumn& column : mapping.columns) {
    columns.push_back(column.column);
  }
  return columns;
}

std::string mapped_record_id(const Row& row, const Mapping& mapping) {
  std::string id;
  for (std::size_t i = 0; i < mapping.record_id.size(); ++i) {
    if (row.text(i).empty()) {
      return {};
    }
    if (i > 0) {
      id += '-';
    }
    for (const char c : row.text(i)) {
      may_stand_in_id(c) ? id.push_back(c)
                         : void(id += fmt::format("~{:02X}", static_cast<unsigned char>(c)));
    }
  }
  return id;
}

domain::Record mapped_record(const Row& row, const Mapping& mapping, CivilDate today) {
  domain::Record record = Builder(row, mapping, today).build();
  record.record_id = mapped_record_id(row, mapping);
  record.part = mapping.part;
  return record;
}

}  // namespace concord::adapters
