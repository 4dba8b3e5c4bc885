#include "row.hpp"

#include <algorithm>

#include <concord/base/text.hpp>

#include "civil_dates.hpp"
#include "code_book.hpp"
#include "table.hpp"

namespace concord::adapters {

std::string_view Row::text(std::size_t column) const {
  return trim(table_->current_.cells[table_->positions_[column]]);
}

void Row::drop(std::size_t column) const {
  table_->delivery_->dropped(table_->place(), split(table_->columns_[column], '|').front());
}

bool Row::fills(std::size_t column, std::size_t width) const { return utf8_length(text(column)) >= width; }

std::optional<domain::PartialDate> Row::date(std::size_t column) const {
  const std::string_view value = text(column);
  if (value.empty()) {
    return std::nullopt;
  }
  const Result<domain::PartialDate> date = read_civil_date(value);
  if (!date) {
    drop(column);
    return std::nullopt;
  }
  if (domain::is_sentinel(*date)) {
    return std::nullopt;
  }
  return *date;
}

std::optional<domain::PartialDate> Row::birth_date(std::size_t column, bool may_be_unborn) const {
  const std::optional<domain::PartialDate> birth = date(column);
  if (birth && is_absurd_birth(*birth, table_->delivery_->today(), may_be_unborn)) {
    drop(column);
    return std::nullopt;
  }
  return birth;
}

bool Row::flag(std::size_t column, std::string_view table) const {
  const std::string value = to_upper_ascii(text(column));
  if (value == "1" || value == "Y" || value == "YES" || value == "TRUE" || value == "T") {
    return true;
  }
  if (!value.empty() && value != "0" && value != "N" && value != "NO" && value != "FALSE" && value != "F") {
    table_->delivery_->unknown_code(table, value);
  }
  return false;
}

std::string Row::code(std::size_t column, std::string_view table) const {
  const std::string_view value = text(column);
  if (value.empty()) {
    return {};
  }
  const std::optional<std::string_view> word = table_->codes_->word(table, value);
  if (word) {
    return std::string(*word);
  }
  table_->delivery_->unknown_code(table, value);
  return collapse_blanks(value);
}

std::string Row::known_code(std::size_t column, std::string_view table) const {
  const std::string_view value = text(column);
  if (value.empty()) {
    return {};
  }
  const std::optional<std::string_view> word = table_->codes_->word(table, value);
  if (!word) {
    table_->delivery_->unknown_code(table, value);
  }
  return std::string(word.value_or(std::string_view{}));
}

std::optional<domain::Identifier> Row::identifier(std::size_t column, std::string_view type) const {
  const std::string_view value = text(column);
  if (value.empty()) {
    return std::nullopt;
  }
  Result<domain::Identifier> identifier = domain::parse_identifier(type, value);
  if (!identifier) {
    drop(column);
    return std::nullopt;
  }
  return std::move(*identifier);
}

void Row::add_identifier(domain::Record& record, std::size_t column, std::string_view type,
                         bool verified) const {
  std::optional<domain::Identifier> found = identifier(column, type);
  if (!found) {
    return;
  }
  found->verified = verified;
  add_once(record, std::move(*found));
}

std::string Row::postcode(std::size_t column) const {
  if (text(column).empty()) {
    return {};
  }
  Result<std::string> postcode = domain::parse_postcode(text(column));
  if (postcode) {
    return std::move(*postcode);
  }
  drop(column);
  return {};
}

std::string Row::uprn(std::size_t column) const {
  if (text(column).empty()) {
    return {};
  }
  Result<std::string> uprn = domain::parse_uprn(text(column));
  if (uprn) {
    return std::move(*uprn);
  }
  drop(column);
  return {};
}

std::optional<domain::ContactPoint> Row::phone(std::size_t column) const {
  if (text(column).empty()) {
    return std::nullopt;
  }
  Result<domain::ContactPoint> phone = domain::parse_phone(text(column));
  if (phone) {
    return std::move(*phone);
  }
  drop(column);
  return std::nullopt;
}

std::optional<domain::ContactPoint> Row::email(std::size_t column) const {
  if (text(column).empty()) {
    return std::nullopt;
  }
  Result<domain::ContactPoint> email = domain::parse_email(text(column));
  if (email) {
    return std::move(*email);
  }
  drop(column);
  return std::nullopt;
}

std::string Row::name(std::size_t column) const {
  std::string value = collapse_blanks(text(column));
  if (value.empty() || !domain::is_placeholder_name(value)) {
    return value;
  }
  drop(column);
  return {};
}

void add_once(domain::Record& record, domain::Identifier identifier) {
  const auto same = [&](const domain::Identifier& known) {
    return known.type == identifier.type && known.value == identifier.value;
  };
  if (std::none_of(record.identifiers.begin(), record.identifiers.end(), same)) {
    record.identifiers.push_back(std::move(identifier));
  }
}

void add_attribute(domain::Record& record, domain::Category category, std::string_view name,
                   std::string value) {
  if (!value.empty()) {
    record.attributes.push_back({category, std::string(name), std::move(value)});
  }
}

}  // namespace concord::adapters
