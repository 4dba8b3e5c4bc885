#include <algorithm>
#include <array>
#include <cctype>

#include <concord/base/text.hpp>
#include <concord/service/search.hpp>

namespace concord::service {
namespace {

void note(Understood& into, std::string_view field) {
  if (std::find(into.fields.begin(), into.fields.end(), field) == into.fields.end()) {
    into.fields.emplace_back(field);
  }
}

bool take_birth_date(Understood& into, std::string_view word) {
  static constexpr std::array<std::string_view, 5> kPatterns{"%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d",
                                                             "%m/%Y"};
  auto date = domain::parse_partial_date(word);
  for (std::size_t i = 0; !date && i < kPatterns.size(); ++i) {
    date = domain::parse_date(word, kPatterns[i]);
  }
  if (!date) {
    return false;
  }
  into.query.subject.birth_dates.push_back(*date);
  note(into, "birth_date");
  return true;
}

bool take_postcode(Understood& into, std::string_view word) {
  auto postcode = domain::parse_postcode(word);
  if (!postcode) {
    return false;
  }
  matching::SubjectAddress address;
  address.postcode = *postcode;
  into.query.subject.addresses.push_back(std::move(address));
  into.by_place = true;
  note(into, "postcode");
  return true;
}

// "e8", "N16", "SW1A": the outward half alone.
bool take_outward_code(Understood& into, std::string_view word) {
  const std::string upper = to_upper_ascii(word);
  if (upper.size() < 2 || upper.size() > 4 || std::isdigit(static_cast<unsigned char>(upper[0])) != 0 ||
      std::none_of(upper.begin(), upper.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) {
    return false;
  }
  if (!domain::parse_postcode(upper + "1AA")) {
    return false;
  }
  matching::SubjectAddress address;
  address.postcode = upper;
  into.query.subject.addresses.push_back(std::move(address));
  into.by_place = true;
  note(into, "postcode");
  return true;
}

bool take_identifier(Understood& into, std::string_view type, std::string_view word) {
  auto identifier = domain::parse_identifier(type, word);
  if (!identifier) {
    return false;
  }
  into.query.subject.identifiers.push_back({identifier->type, identifier->value, identifier->verified,
                                            identifier->quality != domain::Quality::valid});
  note(into, type);
  return true;
}

bool take_phone(Understood& into, std::string_view word) {
  auto phone = domain::parse_phone(word);
  if (!phone) {
    return false;
  }
  into.query.subject.phones.push_back(phone->value);
  into.by_place = true;
  note(into, "phone");
  return true;
}

bool take_email(Understood& into, std::string_view word) {
  if (word.find('@') == std::string_view::npos) {
    return false;
  }
  auto email = domain::parse_email(word);
  if (!email) {
    return false;
  }
  into.query.subject.emails.push_back(email->value);
  into.by_place = true;
  note(into, "email");
  return true;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

// Values that people write with blanks inside: tried over runs of up to five words, longest first.
bool take_values(Understood& into, std::string_view run) {
  return take_identifier(into, domain::identifier_type::nino, run) || take_postcode(into, run) ||
         take_birth_date(into, run) || take_identifier(into, domain::identifier_type::nhs_number, run) ||
         take_phone(into, run);
}

// The last word of several is the family name, as people say names; one word alone may be either.
void take_names(Understood& into, const std::vector<std::string>& words) {
  if (words.empty()) {
    return;
  }
  matching::SubjectName name;
  name.family = words.back();
  if (words.size() > 1) {
    name.given = words.front();
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
      name.middle += (name.middle.empty() ? "" : " ") + words[i];
    }
  }
  into.query.subject.names.push_back(std::move(name));
  into.query.prefix = words.back();
  note(into, "name");
}

Outcome need_something(const Understood& understood) {
  if (understood.fields.empty()) {
    return fail(
        Code::missing_field,
        "say a name, a date of birth, a postcode, a phone number, an e-mail address or an identifier");
  }
  return {};
}

}  // namespace

Result<Understood> understand(std::string_view text) {
  Understood understood;
  const std::string tidy = collapse_blanks(text);
  std::vector<std::string_view> words = split(tidy, ' ');
  std::vector<std::string> names;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t taken = 0;
    for (std::size_t count = std::min<std::size_t>(5, words.size() - at); count > 0 && taken == 0; --count) {
      const char* const begin = words[at].data();
      const char* const end = words[at + count - 1].data() + words[at + count - 1].size();
      const std::string_view run(begin, static_cast<std::size_t>(end - begin));
      if (has_digit(run) && take_values(understood, run)) {
        taken = count;
      }
    }
    if (taken == 0 && (take_email(understood, words[at]) || take_outward_code(understood, words[at]))) {
      taken = 1;
    }
    if (taken == 0) {
      if (std::string folded = fold(words[at]); !folded.empty()) {
        names.push_back(std::move(folded));
      }
      taken = 1;
    }
    at += taken;
  }
  take_names(understood, names);
  if (auto something = need_something(understood); !something) {
    return something.error();
  }
  return understood;
}

Result<Understood> understand(const SearchFields& fields) {
  Understood understood;
  const auto wrong = [](std::string_view field) {
    return error_at("/" + std::string(field), Code::invalid_value, "is not a valid value of its kind");
  };
  if (!fields.birth_date.empty() && !take_birth_date(understood, fields.birth_date)) {
    return wrong("birth_date");
  }
  if (!fields.postcode.empty() && !take_postcode(understood, fields.postcode) &&
      !take_outward_code(understood, fields.postcode)) {
    return wrong("postcode");
  }
  if (!fields.phone.empty() && !take_phone(understood, fields.phone)) {
    return wrong("phone");
  }
  if (!fields.email.empty() && !take_email(understood, fields.email)) {
    return wrong("email");
  }
  for (const auto& [type, value] : fields.identifiers) {
    if (!take_identifier(understood, type, value)) {
      return wrong("identifiers");
    }
  }
  if (!fields.uprn.empty() || !fields.address.empty()) {
    matching::SubjectAddress address;
    if (!fields.uprn.empty()) {
      auto uprn = domain::parse_uprn(fields.uprn);
      if (!uprn) {
        return wrong("uprn");
      }
      address.uprn = *uprn;
    }
    const domain::AddressParts parts = domain::parse_address_parts({fields.address});
    address.flat = parts.flat;
    address.house = parts.house;
    address.street = parts.street;
    understood.query.subject.addresses.push_back(std::move(address));
    understood.by_place = true;
    note(understood, "address");
  }
  if (!fields.given.empty() || !fields.family.empty()) {
    understood.query.subject.names.push_back({fold(fields.given), "", fold(fields.family), false, false});
    understood.query.prefix = fold(fields.family.empty() ? fields.given : fields.family);
    note(understood, "name");
  } else if (!fields.name.empty()) {
    std::vector<std::string> words;
    const std::string folded = fold(fields.name);
    for (const std::string_view word : split(folded, ' ')) {
      words.emplace_back(word);
    }
    take_names(understood, words);
  }
  if (auto something = need_something(understood); !something) {
    return something.error();
  }
  return understood;
}

}  // namespace concord::service
