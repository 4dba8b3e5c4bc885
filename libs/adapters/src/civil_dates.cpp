#include "civil_dates.hpp"

#include <concord/base/text.hpp>

namespace concord::adapters {
namespace {

// "" or "[ T]HH:MM[:SS[.fff]]"
bool is_time_or_nothing(std::string_view rest) {
  if (rest.empty()) {
    return true;
  }
  if (rest.size() < 6 || (rest[0] != ' ' && rest[0] != 'T')) {
    return false;
  }
  for (std::size_t i = 1; i < rest.size(); ++i) {
    const bool separator = i == 3 || i == 6;
    const char c = rest[i];
    if (separator ? c != ':' : !(c >= '0' && c <= '9') && !(c == '.' && i == 9)) {
      return false;
    }
  }
  return rest.size() == 6 || rest.size() == 9 || rest.size() > 10;
}

bool has_offset(std::string_view text) {
  return text.size() > 16 &&
         (text.back() == 'Z' || text[text.size() - 6] == '+' || text[text.size() - 6] == '-');
}

Result<domain::PartialDate> in_london(std::string_view text) {
  std::string normal(text);
  normal[10] = 'T';
  const Result<Instant> instant = parse_rfc3339(normal);
  if (!instant) {
    return fail(Code::invalid_value, "not a time");
  }
  return domain::whole(london_date(*instant));
}

}  // namespace

Result<domain::PartialDate> read_civil_date(std::string_view text) {
  if (text.size() < 10) {
    return fail(Code::invalid_value, "not a date");
  }
  if (text[4] == '-' && has_offset(text)) {
    return in_london(text);
  }
  if (!is_time_or_nothing(text.substr(10))) {
    return fail(Code::invalid_value, "not a date");
  }
  const std::string_view day = text.substr(0, 10);
  return domain::parse_date(day, day[2] == '/' ? "%d/%m/%Y" : "%Y-%m-%d");
}

}  // namespace concord::adapters
