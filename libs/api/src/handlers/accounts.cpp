#include <concord/service/accounts.hpp>

#include "change_step.hpp"
#include "reading.hpp"
#include "render.hpp"
#include "signing_in.hpp"

namespace concord::api {
namespace {

std::string_view password_word(const store::AccountRow& account) {
  if (account.one_time_until) {
    return "one-time";
  }
  return account.must_change || account.password.empty() ? "none" : "chosen";
}

void write_account_members(JsonWriter& out, store::Snapshot& snapshot, const store::AccountRow& account) {
  out.field("id", account.id)
      .field("name", account.name)
      .field("role", account.role)
      .field("enabled", account.enabled)
      .field("password", password_word(account))
      .field("second_factor", !account.totp_secret.empty())
      .field("created", to_rfc3339(account.created))
      .field("sessions", snapshot.accounts().session_count(account.id));
  if (account.one_time_until) {
    out.field("one_time_until", to_rfc3339(*account.one_time_until));
  }
}

// A role that staff can have; an adapter's is its key's.
Outcome check_role(const service::Core& core, std::string_view role) {
  std::string known;
  for (const auto& [name, unused] : core.roles.all()) {
    if (name == role && name != "adapter") {
      return {};
    }
    known += name == "adapter" ? "" : (known.empty() ? "" : ", ") + name;
  }
  return error_at("/role", Code::invalid_value,
                  "must be one of the configuration's roles of staff: " + known);
}

// Nobody changes, resets or disables themselves: that is for another administrator of accounts.
Outcome check_not_own(const Asked& asked) {
  return asked->asker.principal.id == asked->parameters.at(0)
             ? fail(Code::forbidden, "this is your own account: another administrator of accounts does this")
             : Outcome{};
}

using Work = std::function<Result<store::AccountRow>(store::Transaction&)>;

// A change of an account, answered with how it stands then; with its one-time password where it has a new
// one.
Step account_step(int status, Work work, const std::string& one_time = {}) {
  return change_step(
      [status, one_time, work = std::move(work)](store::Transaction& transaction) -> Result<Finished> {
        const auto account = work(transaction);
        if (!account) {
          return account.error();
        }
        JsonWriter out;
        out.begin_object();
        write_account_members(out, transaction, *account);
        out.maybe("one_time_password", one_time).end_object();
        return Finished{json_reply(status, out.take()), account_note(account->id)};
      });
}

service::OneTimePassword one_time_password(const Asked& asked) {
  return service::make_one_time_password(
      std::chrono::hours(asked->core.configuration.one_time_password_hours), asked->core.clock.now());
}

Step new_account(const Asked& asked, const std::string& name, const std::string& role) {
  const service::OneTimePassword password = one_time_password(asked);
  return account_step(
      201,
      [name, role, password, now = asked->core.clock.now()](store::Transaction& transaction) {
        return service::make_account(transaction, name, role, password, now);
      },
      password.text);
}

}  // namespace

Step list_accounts(const Asked& asked) {
  JsonWriter out;
  out.begin_object().key("accounts").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const store::AccountRow& account : snapshot.accounts().all()) {
      out.begin_object();
      write_account_members(out, snapshot, account);
      out.end_object();
    }
  });
  return Finished{json_reply(200, out.end_array().end_object().take())};
}

Step create_account(const Asked& asked) {
  const auto json = json_body(*asked, "new_account");
  if (!json) {
    return json.error();
  }
  const auto name = service::parse_account_name(text_of(*json, "name"));
  if (!name) {
    return error_at("/name", Code::invalid_value, name.error().detail);
  }
  if (auto role = check_role(asked->core, text_of(*json, "role")); !role) {
    return role.error();
  }
  return new_account(asked, *name, std::string(text_of(*json, "role")));
}

Step create_first_account(const Asked& asked) {
  std::size_t known = 0;
  asked->core.database->read([&](store::Snapshot& snapshot) { known = snapshot.accounts().all().size(); });
  if (known > 0) {
    return fail(Code::conflict, "there are accounts already: `concord account` makes others");
  }
  return new_account(asked, "accounts", "account-administrator");
}

Step read_account(const Asked& asked) {
  Step step = fail(Code::not_found, "there is no account with this id");
  asked->core.database->read([&](store::Snapshot& snapshot) {
    if (const auto account = snapshot.accounts().by_id(asked->parameters.at(0))) {
      JsonWriter out;
      out.begin_object();
      write_account_members(out, snapshot, *account);
      step = Finished{json_reply(200, out.end_object().take())};
    }
  });
  return step;
}

Step change_account(const Asked& asked) {
  const auto json = json_body(*asked, "account_change");
  if (!json) {
    return json.error();
  }
  if (auto other = check_not_own(asked); !other) {
    return other.error();
  }
  service::AccountChange change;
  if (const JsonValue* enabled = member_of(*json, "enabled")) {
    change.enabled = enabled->GetBool();
  }
  if (const auto role = text_of(*json, "role"); !role.empty()) {
    if (auto known = check_role(asked->core, role); !known) {
      return known.error();
    }
    change.role = role;
  }
  return account_step(200, [id = asked->parameters.at(0), change](store::Transaction& transaction) {
    return service::change_account(transaction, id, change);
  });
}

Step reset_account(const Asked& asked) {
  if (auto other = check_not_own(asked); !other) {
    return other.error();
  }
  const service::OneTimePassword password = one_time_password(asked);
  return account_step(
      200,
      [id = asked->parameters.at(0), password](store::Transaction& transaction) {
        return service::reset_account(transaction, id, password);
      },
      password.text);
}

Step renew_password(const Asked& asked) {
  if (auto other = check_not_own(asked); !other) {
    return other.error();
  }
  const service::OneTimePassword password = one_time_password(asked);
  return account_step(
      200,
      [id = asked->parameters.at(0), password](store::Transaction& transaction) {
        return service::renew_password(transaction, id, password);
      },
      password.text);
}

Step end_account_sessions(const Asked& asked) {
  const std::string id = asked->parameters.at(0);
  return change_step([id](store::Transaction& transaction) -> Result<Finished> {
    if (auto ended = service::end_sessions(transaction, id); !ended) {
      return ended.error();
    }
    return Finished{{204, "", {}, ""}, account_note(id)};
  });
}

}  // namespace concord::api
