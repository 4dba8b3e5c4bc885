#include <concord/base/text.hpp>
#include <concord/service/accountability.hpp>

namespace concord::service {
namespace {

void add_words(SearchedTerms& terms, std::string_view field, const std::string& text) {
  const std::string folded = fold(text);
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) {
      terms.emplace_back(field, word);
    }
  }
}

void add(SearchedTerms& terms, std::string_view field, const std::string& value) {
  if (!value.empty()) {
    terms.emplace_back(field, value);
  }
}

void add_address(SearchedTerms& terms, const matching::SubjectAddress& address) {
  add(terms, "postcode", address.postcode);
  add(terms, "uprn", address.uprn);
  for (const std::string* part : {&address.flat, &address.house, &address.street}) {
    add_words(terms, "address", *part);
  }
}

}  // namespace

SearchedTerms searched_terms(const matching::Subject& asked) {
  SearchedTerms terms;
  for (const matching::SubjectName& name : asked.names) {
    for (const std::string* part : {&name.given, &name.middle, &name.family}) {
      add_words(terms, "name", *part);
    }
  }
  for (const domain::PartialDate& date : asked.birth_dates) {
    add(terms, "birth_date", to_string(date));
  }
  for (const matching::SubjectAddress& address : asked.addresses) {
    add_address(terms, address);
  }
  for (const matching::SubjectIdentifier& identifier : asked.identifiers) {
    add(terms, identifier.type, identifier.value);
  }
  for (const std::string& phone : asked.phones) {
    add(terms, "phone", phone);
  }
  for (const std::string& email : asked.emails) {
    add(terms, "email", email);
  }
  return terms;
}

}  // namespace concord::service
