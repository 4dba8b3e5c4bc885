#include "row_subject.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include <concord/base/text.hpp>
#include <concord/domain/contact.hpp>
#include <concord/domain/identifiers.hpp>
#include <concord/domain/worded_date.hpp>

namespace concord::service {
namespace {

using adapters::MappedColumn;
using adapters::MappingTarget;
using domain::PartialDate;

std::optional<int> take_digits(std::string_view& text, std::size_t most) {
  std::size_t count = 0;
  while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  int value = 0;
  if (count == 0) return std::nullopt;
  std::from_chars(text.data(), text.data() + count, value);
  text.remove_prefix(count);
  return value;
}

// As the format says, whether or not a calendar has the day: a slip of the pen is still worth comparing.
std::optional<PartialDate> read_date(std::string_view text, std::string_view format) {
  constexpr int kMostYears = 9999;
  PartialDate date;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%' || i + 1 == format.size()) {
      if (text.empty() || text.front() != format[i]) return std::nullopt;
      text.remove_prefix(1);
      continue;
    }
    const char part = format[++i];
    const auto value = take_digits(text, part == 'Y' ? 4 : 2);
    if (!value || *value > kMostYears) return std::nullopt;
    if (part == 'Y') date.year = static_cast<std::int16_t>(*value);
    if (part == 'm') date.month = static_cast<std::uint8_t>(*value);
    if (part == 'd') date.day = static_cast<std::uint8_t>(*value);
  }
  if (date.month == 0) date.day = 0;
  return text.empty() && date.year != 0 ? std::optional(date) : std::nullopt;
}

std::optional<PartialDate> birth_date_of(std::string_view text, const std::string& format, int newest_year) {
  constexpr std::array<std::string_view, 8> kFormats{"%Y-%m-%d", "%d/%m/%Y", "%Y%m%d", "%Y/%m/%d",
                                                     "%d-%m-%Y", "%d.%m.%Y", "%Y-%m",  "%Y"};
  if (!format.empty()) {
    const auto known = domain::parse_date(text, format, newest_year);
    return known ? std::optional(*known) : read_date(text, format);
  }
  std::string_view day = text;
  if (const std::size_t time = text.find_first_of("T "); time != std::string_view::npos && time >= 8)
    day = text.substr(0, time);
  for (const std::string_view one : kFormats) {
    if (const auto date = read_date(day, one)) return date;
  }
  const auto worded = domain::parse_worded_date(text, newest_year);
  return worded ? std::optional(*worded) : std::nullopt;
}

domain::Sex sex_of(std::string_view text) {
  const std::string word = to_lower_ascii(text);
  const auto is = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (is({"m", "male", "man", "1"})) return domain::Sex::male;
  if (is({"f", "female", "woman", "w", "2"})) return domain::Sex::female;
  return domain::Sex::unknown;
}

// Collects what several columns say together.
class Row {
 public:
  Row(const adapters::Mapping& mapping, std::span<const std::string_view> cells, AddressReader& addresses,
      int newest_year)
      : newest_year_(newest_year) {
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
      const std::string_view cell = trim(cells[i]);
      if (!cell.empty()) take(mapping.columns[i], cell);
    }
    finish(addresses);
  }
  matching::Subject subject;

 private:
  void take(const MappedColumn& column, std::string_view cell);
  void take_contact(const MappedColumn& column, std::string_view cell);
  void finish(AddressReader& addresses);
  void finish_address(AddressReader& addresses);

  int newest_year_;
  domain::PersonName name_;
  std::vector<std::string> full_names_;
  std::vector<std::string> lines_;
  std::string house_, street_, town_, postcode_, uprn_;
  int year_ = 0, month_ = 0, day_ = 0;
};

int number_of(std::string_view cell) { return take_digits(cell, 4).value_or(0); }

