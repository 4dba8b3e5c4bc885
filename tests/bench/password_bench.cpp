// What a password costs: its hash, and the judging of the longest; and within how many guesses those of the
// docs are found. Processor time of one core; JSON, one object.
#include <ctime>

#include <fmt/format.h>

#include <concord/service/accounts.hpp>

#include "../../libs/service/src/sign_in/guesses.hpp"
#include "plain_server.hpp"

namespace {

using namespace concord;

double milliseconds_of(const std::function<void()>& work) {
  std::vector<double> rounds;
  for (int round = 0; round < 9; ++round) {
    timespec before{}, after{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    work();
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    rounds.push_back(static_cast<double>(after.tv_sec - before.tv_sec) * 1e3 +
                     static_cast<double>(after.tv_nsec - before.tv_nsec) * 1e-6);
  }
  return bench::median(rounds);
}

}  // namespace

int main() {
  const double hash = milliseconds_of([] { service::hash_password("seven badgers under the bridge"); });
  const double longest =
      milliseconds_of([] { (void)service::check_new_password(std::string(128, '4'), "n.okoro"); });
  constexpr double kGuesses = 1e10, kYear = 365.25 * 24 * 60 * 60 * 1000;
  fmt::print("{{\"bench\":\"password\",\"hash_ms\":{:.1f},\"judged_ms\":{:.2f},\"years_of_1e10\":{:.1f}",
             hash, longest, kGuesses * hash / kYear);
  for (const char* one :
       {"Manchester United", "Liverpool2024", "q1w2e3r4t5y6u7i8o9p0", "gravel otter lantern mirth"}) {
    fmt::print(",\"guesses_of {}\":\"2^{:.1f}\"", one, service::guess_bits(one, ""));
  }
  fmt::print("}}\n");
  return 0;
}
