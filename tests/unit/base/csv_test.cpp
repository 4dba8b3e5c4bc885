#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <unistd.h>

#include <concord/base/csv.hpp>

using namespace concord;
using namespace std::string_literals;

namespace {

class File {
 public:
  explicit File(std::string_view bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("concord_csv_test_" + std::to_string(getpid()) + ".csv")) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~File() { std::filesystem::remove(path_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Read {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;
  std::vector<std::pair<std::uint64_t, Error>> refused;
};

Read read_all(std::string_view bytes, CsvLimits limits = {}, char separator = ',') {
  const File file(bytes);
  auto reader = CsvReader::open(file.path(), separator, limits);
  REQUIRE(reader.has_value());
  Read all{reader->header(), {}, {}};
  CsvRow row;
  for (;;) {
    const auto more = reader->next(row);
    if (!more) {
      all.refused.emplace_back(row.line, more.error());
      continue;
    }
    if (!*more) break;
    all.rows.push_back(row);
  }
  CHECK(reader->bytes_read() == bytes.size());
  return all;
}

Error open_error(std::string_view bytes) {
  const File file(bytes);
  const auto reader = CsvReader::open(file.path());
  REQUIRE_FALSE(reader.has_value());
  return reader.error();
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("rows have their cells and the line on which they start") {
  const Read all = read_all("id,name\n1,Amina\n2,\"Okafor, Ms\"\n");
  CHECK(all.header == Cells{"id", "name"});
  REQUIRE(all.rows.size() == 2);
  CHECK(all.rows[0].line == 2);
  CHECK(all.rows[1].cells == Cells{"2", "Okafor, Ms"});
}

TEST_CASE("a byte-order mark, CR LF, lone CR, blank lines and a last line without an end are taken") {
  CHECK(read_all("\xEF\xBB\xBFid,name\r\n1,a\r\n").header == Cells{"id", "name"});
  CHECK(read_all("\xEF\xBB\xBF\"id\",name\n").header == Cells{"id", "name"});
  const Read mac = read_all("id,name\r1,a\r2,b");
  REQUIRE(mac.rows.size() == 2);
  CHECK(mac.rows[1].line == 3);
  CHECK(mac.rows[1].cells == Cells{"2", "b"});
  const Read blanks = read_all("id,name\n\n\r\n1,a\n\n");
  REQUIRE(blanks.rows.size() == 1);
  CHECK(blanks.rows[0].line == 4);
}

TEST_CASE("quoted cells keep line ends, separators and doubled quotes") {
  const Read all = read_all("id,note\r\n1,\"He said \"\"no\"\",\r\nthen left\r\n\"\r\n2,x\r\n");
  REQUIRE(all.rows.size() == 2);
  CHECK(all.rows[0].cells[1] == "He said \"no\",\r\nthen left\r\n");
  CHECK(all.rows[0].line == 2);
  CHECK(all.rows[1].line == 5);
}

TEST_CASE("cells are as written: padding stays, and so do leading zeros and formulas") {
  const Read all = read_all("ref,name,x\n000123  , Smith   ,=1+1\n\"\",,\t\n");
  REQUIRE(all.rows.size() == 2);
  CHECK(all.rows[0].cells == Cells{"000123  ", " Smith   ", "=1+1"});
  CHECK(all.rows[1].cells == Cells{"", "", "\t"});
}

TEST_CASE("a cell that is not UTF-8 is read as Windows-1252, its neighbours stay UTF-8") {
  const Read all = read_all("a,b\nO\x92Malley,Zo\xC3\xAB\n");
  REQUIRE(all.rows.size() == 1);
  CHECK(all.rows[0].cells == Cells{"O’Malley", "Zoë"});
}

TEST_CASE("a row with a wrong number of cells is refused and its neighbours are not") {
  const Read all = read_all("a,b,c\n1,2,3\n1,2\n1,2,3,4\n4,5,6\n");
  REQUIRE(all.rows.size() == 2);
  CHECK(all.rows[1].cells == Cells{"4", "5", "6"});
  REQUIRE(all.refused.size() == 2);
  CHECK(all.refused[0].first == 3);
  CHECK(all.refused[0].second.detail == "line 3: 2 cells where the header has 3");
  CHECK(all.refused[1].second.detail == "line 4: 4 cells where the header has 3");
}

TEST_CASE("a cell with a NUL and a cell past the limit are refused with their line") {
  const Read all = read_all("a,b\n1,x\0y\n2,12345678\n3,123456789\n4,ok\n"s, {8, 512, 1U << 20U});
  REQUIRE(all.rows.size() == 2);
  CHECK(all.rows[0].cells[0] == "2");
  REQUIRE(all.refused.size() == 2);
  CHECK(all.refused[0].second.code == Code::malformed);
  CHECK(all.refused[0].first == 2);
  CHECK(all.refused[1].second.code == Code::too_long);
  CHECK(all.refused[1].first == 4);
}

TEST_CASE("a quote left open costs its own line and no other") {
  const Read all = read_all("a,b\n1,\"open\n2,fine\n3,\"also fine\"\n4,x\n");
  REQUIRE(all.refused.size() == 1);
  CHECK(all.refused[0].first == 2);
  REQUIRE(all.rows.size() == 3);
  CHECK(all.rows[0].cells == Cells{"2", "fine"});
  CHECK(all.rows[1].cells == Cells{"3", "also fine"});
  CHECK(all.rows[2].line == 5);
}

TEST_CASE("a quote left open at the end of the file is refused") {
  const Read all = read_all("a,b\n1,x\n2,\"cut of");
  CHECK(all.rows.size() == 1);
  REQUIRE(all.refused.size() == 1);
  CHECK(all.refused[0].second.detail == "line 3: a quote that is not closed");
}

TEST_CASE("a bare quote inside a cell is kept where the line has the right number of cells") {
  const Read all = read_all("a,b,c\n1,5\" pipe,x\n2,\"The \"Old\" Barn\",y\n3,\"a\"b,c\n4,x,y\n");
  REQUIRE(all.rows.size() == 3);
  CHECK(all.rows[0].cells == Cells{"1", "5\" pipe", "x"});
  CHECK(all.rows[1].cells == Cells{"2", "The \"Old\" Barn", "y"});
  CHECK(all.rows[2].cells == Cells{"4", "x", "y"});
  REQUIRE(all.refused.size() == 1);
  CHECK(all.refused[0].first == 4);
}

TEST_CASE("a row that never ends is refused without being read into memory") {
  const std::string endless = "a,b\n1,\"" + std::string(3U << 20U, 'x') + "\n2,y\n";
  const Read all = read_all(endless, {1U << 10U, 512, 1U << 16U});
  REQUIRE(all.refused.size() == 1);
  CHECK(all.refused[0].first == 2);
  REQUIRE(all.rows.size() == 1);
  CHECK(all.rows[0].cells == Cells{"2", "y"});
  CHECK(all.rows[0].line == 3);
}

TEST_CASE("rows read the same wherever the file's blocks end") {
  std::string text = "id,name,note\r\n";
  const int count = 30000;
  for (int i = 0; i < count; ++i) {
    text +=
        std::to_string(i) + ",\"Zoë\r\n" + std::string(static_cast<std::size_t>(i % 37), 'x') + "\",b\r\n";
  }
  const Read all = read_all(text);
  CHECK(all.refused.empty());
  REQUIRE(all.rows.size() == static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    REQUIRE(all.rows[i].line == 2 + 2 * i);
    REQUIRE(all.rows[i].cells == Cells{std::to_string(i), "Zoë\r\n" + std::string(i % 37, 'x'), "b"});
  }
}

TEST_CASE("another separator may be given") {
  CHECK(read_all("a;b\n1,5;2\n", {}, ';').rows[0].cells == Cells{"1,5", "2"});
  CHECK(read_all("a\tb\n1\t\"x\"\n", {}, '\t').rows[0].cells == Cells{"1", "x"});
}

TEST_CASE("a file that can't be a table is refused whole") {
  CHECK(open_error("").detail == "the file has no header row");
  CHECK(open_error("\n\r\n").code == Code::malformed);
  CHECK(open_error("\xFF\xFEi\0d\0"s).detail == "the file is UTF-16: save it as UTF-8");
  CHECK(open_error("a,\0b\n"s).code == Code::malformed);
  CHECK(open_error("a,\"b\n").code == Code::malformed);
  CHECK(open_error(std::string(600, ',') + "\n").code == Code::too_many);
  CHECK(CsvReader::open("/nowhere/member.csv").error().code == Code::not_found);
  CHECK(CsvReader::open(std::filesystem::temp_directory_path()).error().code == Code::not_found);
}

TEST_CASE("columns are found by name in any case, and what is missing is named with the nearest") {
  const File file(" House_Ref , PERSON_no,surname,Surname\n");
  const auto reader = CsvReader::open(file.path()).value();
  CHECK(reader.column("house_ref") == 0);
  CHECK(reader.column("Person_No") == 1);
  CHECK(reader.column("title") == -1);
  CHECK(reader.require({"house_ref", "PERSON_NO"}).has_value());
  const auto missing = reader.require({"house_rf", "dob", "surname"});
  REQUIRE_FALSE(missing.has_value());
  REQUIRE(missing.error().faults.size() == 3);
  CHECK(missing.error().faults[0].detail == "column house_rf is missing; the nearest is House_Ref");
  CHECK(missing.error().faults[1].detail == "column dob is missing");
  CHECK(missing.error().faults[2].code == Code::duplicate_field);
}

TEST_CASE("a file with another separator is told which it seems to have") {
  const auto told = [](std::string_view bytes, char separator) {
    const File file(bytes);
    const auto missing = CsvReader::open(file.path(), separator)->require({"id"});
    REQUIRE_FALSE(missing.has_value());
    return missing.error().detail;
  };
  CHECK(told("id;name;town\n", ',').find("separated by semicolons (;)") != std::string::npos);
  CHECK(told("id\tname\n", ',').find("separated by tabs") != std::string::npos);
  CHECK(told("id|name\n", ',').find("separated by bars (|)") != std::string::npos);
  CHECK(told("id,name\n", ';').find("separated by commas (,)") != std::string::npos);
  CHECK(told("number\n", ',').find("separated") == std::string::npos);
  CHECK(told("a;b,c\n", ',').find("separated") == std::string::npos);
}

TEST_CASE("a cell is quoted only where it must be, and defused only for people") {
  CHECK(csv_cell("plain  ") == "plain  ");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("say \"x\"\n") == "\"say \"\"x\"\"\n\"");
  CHECK(csv_cell("=HYPERLINK(\"x\")") == "\"=HYPERLINK(\"\"x\"\")\"");
  CHECK(csv_cell("=HYPERLINK(\"x\")", true) == "\"'=HYPERLINK(\"\"x\"\")\"");
  for (const auto* formula : {"=1", "+44", "-1", "@x", "\tx"}) {
    CAPTURE(formula);
    CHECK(csv_cell(formula, true) == "'"s + formula);
    CHECK(csv_cell(formula) == formula);
  }
  CHECK(csv_cell("a=1", true) == "a=1");
  CHECK(csv_cell("", true).empty());
}