void Row::take(const MappedColumn& column, std::string_view cell) {
  switch (column.target) {
    case MappingTarget::given_name:
      name_.given = cell;
      break;
    case MappingTarget::middle_name:
      name_.middle = cell;
      break;
    case MappingTarget::family_name:
      name_.family = cell;
      break;
    case MappingTarget::full_name:
      full_names_.emplace_back(cell);
      break;
    case MappingTarget::title:
      name_.title = cell;
      break;
    case MappingTarget::sex:
      if (const auto sex = sex_of(cell); sex != domain::Sex::unknown) subject.sexes.push_back(sex);
      break;
    case MappingTarget::birth_date:
      if (const auto date = birth_date_of(cell, column.format, newest_year_);
          date && !domain::is_sentinel(*date))
        subject.birth_dates.push_back(*date);
      break;
    case MappingTarget::birth_day:
      day_ = number_of(cell);
      break;
    case MappingTarget::birth_month:
      month_ = number_of(cell);
      break;
    case MappingTarget::birth_year:
      year_ = number_of(cell);
      break;
    case MappingTarget::address_line:
      lines_.emplace_back(cell);
      break;
    case MappingTarget::house_number:
      house_ = fold(cell);
      break;
    case MappingTarget::street:
      street_ = fold(cell);
      break;
    case MappingTarget::town:
      town_ = fold(cell);
      break;
    case MappingTarget::postcode:
      postcode_ = domain::parse_postcode(cell).value_or(to_upper_ascii(collapse_blanks(cell)));
      break;
    case MappingTarget::uprn:
      uprn_ = keep_alnum_ascii(cell);
      break;
    default:
      take_contact(column, cell);
  }
}

void Row::take_contact(const MappedColumn& column, std::string_view cell) {
  constexpr std::size_t kLeastDigits = 5;
  if (column.target == MappingTarget::identifier) {
    const std::string value = to_upper_ascii(keep_alnum_ascii(cell));
    if (!value.empty()) subject.identifiers.push_back({column.name, value, true, false});
  } else if (column.target == MappingTarget::attribute) {
    if (std::string value = fold(cell); !value.empty())
      subject.attributes.emplace_back(column.name, std::move(value));
  } else if (column.target == MappingTarget::email) {
    subject.emails.push_back(to_lower_ascii(cell));
  } else if (column.target == MappingTarget::phone) {
    std::string digits;
    std::copy_if(cell.begin(), cell.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    if (digits.size() >= kLeastDigits) subject.phones.push_back(std::move(digits));
  }
}

void Row::finish_address(AddressReader& addresses) {
  matching::SubjectAddress address;
  const domain::AddressParts& parts = addresses.read(lines_);
  const bool split = !house_.empty() || !street_.empty();
  address.flat = split ? "" : parts.flat;
  address.house = split ? house_ : parts.house;
  address.street = split ? street_ : parts.street;
  address.town = town_.empty() && !split ? parts.town : town_;
  address.postcode = postcode_;
  address.uprn = uprn_;
  if (!(address == matching::SubjectAddress{})) subject.addresses.push_back(std::move(address));
}

void Row::finish(AddressReader& addresses) {
  const bool parts = !name_.given.empty() || !name_.family.empty();
  if (parts) full_names_.insert(full_names_.begin(), std::string());
  for (std::size_t i = 0; i < full_names_.size(); ++i) {
    if (i > 0 || !parts) {
      name_ = {};
      name_.full = full_names_[i];
    }
    matching::add_name(name_, subject);
  }
  if (year_ != 0 && subject.birth_dates.empty())
    subject.birth_dates.push_back({static_cast<std::int16_t>(year_), static_cast<std::uint8_t>(month_),
                                   static_cast<std::uint8_t>(month_ == 0 ? 0 : day_)});
  finish_address(addresses);
  const auto tidy = [](auto& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  };
  tidy(subject.names);
  tidy(subject.generations);
  tidy(subject.identifiers);
  tidy(subject.phones);
  tidy(subject.emails);
  tidy(subject.attributes);
}

}  // namespace

const domain::AddressParts& AddressReader::read(const std::vector<std::string>& lines) {
  if (lines != lines_) {
    parts_ = domain::parse_address_parts(lines);
    lines_ = lines;
  }
  return parts_;
}

matching::Subject subject_of_row(const adapters::Mapping& mapping, std::span<const std::string_view> cells,
                                 AddressReader& addresses, int newest_year) {
  return std::move(Row(mapping, cells, addresses, newest_year).subject);
}

}  // namespace concord::service
