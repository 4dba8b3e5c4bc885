// People who are hard to tell apart or to recognise: three households with a father and a son of one name,
// twins, one telephone and one mailbox a household, and records with gaps, slips and other ways to write a
// name.
#pragma once

#include <array>

#include "people.hpp"

namespace people {

struct HardPerson {
  const char* given;
  const char* other_given;  // as others write it
  const char* middle;
  const char* family;
  const char* other_family;
  std::array<const char*, 4> dates;  // as it is, a slip, swapped, a part
  bool female;
  int household;
  const char* nino;
  const char* nino_with_slip;
};

// clang-format off
inline constexpr std::array<HardPerson, 12> kHardPeople{{
    {"john", "jon", "", "okafor", "okafour", {"1950-06-20", "1980-06-20", "1950-06-02", "1950"}, false, 0, "JG103759A", "JG103795A"},
    {"john", "johnny", "e", "okafor", "okafor williams", {"1981-11-03", "1981-11-30", "1981-03-11", "1981-11"}, false, 0, "JG103760A", "JG103760B"},
    {"adam", "a", "", "okafor", "okafor", {"2001-05-09", "2001-05-09", "2001-09-05", "2001"}, false, 0, "AB123456C", "AB123456C"},
    {"adebola", "ade", "", "okafor", "okafor", {"2001-05-09", "2001-05-09", "2001-09-05", "2001"}, false, 0, "AB123457C", "AB123475C"},
    {"amina", "aminah", "ngozi", "okafor", "mensah", {"1984-03-02", "1984-03-20", "1984-02-03", "1984"}, true, 0, "CE551199D", "CE551198D"},
    {"mohammed", "muhammad", "ali", "hussain", "hussein", {"1985-01-01", "1985-10-01", "1985-01-01", "1985"}, false, 1, "JG200001A", "JG200007A"},
    {"mohammed", "md", "", "hussain", "hossain", {"1990-01-01", "1990-01-10", "1990-01-01", "1990"}, false, 1, "JG200002A", "JG200002C"},
    {"malgorzata", "gosia", "", "wisniewska", "wisniewski", {"1979-12-24", "1979-12-04", "1979-12-24", "1979-12"}, true, 1, "", ""},
    {"minh", "nguyen", "thi", "nguyen", "minh", {"1992-07-08", "1992-07-09", "1992-08-07", "1992"}, true, 1, "", ""},
    {"grace", "g", "", "owusu", "mensah", {"1990-04-12", "1991-04-12", "1990-12-04", "1990"}, true, 2, "NR777777A", "NR777771A"},
    {"mary jane", "maryjane", "", "de la cruz", "smith jones", {"1966-02-28", "1966-02-23", "1966-02-28", "1966-02"}, true, 2, "", ""},
    {"bob", "robert", "j", "smith", "smyth", {"1948-10-11", "1943-10-11", "1948-11-10", "1948"}, false, 2, "NR777778A", "NR777787A"},
}};
// clang-format on

// A record of one of them. `roll(n)` is a number from 0 to n - 1: of dice, or of rapidcheck.
template <class Roll>
class HardRecord {
 public:
  HardRecord(std::string id, Roll roll)
      : roll_(roll),
        who_(kHardPeople[number(kHardPeople.size())]),
        record_(std::move(id), in(30)   ? "benefits"
                               : in(30) ? "social-care"
                                        : "housing") {}

  Subject make() {
    if (in(3)) return record_;  // says nothing
    name();
    if (in(15)) name();
    if (in(70)) record_.born(who_.dates[in(70) ? 0 : number(4)]);
    if (in(8)) record_.born(who_.dates[number(4)]);
    if (in(75)) address(in(85) ? who_.household : static_cast<int>(number(3)));
    if (in(15)) address(static_cast<int>(number(3)));
    if (in(6)) record_.at("1", "hostel row", "E8 1EA").shared();
    identifiers();
    contacts();
    if (in(30)) who_.female ? record_.female() : record_.male();
    Subject subject = record_;
    subject.ceased = in(5);
    if (in(25)) subject.attributes = {{"birth_place", in(50) ? "lagos" : "leeds"}};
    tidy(subject.names);
    tidy(subject.birth_dates);
    tidy(subject.addresses);
    tidy(subject.phones);
    return subject;
  }

 private:
  std::size_t number(std::size_t below) { return static_cast<std::size_t>(roll_(static_cast<int>(below))); }
  bool in(int percent) { return roll_(100) >= 100 - percent; }
  void name() {
    const char* const given = in(70) ? who_.given : in(90) ? who_.other_given : "";
    const char* const family = in(80) ? who_.family : who_.other_family;
    in(92) ? record_.named(given, family, in(30) ? who_.middle : "") : record_.named(family, given);
    if (in(4)) record_.cut();
  }
  void address(int household) {
    static constexpr std::array<std::array<const char*, 3>, 3> homes{
        {{"10", "high street", "E8 3HA"}, {"12", "high street", "E8 3HA"}, {"7", "mare street", "E9 1AA"}}};
    const auto& home = homes[static_cast<std::size_t>(household)];
    record_.at(home[0], in(95) ? home[1] : "", in(90) ? home[2] : "E2 6DG", in(10) ? "2" : "",
               in(20) ? std::string("10002333695") + home[0] : "");
  }
  void identifiers() {
    if (in(25) && *who_.nino != 0) record_.with("nino", in(85) ? who_.nino : who_.nino_with_slip, in(40));
    if (in(4)) record_.with("nino", kHardPeople[number(5)].nino);  // a partner's
    if (in(8)) record_.with("nhs-number", who_.female ? "9434765919" : "9434765870", in(50));
    if (in(12)) record_.with("benefit-claim", std::to_string(who_.household));
  }
  void contacts() {
    const std::string household = std::to_string(who_.household);
    if (in(25)) record_.phone("+44207946001" + household);
    if (in(10)) record_.phone(std::string("+4477009009") + who_.dates[0][3] + who_.dates[0][9]);
    if (in(20))
      record_.email(in(50) ? "home" + household + "@example.org" : who_.given + std::string("@example.org"));
  }
  template <class Value>
  static void tidy(std::vector<Value>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }

  Roll roll_;
  const HardPerson& who_;
  Person record_;
};

}  // namespace people
