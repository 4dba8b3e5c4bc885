// Addresses, phones and e-mail.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/domain/partial_date.hpp>

namespace concord::domain {

enum class AddressUse { home, temporary, placement, correspondence, previous };
std::string_view to_string(AddressUse use);
Result<AddressUse> parse_address_use(std::string_view text);

// What stands there. Only a dwelling makes a household by itself.
enum class Premises {
  unknown,
  dwelling,
  shared_house,
  hostel,
  refuge,
  care_home,
  sheltered,
  hospital,
  prison,
  no_fixed_abode,
  office
};
std::string_view to_string(Premises premises);
Result<Premises> parse_premises(std::string_view text);
// Many unrelated people: HMO, hostel, refuge, care home, hospital, prison.
bool is_shared(Premises premises);

struct Address {
  AddressUse use = AddressUse::home;
  Premises premises = Premises::unknown;
  std::vector<std::string> lines;  // without the postcode
  std::string postcode;            // normalised, or empty
  std::string uprn;                // normalised, or empty
  std::string property_ref;        // the source's own, or empty
  std::optional<PartialDate> from;
  std::optional<PartialDate> to;  // empty: current
  bool operator==(const Address&) const = default;
};

// The parts of an address that tell neighbours apart, folded: flat "2", building "", house "10b", street
// "high street", town. Reads "Flat 2, 10 High St", "10B High Street", "FLAT 002", "12-14 The Parade",
// "The Old Barn", "c/o Mr Smith". Street types are written out (st, rd, ave).
struct AddressParts {
  std::string flat;
  std::string house;  // number with letter or range, or the house's name
  std::string street;
  std::string town;
  bool care_of = false;
  bool operator==(const AddressParts&) const = default;
};
AddressParts parse_address_parts(const std::vector<std::string>& lines);
// "NFA", "No Fixed Abode" and the like, and offices that systems write for nowhere.
bool is_no_address(const std::vector<std::string>& lines);

enum class ContactKind { phone, email };
std::string_view to_string(ContactKind kind);
Result<ContactKind> parse_contact_kind(std::string_view text);

struct ContactPoint {
  ContactKind kind = ContactKind::phone;
  std::string value;      // E.164, or a lower-case e-mail address
  std::string extension;  // of a phone
  std::string as_entered;
  std::string use;  // mobile, home, work, carer, other
  std::optional<bool> may_use;
  std::optional<PartialDate> as_of;
  bool operator==(const ContactPoint&) const = default;
};

// Takes what people write, Great Britain by default: "07700 900 982", "+44 (0)7700 900982",
// "0+447700900100", "01632 960001 ext 12". Premium, short and all-zero numbers are refused.
Result<ContactPoint> parse_phone(std::string_view text);
Result<ContactPoint> parse_email(std::string_view text);

}  // namespace concord::domain
