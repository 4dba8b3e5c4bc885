// What social care knows: cases in Mosaic, and the events of adults in Client Level Data.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "csv_file.hpp"
#include "view.hpp"

namespace concord::synth {

struct CareEvent {
  std::string_view type;  // Request, Assessment, Service, Review
  Day from{};
  std::optional<Day> to;
  std::string_view outcome, service_type, component, mechanism;
};

struct CareAddress {
  std::size_t place = 0;
  Day from{};
  std::optional<Day> to;
  Writing writing{};
};

// One number in social care's system. A person registered twice has two.
struct Case {
  std::uint64_t id = 0;  // PERSON_ID, and LA Person Unique Identifier
  View view;             // as Mosaic has it
  bool in_mosaic = false;
  bool in_cld = false;
  bool child = false;
  bool restricted = false;
  bool refuge = false;
  bool carer = false;
  std::vector<CareAddress> addresses;
  std::string phone, phone_type, email;
  View cld_view;              // as the return has it: made from another extract of the system
  std::size_t cld_place = 0;  // whose postcode it gives
  Writing cld_writing{};
  std::vector<CareEvent> events;
  std::optional<std::uint64_t> cares_for;  // another case
  std::optional<std::uint64_t> twice_of;   // registered already under this number
};

inline constexpr std::uint64_t kCasesToUnit = 128;

// The ids that adapters mint.
std::string cld_record_id(std::uint64_t id);
std::string mosaic_record_id(std::uint64_t id);

class SocialCare {
 public:
  SocialCare(const Names& names, Day today) : names_(names), today_(today) {}
  std::vector<Case> know(const Unit& unit, Random& random) const;
  // More events, of the year before `today`.
  static void add_events(Case& each, const Person& person, Day today, Random& random);
  static const Habits& mosaic_habits();
  static const WritingHabits& writing_habits();
  static const Habits& cld_habits();

 private:
  Case open(const Unit& unit, std::size_t person, std::uint64_t id, Random& random) const;
  std::vector<CareAddress> addresses(const Unit& unit, const Person& person, Day known, Random& random) const;
  void know_children(const Unit& unit, std::vector<Case>& cases, Random& random) const;
  void add_carer(const Unit& unit, std::vector<Case>& cases, Random& random) const;
  void register_twice(const Unit& unit, std::vector<Case>& cases, Random& random) const;

  const Names& names_;
  Day today_;
};

class CldFile {
 public:
  explicit CldFile(const std::filesystem::path& folder);
  // The events of the twelve months before `today`; nothing for whom there are none. True if there were.
  bool write(const Unit& unit, const Case& each, Day today);
  void close(Day today);

 private:
  std::filesystem::path folder_;
  CsvFile file_;
};

class MosaicFiles {
 public:
  explicit MosaicFiles(const std::filesystem::path& folder);
  void write(const Unit& unit, const Case& each, Day today);
  void merge(std::string_view old_id, std::string_view new_id, Day merged);
  void close(Day today);

 private:
  std::filesystem::path folder_;
  CsvFile persons_, addresses_, telephones_;
  std::optional<CsvFile> merges_;
};

}  // namespace concord::synth
