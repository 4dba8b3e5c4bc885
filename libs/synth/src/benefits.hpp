// What the benefits system knows: claims with their households, and council-tax accounts. Layout: academy.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "csv_file.hpp"
#include "view.hpp"

namespace concord::synth {

struct ClaimHome {
  std::size_t place = 0;
  Day from{};
  std::optional<Day> to;
  Writing writing{};
};

struct ClaimMember {
  View view;
  unsigned person_ref = 1;
  char type = '1';             // 1 claimant, 2 partner, 3 dependant, 4 non-dependant
  std::size_t first_home = 0;  // of the claim's homes: where the person comes in
  std::optional<std::size_t> last_home;
  bool carer = false, student = false, disabled = false;
};

struct Claim {
  std::uint64_t id = 0;
  char status = '1';
  Day applied{};
  std::optional<Day> cancelled;
  std::string telephone;
  bool violent = false, unsafe_address = false;
  std::string warning;
  std::vector<ClaimHome> homes;
  std::vector<ClaimMember> members;
  std::uint64_t account = 0;  // council-tax support is paid into it; 0: none
};

enum class LiableKind : std::uint8_t { person, couple, executors, company, void_property, occupier };

struct Account {
  std::uint64_t ref = 0;
  LiableKind kind = LiableKind::person;
  std::vector<View> people;                          // one or two, those named; none for other kinds
  std::string name;                                  // lead_liab_name
  std::string title, forename, middlename, surname;  // of the lead person
  int position = 4;                                  // lead_liab_pos
  std::size_t place = 0;
  Day from{};
  std::optional<Day> to;
  std::optional<std::size_t> forwarding;  // place
  std::optional<std::size_t> dead;        // the person whose executors it names
};

std::string record_id(const Claim& claim, const ClaimMember& member);
std::string record_id(const Account& account, std::size_t which);  // 0 or 1

class HousingBenefit {
 public:
  HousingBenefit(const Names& names, Day today) : names_(names), today_(today) {}
  std::vector<Claim> know(const Unit& unit, Random& random) const;
  ClaimMember member(const Unit& unit, std::size_t person, Day made, Day until, unsigned ref, char type,
                     Random& random) const;
  static const Habits& habits();
  static const WritingHabits& writing_habits();

 private:
  std::optional<Claim> claim(const Unit& unit, std::uint64_t id, std::size_t head,
                             std::vector<ClaimHome> homes, std::optional<Day> cancelled,
                             Random& random) const;

  const Names& names_;
  Day today_;
};

class CouncilTax {
 public:
  CouncilTax(const Names& names, Day today) : names_(names), today_(today) {}
  // Also the persons that only an account knows: a landlord of shared houses is added to the unit.
  std::vector<Account> know(const Unit& unit, Random& random) const;
  Account account(const Unit& unit, std::uint64_t ref, std::size_t place, std::size_t lead, Day from,
                  std::optional<Day> to, Random& random) const;
  // Writes the account's names anew from its people.
  static void name_account(Account& account);
  static void name_executors(Account& account, const Unit& unit, std::size_t person, Random& random);
  static const Habits& habits();

 private:
  void add_second(const Unit& unit, Account& account, std::size_t lead, Random& random) const;
  const Names& names_;
  Day today_;
};

inline constexpr std::uint64_t kClaimsToUnit = 64;
inline constexpr std::uint64_t kAccountsToUnit = 16;
inline constexpr std::uint64_t kFirstAccount = 50000000;

class AcademyFiles {
 public:
  explicit AcademyFiles(const std::filesystem::path& folder);
  void write(const Unit& unit, const std::vector<Claim>& claims, const std::vector<Account>& accounts,
             Day today);
  void merge(std::string_view old_id, std::string_view new_id, Day merged);
  void close(Day today);

 private:
  void write_claim(const Unit& unit, const Claim& claim, Day today);
  void write_member(const Unit& unit, const Claim& claim, std::size_t home, const ClaimMember& member,
                    std::size_t row, Day today);
  void write_account(const Unit& unit, const Account& account, Day today);
  void write_property(const Place& place);

  std::filesystem::path folder_;
  CsvFile claim_, household_, member_, ctax_claim_, account_, occupation_, property_;
  std::optional<CsvFile> merges_;
};

}  // namespace concord::synth
