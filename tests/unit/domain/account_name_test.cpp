#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <concord/domain/person_name.hpp>

using namespace concord::domain;

namespace {

// "TITLE|GIVEN|MIDDLE|FAMILY|SUFFIX"
std::string flat(const PersonName& name) {
  return name.title + '|' + name.given + '|' + name.middle + '|' + name.family + '|' + name.suffix;
}

struct Row {
  std::string text;
  std::vector<std::string> people;
};

void check(NamedKind kind, const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto party = parse_account_name(row.text);
    CHECK(to_string(party.kind) == to_string(kind));
    std::vector<std::string> people;
    for (const auto& name : party.people) people.push_back(flat(name));
    CHECK(people == row.people);
  }
}

void check_no_people(NamedKind kind, const std::vector<std::string>& texts) {
  for (const auto& text : texts) check(kind, {{text, {}}});
}

}  // namespace

TEST_CASE("an account's family name stands before the comma") {
  check(NamedKind::person, {{"OKAFOR, MS AMINA", {"MS|AMINA||OKAFOR|"}},
                            {"SMITH, MR FORENAME MIDDLE", {"MR|FORENAME|MIDDLE|SMITH|"}},
                            {"Smith, John", {"|John||Smith|"}},
                            {"SMITH,MR J A", {"MR|J|A|SMITH|"}},
                            {"SMITH, J.A.", {"|J|A|SMITH|"}},
                            {"SMITH, JOHN, MR", {"MR|JOHN||SMITH|"}},
                            {"SMITH, MR JOHN JR", {"MR|JOHN||SMITH|JR"}},
                            {"MR SMITH, JOHN", {"MR|JOHN||SMITH|"}},
                            {"VAN DER BERG, MRS ANNA", {"MRS|ANNA||VAN DER BERG|"}},
                            {"O'BRIEN, MISS SINEAD", {"MISS|SINEAD||O'BRIEN|"}},
                            {"O’BRIEN-JONES, MR P", {"MR|P||O’BRIEN-JONES|"}},
                            {"SMITH, DR A", {"DR|A||SMITH|"}},
                            {"SMITH, REV DR A", {"REV DR|A||SMITH|"}},
                            {"LORD, MR JACK", {"MR|JACK||LORD|"}},
                            {"SMITH (NEE JONES), MRS P", {"MRS|P||SMITH|"}},
                            {"SMITH, (MRS) P", {"MRS|P||SMITH|"}},
                            {"SMITH, MR", {"MR|||SMITH|"}},
                            {"CHURCH, MRS CHARLOTTE", {"MRS|CHARLOTTE||CHURCH|"}},
                            {"COUNCIL, MR BRYAN", {"MR|BRYAN||COUNCIL|"}},
                            {"SMITH, MR J T/A SMITH PLUMBING LTD", {"MR|J||SMITH|"}},
                            {"SMITH, MR J C/O JONES LETTINGS", {"MR|J||SMITH|"}}});
}

TEST_CASE("an account's name may be in the order of speech") {
  check(NamedKind::person,
        {{"MR JOHN SMITH", {"MR|JOHN||SMITH|"}},
         {"Mr. J. A. Smith", {"Mr|J|A|Smith|"}},
         {"Amina Okafor", {"|Amina||Okafor|"}},
         {"MR SMITH", {"MR|||SMITH|"}},
         {"SMITH", {"|||SMITH|"}},
         {"SMITH J", {"|J||SMITH|"}},
         {"SMITH J A", {"|J|A|SMITH|"}},
         {"SMITH MR JOHN", {"MR|JOHN||SMITH|"}},
         {"VAN DYKE MR DICK", {"MR|DICK||VAN DYKE|"}},
         {"MR LUDWIG VAN BEETHOVEN", {"MR|LUDWIG||VAN BEETHOVEN|"}},
         {"MRS MARIA DE LA CRUZ", {"MRS|MARIA||DE LA CRUZ|"}},
         {"AHMED BIN KHALID", {"|AHMED||BIN KHALID|"}},
         {"MR A ST JOHN", {"MR|A||ST JOHN|"}},
         {"MISS MARY-JANE O'BRIEN", {"MISS|MARY-JANE||O'BRIEN|"}},
         {"Nguyễn Thị Minh Khai", {"|Nguyễn|Thị Minh|Khai|"}},
         {"محمد", {"|||محمد|"}},
         {"Zoë Müller", {"|Zoë||Müller|"}},
         {"X Æ A-12", {"|X|Æ|A-12|"}},
         {"Null", {"|||Null|"}},
         {"MR C NULL", {"MR|C||NULL|"}},
         {"Jr", {"|||Jr|"}},
         {"MR JOHN SMITH JNR", {"MR|JOHN||SMITH|JNR"}},
         {"Oluwaseunfunmilayo-Adebayo Ogunbanjo", {"|Oluwaseunfunmilayo-Adebayo||Ogunbanjo|"}},
         {"CLLR A OKAFOR", {"CLLR|A||OKAFOR|"}},
         {"MRS CHARLOTTE CHURCH", {"MRS|CHARLOTTE||CHURCH|"}},
         {"MR PARK HOUSE", {"MR|PARK||HOUSE|"}},
         {"LORD", {"|||LORD|"}},
         {"C/O MR J SMITH", {"MR|J||SMITH|"}}});
}

