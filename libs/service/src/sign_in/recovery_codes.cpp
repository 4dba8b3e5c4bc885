#include <concord/base/text.hpp>
#include <concord/service/recovery_codes.hpp>

#include "own.hpp"
#include "readable_secret.hpp"

namespace concord::service {
namespace {

constexpr std::size_t kLetters = 24, kGroup = 4;

}  // namespace

std::vector<std::string> make_recovery_codes() {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < kRecoveryCodes; ++i) {
    codes.push_back(readable_secret(kLetters, kGroup));
  }
  return codes;
}

std::optional<Digest> recovery_digest(std::string_view text) {
  const std::string letters = to_lower_ascii(keep_alnum_ascii(text));
  return letters.size() == kLetters ? std::optional(sha256(letters)) : std::nullopt;
}

Result<NewSession> renew_recovery_codes(store::Transaction& transaction, const Digest& token,
                                        const std::vector<std::string>& codes) {
  auto held = own(transaction, token);
  if (!held) {
    return held.error();
  }
  store::AccountWriter& writer = transaction.account_writer();
  writer.forget_recovery_codes_of(held->account.id);
  for (const std::string& code : codes) {
    writer.add_recovery_code(held->account.id, recovery_digest(code).value());
  }
  return NewSession{std::move(held->session), {}};  // the token stays
}

}  // namespace concord::service
