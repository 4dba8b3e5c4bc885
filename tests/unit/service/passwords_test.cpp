#include <ctime>

#include <catch2/catch.hpp>

#include <concord/base/text.hpp>
#include <concord/service/sign_in.hpp>

using namespace concord;
using namespace concord::service;

TEST_CASE("names and passwords that can't be good are refused") {
  for (const auto* name : {"", ".a", "a b", "a/b", "ä"}) {
    CHECK_FALSE(parse_account_name(name));
  }
  CHECK_FALSE(parse_account_name(std::string(65, 'a')));
  CHECK(parse_account_name(" N.Okoro@council ").value() == "n.okoro@council");
  CHECK_FALSE(check_new_password("elevenchars", "n.okoro"));
  CHECK_FALSE(check_new_password(std::string(129, 'x') + "y", "n.okoro"));
  CHECK_FALSE(check_new_password("the N.Okoro password", "n.okoro"));
  CHECK(check_new_password("twelve chars", "n.okoro"));
}

TEST_CASE("a password that is guessed soon is refused, and it's told why without telling it") {
  for (const std::string guessed :
       {"iloveyou1234", "123456789012", "aaaaaaaaaaaa", "éééééééééééé", "abcabcabcabc", "Manchester United",
        "M@nch3ster United", "detinUretsehcnaM", "Liverpool2024", "thequickbrownfox", "01/02/1985 smith",
        "zxcvbnmzxcvbnmzxcvbnm"}) {
    CAPTURE(guessed);
    const auto judged = check_new_password(guessed, "n.okoro");
    REQUIRE_FALSE(judged);
    CHECK(judged.error().faults.front().pointer == "/password");
    CHECK(judged.error().faults.front().detail.find("guessed too soon") != std::string::npos);
    CHECK(judged.error().faults.front().detail.find(guessed) == std::string::npos);
  }
  CHECK_FALSE(check_new_password(std::string(12, '\0') + "a brass door in Hackney", "n.okoro"));
  for (const auto* good : {"no list has this one", "gravel otter lantern mirth", "coffee train fish",
                           "xK9#mQ2$vL7p", "Grüße aus der Küche"}) {
    CAPTURE(good);
    CHECK(check_new_password(good, "n.okoro"));
  }
}

TEST_CASE("a password that lives by the council's words is refused, also with digits for letters") {
  for (const auto* local : {"Concord2026!!", "council-council-council", "Hackney Council 1965",
                            "hackneyhackney22", "Welcome-to-Hackney-2026", "h4ckn3y h4ckn3y"}) {
    CAPTURE(local);
    CHECK_FALSE(check_new_password(local, "n.okoro", "hackney dalston"));
  }
  CHECK(check_new_password("hackneyhackney22 and a brass door", "n.okoro", "hackney dalston"));
  CHECK(check_new_password("Hackney in 1965 ok", "n.okoro"));
  CHECK(check_new_password("h4ckn3y h4ckn3y", "n.okoro"));  // where nobody would think of Hackney
}

TEST_CASE("to judge the longest password takes no longer than to hash it") {
  const auto processor_time = [](const auto& work) {
    timespec before{}, after{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    work();
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    return static_cast<double>(after.tv_sec - before.tv_sec) +
           1e-9 * static_cast<double>(after.tv_nsec - before.tv_nsec);
  };
  const double hashed = processor_time([] { hash_password(std::string(128, '4')); });
  for (const auto* part : {"4", "1|", "é", "qwertyuiop"}) {
    std::string longest;
    while (utf8_length(longest + part) <= 128) {
      longest += part;
    }
    CAPTURE(part);
    CHECK(processor_time([&] { (void)check_new_password(longest, "n.okoro"); }) < hashed);
  }
}

TEST_CASE("no password meets no hash") {
  CHECK_FALSE(password_meets("", ""));
  CHECK_FALSE(password_meets("", "no password is this"));
  CHECK(password_meets(hash_password("x"), "x"));
  CHECK(hash_password("x") != hash_password("x"));
  CHECK(hash_password("x").starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}
