// What the housing system knows of a household, and how it writes it: universal-housing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "csv_file.hpp"
#include "view.hpp"

namespace concord::synth {

struct HousingContact {
  std::string phone;  // as someone typed it
  char phone_type = 'M';
  std::string email;
  Day modified{};
  std::uint64_t claim = 0;  // cross-references, 0 where there is none
  std::uint64_t account = 0;
};

struct HousingMember {
  View view;
  unsigned number = 1;  // person_no
  char relationship = 'H';
  bool responsible = false;
  bool at_risk = false;
  bool gender_known = true;
  bool vulnerable = false;
  bool disabled = false;
  std::optional<HousingContact> contact;
  std::optional<unsigned> twice_of;  // a second row for a person who stands there already
};

struct Tenancy {
  std::string tag_ref;
  std::size_t place = 0;
  Day from{};
  std::optional<Day> to;
  std::string tenure;
  int balance_pence = 0;
};

struct House {
  std::uint64_t ref = 0;
  std::vector<Tenancy> tenancies;
  std::vector<HousingMember> members;
};

// A warning to staff, of a member of a house or of its address.
struct HousingAlert {
  std::uint64_t house = 0;
  unsigned person_no = 1;
  std::string_view code;
  bool of_address = false;
  Day from{}, incident{};
  std::optional<Day> review, reviewed, to, informed;
  std::uint64_t reference = 0;
  unsigned officer = 0;
};

// The id that an adapter mints for a member.
std::string record_id(const House& house, const HousingMember& member);
// tag_ref: the reference of its household and a running number.
std::string tenancy_tag(std::uint64_t house_ref, unsigned number);

class Housing {
 public:
  Housing(const Names& names, Day today) : names_(names), today_(today) {}
  std::vector<House> know(const Unit& unit, Random& random) const;
  HousingMember member(const Unit& unit, std::size_t person, Day made, Day until, unsigned number,
                       Random& random) const;
  static const Habits& habits();

 private:
  House house(const Unit& unit, std::uint64_t ref, std::size_t place, Day from, std::optional<Day> to,
              Random& random) const;
  House hostel_room(const Unit& unit, std::uint64_t ref, std::size_t person, Random& random) const;
  void add_contact(const Unit& unit, HousingMember& member, Random& random) const;

  const Names& names_;
  Day today_;
};

// The files of one delivery.
class HousingFiles {
 public:
  explicit HousingFiles(const std::filesystem::path& folder);
  void write(const Unit& unit, const std::vector<House>& houses, Day today);
  void write_alert(const HousingAlert& alert);
  void merge(std::string_view old_id, std::string_view new_id, Day merged);
  void close(Day today);

 private:
  void write_member(const Unit& unit, const House& house, const HousingMember& member);
  void write_tenancy(const House& house, const Tenancy& tenancy, const Place& place, Day today);
  void write_property(const Place& place);
  void write_contact(const House& house, const HousingMember& member);

  std::filesystem::path folder_;
  CsvFile member_, tenagree_, property_, contactlink_, phone_, email_, alert_;
  std::optional<CsvFile> merges_;
};

inline constexpr std::uint64_t kHousesToUnit = 64;  // house_ref = unit number * 64 + its house

std::string property_ref(const Place& place);
// A number as people and clerks type it.
std::string typed_phone(const std::string& digits, Random& random);

}  // namespace concord::synth
