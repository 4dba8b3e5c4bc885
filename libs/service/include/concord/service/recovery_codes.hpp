// Codes that get somebody in who has lost their authenticator app: ten, told once, each good once beside the
// password. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <concord/service/sessions.hpp>

namespace concord::service {

inline constexpr std::size_t kRecoveryCodes = 10;

// Each of 118 bits, so that a plain hash of it is enough (ASVS 5.0, 6.5.2).
std::vector<std::string> make_recovery_codes();
// What the store holds of a code; blanks, dashes and capitals don't matter. Nothing where the text can be
// none.
std::optional<Digest> recovery_digest(std::string_view text);

// These are the account's from now on, and those before are gone. `forbidden` for a provider's session.
Result<NewSession> renew_recovery_codes(store::Transaction& transaction, const Digest& token,
                                        const std::vector<std::string>& codes);

}  // namespace concord::service