TEST_CASE("couples are two people, however they are written") {
  check(NamedKind::couple,
        {{"SMITH, MR J & MRS P", {"MR|J||SMITH|", "MRS|P||SMITH|"}},
         {"SMITH, MR JOHN AND MRS PAULA", {"MR|JOHN||SMITH|", "MRS|PAULA||SMITH|"}},
         {"SMITH, MR JOHN ALAN & MRS PAULA ANN", {"MR|JOHN|ALAN|SMITH|", "MRS|PAULA|ANN|SMITH|"}},
         {"SMITH, MR JOHN & MS PAULA JONES", {"MR|JOHN||SMITH|", "MS|PAULA||JONES|"}},
         {"VO, MR DUC & MRS THI LAN TONG", {"MR|DUC||VO|", "MRS|THI|LAN|TONG|"}},
         {"SMITH, MR J & HOUSE, MS P", {"MR|J||SMITH|", "MS|P||HOUSE|"}},
         {"SMITH, MR J & MRS SMITH", {"MR|J||SMITH|", "MRS|||SMITH|"}},
         {"SMITH, J & P", {"|J||SMITH|", "|P||SMITH|"}},
         {"SMITH, MR J & OKAFOR, MS A", {"MR|J||SMITH|", "MS|A||OKAFOR|"}},
         {"SMITH, MR J & MS P JONES", {"MR|J||SMITH|", "MS|P||JONES|"}},
         {"SMITH MR J & MRS P", {"MR|J||SMITH|", "MRS|P||SMITH|"}},
         {"SMITH, MR J MRS P", {"MR|J||SMITH|", "MRS|P||SMITH|"}},
         {"SMITH, MR & MRS", {"MR|||SMITH|", "MRS|||SMITH|"}},
         {"SMITH, MR & MRS J", {"MR|J||SMITH|", "MRS|||SMITH|"}},
         {"MR & MRS J SMITH", {"MR|J||SMITH|", "MRS|||SMITH|"}},
         {"MR AND MRS J SMITH", {"MR|J||SMITH|", "MRS|||SMITH|"}},
         {"MR/MRS J SMITH", {"MR|J||SMITH|", "MRS|||SMITH|"}},
         {"MR & MRS SMITH", {"MR|||SMITH|", "MRS|||SMITH|"}},
         {"MR & MRS JOHN & MARY SMITH", {"MR|JOHN||SMITH|", "MRS|MARY||SMITH|"}},
         {"MR J & MRS P SMITH", {"MR|J||SMITH|", "MRS|P||SMITH|"}},
         {"MR JOHN & MRS MARY SMITH", {"MR|JOHN||SMITH|", "MRS|MARY||SMITH|"}},
         {"MR J SMITH & MRS P SMITH", {"MR|J||SMITH|", "MRS|P||SMITH|"}},
         {"MR J SMITH & MS A OKAFOR", {"MR|J||SMITH|", "MS|A||OKAFOR|"}},
         {"MR J SMITH MRS P SMITH", {"MR|J||SMITH|", "MRS|P||SMITH|"}},
         {"MR SMITH & MRS JONES", {"MR|||SMITH|", "MRS|||JONES|"}},
         {"MR SMITH & MRS P JONES", {"MR|||SMITH|", "MRS|P||JONES|"}},
         {"J & P SMITH", {"|J||SMITH|", "|P||SMITH|"}},
         {"J&P SMITH", {"|J||SMITH|", "|P||SMITH|"}},
         {"SMITH J & P", {"|J||SMITH|", "|P||SMITH|"}},
         {"JOHN & MARY SMITH", {"|JOHN||SMITH|", "|MARY||SMITH|"}},
         {"JOHN SMITH & MARY", {"|JOHN||SMITH|", "|MARY||SMITH|"}},
         {"JOHN SMITH AND MARY JONES", {"|JOHN||SMITH|", "|MARY||JONES|"}},
         {"SMITH & OKAFOR", {"|||SMITH|", "|||OKAFOR|"}},
         {"MR & MRS VAN DER BERG", {"MR|||VAN DER BERG|", "MRS|||VAN DER BERG|"}},
         {"SMITH, MR J & MRS P & MISS K", {"MR|J||SMITH|", "MRS|P||SMITH|", "MISS|K||SMITH|"}}});
}

