#include <thread>

#include <catch2/catch.hpp>

#include <concord/base/text.hpp>

using namespace concord;
using namespace std::string_literals;

TEST_CASE("UTF-8 is what Unicode's table of well-formed sequences has") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("Zoë Łukasz 李明 👩‍👩‍👧 a longer text than eight bytes"));
  CHECK(is_utf8("\xF4\x8F\xBF\xBF"));
  for (const auto& bad : {"\x80"s, "abcdefgh\xC3"s, "\xC0\xAF"s, "\xC1\xBF"s, "\xE0\x9F\xBF"s,
                          "\xED\xA0\x80"s, "\xF0\x8F\xBF\xBF"s, "\xF4\x90\x80\x80"s, "\xF5\x80\x80\x80"s,
                          "\xFF"s, "\xE2\x28\xA1"s, "\xC3 "s, "\xE2\x82 "s}) {
    CAPTURE(bad);
    CHECK_FALSE(is_utf8(bad));
  }
}

TEST_CASE("Windows-1252 becomes UTF-8, with a mark for the bytes that it leaves undefined") {
  CHECK(from_cp1252("O\x92Malley \x80 caf\xE9") == "O’Malley € café");
  CHECK(from_cp1252("\x81\x8D\x8F\x90\x9D") == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(from_cp1252("\xA0\xFF") == "\u00A0ÿ");
}

TEST_CASE("lengths and prefixes count characters, never half of one") {
  CHECK(utf8_length("Zoë 李明") == 6);
  CHECK(utf8_prefix("Zoë 李明", 3) == "Zoë");
  CHECK(utf8_prefix("Zoë 李明", 5) == "Zoë 李");
  CHECK(utf8_prefix("Zoë", 0).empty());
  CHECK(utf8_prefix("Zoë", 9) == "Zoë");
}

TEST_CASE("padding of blanks and NULs is trimmed") {
  CHECK(trim("  Amina \t\r\n"s + "\0\0"s) == "Amina");
  CHECK(trim(" \0 "s).empty());
  CHECK(collapse_blanks("  Flat  2,\t10   High St ") == "Flat 2, 10 High St");
  CHECK(collapse_blanks("Flat\u00A02\u2003\u3000x\u00A0") == "Flat 2 x");
}

TEST_CASE("splitting keeps empty pieces") {
  CHECK(split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
}

TEST_CASE("ASCII letters and digits are told from the rest") {
  CHECK(to_upper_ascii("aß1z") == "Aß1Z");
  CHECK(to_lower_ascii("ABÉz") == "abÉz");
  CHECK(is_digits("0123"));
  CHECK_FALSE(is_digits(""));
  CHECK_FALSE(is_digits("1.00021E+11"));
  CHECK_FALSE(is_digits("１２"));
  CHECK(keep_alnum_ascii("QQ 12-34.56 C é") == "QQ123456C");
  CHECK(starts_with_ignoring_case("EXORS of", "exors"));
  CHECK_FALSE(starts_with_ignoring_case("EX", "exors"));
}

TEST_CASE("letters of any script change their case one by one") {
  CHECK(to_lower("ABÉz Σ") == "abéz σ");
  CHECK(to_upper("abé ß") == "ABÉ ß");
  CHECK(to_upper("abz1") == "ABZ1");
}

TEST_CASE("folding makes spellings of one name equal") {
  CHECK(fold("O’Brien") == "o brien");
  CHECK(fold("O'Brien") == "o brien");
  CHECK(fold("  ANNE--Marie  ") == "anne marie");
  CHECK(fold("Szczepański-Łoś") == "szczepanski los");
  CHECK(fold("Zoë") == fold("Zoe\u0308"));
  CHECK(fold("Jürgen Groß") == "jurgen gross");
  CHECK(fold("Nguyễn Thị Bích Đào") == "nguyen thi bich dao");
  CHECK(fold("Çağla İpek ŞIK") == fold("cagla ipek sik"));
  CHECK(fold("ＡＢＣ１２３") == "abc123");
  CHECK(fold("Ana\u00ADbel\u200B") == "anabel");
  CHECK(fold("") == "");
  CHECK(fold("--") == "");
}

TEST_CASE("folding romanises other scripts") {
  CHECK(fold("Иван Петров") == "ivan petrov");
  CHECK(fold("Γιώργος") == "giorgos");
  CHECK(fold("李明") == "li ming");
  CHECK(fold("محمد") == "mhmd");
}

TEST_CASE("folding takes bytes that are not UTF-8 for breaks between words") {
  CHECK(fold("caf\xE9 bar") == "caf bar");
  CHECK(fold("a\xFF"s) == "a");
}

TEST_CASE("folding works on several threads at once") {
  std::vector<std::thread> threads;
  std::vector<std::string> got(4);
  for (std::size_t t = 0; t < got.size(); ++t) {
    threads.emplace_back([&got, t] {
      for (int i = 0; i < 200; ++i) got[t] = fold("Łukasz Иванов");
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& one : got) CHECK(one == "lukasz ivanov");
}

TEST_CASE("edits are inserted, deleted, replaced and swapped characters") {
  CHECK(edit_distance("", "", 3) == 0);
  CHECK(edit_distance("smith", "smith", 0) == 0);
  CHECK(edit_distance("smith", "smyth", 2) == 1);
  CHECK(edit_distance("smith", "smiht", 2) == 1);
  CHECK(edit_distance("smith", "smit", 2) == 1);
  CHECK(edit_distance("", "abc", 5) == 3);
  CHECK(edit_distance("ca", "abc", 5) == 3);  // optimal string alignment: no edits within a swap
  CHECK(edit_distance("kitten", "sitting", 5) == 3);
}

TEST_CASE("past the limit the count of edits stops at one more") {
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("abc", "xyzuvw", 1) == 2);
  CHECK(edit_distance("abc", "xyz", 0) == 1);
  CHECK(edit_distance(std::string(100, 'a'), std::string(100, 'b'), 7) == 8);
}

TEST_CASE("the nearest word is offered within a third of its length") {
  const std::vector<std::string_view> known{"record_id", "birth_date", "names", "part"};
  CHECK(nearest("birthdate", known) == "birth_date");
  CHECK(nearest("Record_ID", known) == "record_id");
  CHECK(nearest("name", known) == "names");
  CHECK_FALSE(nearest("postcode", known).has_value());
  CHECK_FALSE(nearest("", known).has_value());
}
