#include "subject_values.hpp"

#include <initializer_list>

#include <fmt/format.h>

namespace concord::service {
namespace {

using matching::Subject;

void add(std::string& text, std::string_view value, std::string_view between = "; ") {
  if (value.empty()) return;
  if (!text.empty()) text += between;
  text += value;
}

std::string names(const Subject& subject, std::string matching::SubjectName::*part) {
  std::string text;
  for (const auto& name : subject.names) add(text, name.*part);
  return text;
}

std::string birth_dates(const Subject& subject) {
  std::string text;
  for (const domain::PartialDate& date : subject.birth_dates) {
    std::string one = fmt::format("{:04}", date.year);
    if (date.month != 0) one += fmt::format("-{:02}", date.month);
    if (date.day != 0) one += fmt::format("-{:02}", date.day);
    add(text, one);
  }
  return text;
}

std::string sexes(const Subject& subject) {
  std::string text;
  for (const domain::Sex sex : subject.sexes) add(text, domain::to_string(sex));
  return text;
}

std::string places(const Subject& subject) {
  std::string text;
  for (const auto& address : subject.addresses) {
    std::string one;
    for (const std::string* part :
         {&address.flat, &address.house, &address.street, &address.town, &address.postcode, &address.uprn})
      add(one, *part, ", ");
    add(text, one);
  }
  return text;
}

// `type` empty: every identifier that is no NI or NHS number.
std::string identifiers(const Subject& subject, std::string_view type) {
  std::string text;
  for (const auto& one : subject.identifiers) {
    const bool other = one.type != "nino" && one.type != "nhs-number";
    if (type.empty() ? other : one.type == type) add(text, one.value);
  }
  return text;
}

std::string attributes(const Subject& subject, std::string_view wanted) {
  std::string text;
  for (const auto& [name, value] : subject.attributes) {
    if (wanted.empty() || name == wanted) add(text, value);
  }
  return text;
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) add(text, value);
  return text;
}

}  // namespace

std::string values_of(const Subject& subject, std::string_view comparison) {
  constexpr std::string_view kIdentifier = "identifier:", kAttribute = "attribute:";
  if (comparison == "given_name") return names(subject, &matching::SubjectName::given);
  if (comparison == "middle_name") return names(subject, &matching::SubjectName::middle);
  if (comparison == "family_name") return names(subject, &matching::SubjectName::family);
  if (comparison == "birth_date") return birth_dates(subject);
  if (comparison == "sex") return sexes(subject);
  if (comparison == "place") return places(subject);
  if (comparison == "nino") return identifiers(subject, "nino");
  if (comparison == "nhs_number") return identifiers(subject, "nhs-number");
  if (comparison == "identifier") return identifiers(subject, "");
  if (comparison == "phone") return joined(subject.phones);
  if (comparison == "email") return joined(subject.emails);
  if (comparison == "attribute") return attributes(subject, "");
  if (comparison.starts_with(kIdentifier)) return identifiers(subject, comparison.substr(kIdentifier.size()));
  if (comparison.starts_with(kAttribute)) return attributes(subject, comparison.substr(kAttribute.size()));
  return {};
}

}  // namespace concord::service