TEST_CASE("executors stand for the dead") {
  check(NamedKind::estate, {{"EXORS OF J SMITH DEC'D", {"|J||SMITH|"}},
                            {"SMITH, MR John Alan Decd", {"MR|John|Alan|SMITH|"}},
                            {"SMITH, MR JOHN (DECEASED)", {"MR|JOHN||SMITH|"}},
                            {"SMITH, MR JOHN DEC", {"MR|JOHN||SMITH|"}},
                            {"SMITH, MR JOHN DEC D", {"MR|JOHN||SMITH|"}},
                            {"EXECUTORS OF THE LATE MRS P SMITH", {"MRS|P||SMITH|"}},
                            {"THE EXECUTORS OF SMITH, MRS P", {"MRS|P||SMITH|"}},
                            {"EXORS SMITH J", {"|J||SMITH|"}},
                            {"SMITH J EXORS OF", {"|J||SMITH|"}},
                            {"SMITH, MR J (EXORS OF)", {"MR|J||SMITH|"}},
                            {"PERSONAL REPS OF MRS P SMITH", {"MRS|P||SMITH|"}},
                            {"PERS REPS MRS P SMITH", {"MRS|P||SMITH|"}},
                            {"PERSONAL REPRESENTATIVES OF P SMITH", {"|P||SMITH|"}},
                            {"ESTATE OF JOHN SMITH", {"|JOHN||SMITH|"}},
                            {"THE LATE MR J SMITH", {"MR|J||SMITH|"}},
                            {"LATE MR J SMITH", {"MR|J||SMITH|"}},
                            {"PRS OF O'BRIEN, MR S", {"MR|S||O'BRIEN|"}},
                            {"EXORS OF", {}}});
}

TEST_CASE("companies do not become people") {
  check_no_people(NamedKind::company, {"Renting Company LTD",
                                       "ALMA PROPERTIES LIMITED",
                                       "ALMA HOMES PLC",
                                       "SMITH & JONES LLP",
                                       "GUINNESS TRUST",
                                       "DALSTON HOUSING ASSOCIATION",
                                       "LONDON BOROUGH OF HACKNEY",
                                       "HACKNEY COUNCIL",
                                       "LBH",
                                       "ALMA LETTINGS",
                                       "SMITH & SONS",
                                       "J SMITH & CO",
                                       "MR J SMITH & SONS",
                                       "MR SMITH PROPERTIES LTD",
                                       "SMITH PROPERTY MANAGEMENT",
                                       "ALMA P.L.C.",
                                       "LBH HOUSING",
                                       "HACKNEY, LONDON BOROUGH OF",
                                       "TRUSTEES OF THE ALMA CHAPEL",
                                       "SOUTHERN HOUSING GROUP",
                                       "ST MARYS CHURCH",
                                       "THE ALMA CLUB",
                                       "ALMA ESTATES LTD",
                                       "NATIONWIDE RESIDENTIAL PROPERTY L",
                                       "ALMA RESIDENTIAL INVESTMENTS LIM",
                                       "DALSTON AND CLAPTON HOMES ASSOCI"});
}

TEST_CASE("a full column that ends in a family name is still a person") {
  check(NamedKind::person, {{"MR CHRISTOPHER BARTHOLOMEW WU LI", {"MR|CHRISTOPHER|BARTHOLOMEW WU|LI|"}}});
}

TEST_CASE("empty properties and occupiers name nobody") {
  check_no_people(NamedKind::void_property,
                  {"VOID", "LBH VOID", "VOID PROPERTY", "Void - 12 High St", "VACANT", "EMPTY PROPERTY"});
  check_no_people(
      NamedKind::occupier,
      {"THE OCCUPIER", "The Occupier", "OCCUPIER", "OWNER/OCCUPIER", "THE OWNER", "OWNER", "CURRENT OCCUPIER",
       "THE RESIDENT", "THE TENANT(S)", "THE PROPERTY OWNER", "OCCUPIERS", "THE LIABLE PERSON"});
  check_no_people(NamedKind::unknown,
                  {"", "   ", "UNKNOWN", "TBC", "N/A", "TEST", "?", ",", "&", "MR", "XXXX", "THE"});
}

TEST_CASE("whatever stands in the field, reading it ends") {
  for (const std::string text :
       {",,,,", "& & &", "MR & & MRS", "MR,,MRS", "(((", ")", "(", "SMITH, , MR J", "DEC'D", "EXORS OF & CO",
        "LTD", "T/A", "C/O", "\xff\xfe", "\xc3", "THE LATE", "LATE", "MR MR MR", "MRS & MRS & MRS & MRS"}) {
    CAPTURE(text);
    const auto party = parse_account_name(text);
    if (party.kind == NamedKind::person) CHECK(party.people.size() == 1);
    if (party.kind == NamedKind::couple) CHECK(party.people.size() >= 2);
  }
}

TEST_CASE("a name in Windows-1252 is read") {
  check(NamedKind::person, {{"O\x92"
                             "BRIEN, MR S",
                             {"MR|S||O’BRIEN|"}}});
}
