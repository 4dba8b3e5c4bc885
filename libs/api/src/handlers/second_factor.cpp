// The second factor of one's own account, and what stands in for it.
#include <concord/service/recovery_codes.hpp>
#include <concord/service/totp.hpp>

#include "reading.hpp"
#include "render.hpp"
#include "signing_in.hpp"

namespace concord::api {

Step begin_own_second_factor(const Asked& asked) {
  const auto account = own_account(asked);
  if (!account) {
    return account.error();
  }
  if (auto may = must_have_stepped_up(asked); !asked->session->lacks_second_factor && !may) {
    return may.error();
  }
  const std::string secret = service::make_totp_secret();
  OwnChange change = json_change(asked);
  change.work = [asked, secret](store::Transaction& transaction) -> Result<service::NewSession> {
    if (auto begun = service::begin_second_factor(transaction, asked->session->row.token, secret,
                                                  asked->core.sign_in.seal);
        !begun) {
      return begun.error();
    }
    return service::NewSession{asked->session->row, {}};
  };
  change.done = [secret, name = account->name](const service::NewSession&) {
    JsonWriter out;
    out.begin_object()
        .field("secret", service::base32(secret))
        .field("uri", service::totp_uri(name, secret))
        .end_object();
    return json_reply(201, out.take());
  };
  return own_change_step(asked, std::move(change));
}

Step confirm_own_second_factor(const Asked& asked) {
  const auto json = json_body(*asked, "second_factor_code");
  if (!json) {
    return json.error();
  }
  OwnChange change = json_change(asked);
  change.work = [asked, code = std::string(text_of(*json, "code")),
                 now = asked->core.clock.now()](store::Transaction& transaction) {
    return service::confirm_second_factor(transaction, asked->session->row.token, code,
                                          asked->core.sign_in.seal, now);
  };
  return own_change_step(asked, std::move(change));
}

Step make_own_recovery_codes(const Asked& asked) {
  if (auto may = must_have_stepped_up(asked); !may) {
    return may.error();
  }
  if (asked->session->lacks_second_factor) {
    return fail(Code::conflict, "there is no second factor yet that they could stand in for");
  }
  const std::vector<std::string> codes = service::make_recovery_codes();
  OwnChange change = json_change(asked);
  change.work = [asked, codes](store::Transaction& transaction) {
    return service::renew_recovery_codes(transaction, asked->session->row.token, codes);
  };
  change.done = [codes](const service::NewSession&) {
    JsonWriter out;
    out.begin_object().key("codes").begin_array();
    for (const std::string& code : codes) {
      out.text(code);
    }
    out.end_array().end_object();
    return json_reply(201, out.take());
  };
  return own_change_step(asked, std::move(change));
}

}  // namespace concord::api
