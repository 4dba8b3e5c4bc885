// A session and its account, as they are in a transaction.
#pragma once

#include <concord/store/database.hpp>

namespace concord::service {

struct Own {
  store::SessionRow session;
  store::AccountRow account;
};
// Either may have gone since it was asked: `unauthenticated`. `forbidden` where a provider keeps the account.
Result<Own> own(store::Transaction& transaction, const Digest& token);

}  // namespace concord::service
