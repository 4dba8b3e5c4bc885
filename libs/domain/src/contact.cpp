#include <algorithm>
#include <array>

#include <concord/base/text.hpp>
#include <concord/domain/contact.hpp>

#include "vocabulary.hpp"

namespace concord::domain {
namespace {

constexpr Vocabulary<AddressUse, 5> kAddressUses{{{AddressUse::home, "home"},
                                                  {AddressUse::temporary, "temporary"},
                                                  {AddressUse::placement, "placement"},
                                                  {AddressUse::correspondence, "correspondence"},
                                                  {AddressUse::previous, "previous"}}};

constexpr Vocabulary<Premises, 11> kPremises{{{Premises::unknown, "unknown"},
                                              {Premises::dwelling, "dwelling"},
                                              {Premises::shared_house, "shared-house"},
                                              {Premises::hostel, "hostel"},
                                              {Premises::refuge, "refuge"},
                                              {Premises::care_home, "care-home"},
                                              {Premises::sheltered, "sheltered"},
                                              {Premises::hospital, "hospital"},
                                              {Premises::prison, "prison"},
                                              {Premises::no_fixed_abode, "no-fixed-abode"},
                                              {Premises::office, "office"}}};

constexpr Vocabulary<ContactKind, 2> kContactKinds{
    {{ContactKind::phone, "phone"}, {ContactKind::email, "email"}}};

// What staff type where a system insists on an e-mail address.
constexpr std::array<std::string_view, 9> kNobody{
    "donotreply", "do-not-reply", "na", "no-email", "no.email", "no_email", "noemail", "noreply", "none"};

bool is_atom(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x7f ||
         (byte > 0x20 && byte < 0x7f && std::string_view{"()<>[]:;,\\\"@"}.find(c) == std::string_view::npos);
}

bool is_dotted(std::string_view text) {
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  return text.find("..") == std::string_view::npos && std::all_of(text.begin(), text.end(), is_atom);
}

bool is_domain(std::string_view domain) {
  if (!is_dotted(domain) || domain.find('.') == std::string_view::npos) return false;
  const auto labels = split(domain, '.');
  return std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
    return label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) {
             return static_cast<unsigned char>(c) > 0x7f || c == '-' || (c >= '0' && c <= '9') ||
                    (c >= 'a' && c <= 'z');
           });
  });
}

std::string bare_email(std::string_view text) {
  std::string email = to_lower_ascii(trim(text));
  if (email.starts_with("mailto:")) email.erase(0, 7);
  if (email.size() > 2 && email.front() == '<' && email.back() == '>')
    email = email.substr(1, email.size() - 2);
  return email;
}

}  // namespace

std::string_view to_string(AddressUse use) { return word_for(kAddressUses, use); }
Result<AddressUse> parse_address_use(std::string_view text) {
  return meaning_of(kAddressUses, "an address's use", text);
}

std::string_view to_string(Premises premises) { return word_for(kPremises, premises); }
Result<Premises> parse_premises(std::string_view text) { return meaning_of(kPremises, "premises", text); }

bool is_shared(Premises premises) {
  switch (premises) {
    case Premises::shared_house:
    case Premises::hostel:
    case Premises::refuge:
    case Premises::care_home:
    case Premises::hospital:
    case Premises::prison:
      return true;
    default:
      return false;
  }
}

std::string_view to_string(ContactKind kind) { return word_for(kContactKinds, kind); }
Result<ContactKind> parse_contact_kind(std::string_view text) {
  return meaning_of(kContactKinds, "a kind of contact", text);
}

Result<ContactPoint> parse_email(std::string_view text) {
  const std::string email = bare_email(text);
  if (email.size() > 254) return fail(Code::too_long, "an e-mail address has at most 254 characters");
  const auto at = email.find('@');
  if (!is_utf8(email) || at == std::string::npos || at > 64 ||
      !is_dotted(std::string_view{email}.substr(0, at)) ||
      !is_domain(std::string_view{email}.substr(at + 1))) {
    return fail(Code::invalid_value, "an e-mail address is a name, an @ and a domain");
  }
  if (std::find(kNobody.begin(), kNobody.end(), email.substr(0, at)) != kNobody.end()) {
    return fail(Code::invalid_value, "this e-mail address stands for none");
  }
  ContactPoint contact;
  contact.kind = ContactKind::email;
  contact.value = email;
  contact.as_entered = std::string{trim(text)};
  return contact;
}

}  // namespace concord::domain
