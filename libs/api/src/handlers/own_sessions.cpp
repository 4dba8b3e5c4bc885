// All sessions of one's own: which there are, and their end.
#include <algorithm>

#include "reading.hpp"
#include "render.hpp"
#include "signing_in.hpp"

namespace concord::api {
namespace {

std::vector<store::SessionRow> own_sessions(const Asked& asked) {
  const service::Core& core = asked->core;
  const auto limits = service::session_limits(core.configuration);
  const Instant now = core.clock.now();
  std::vector<store::SessionRow> sessions;
  core.database->read([&](store::Snapshot& snapshot) {
    sessions = snapshot.accounts().sessions_of(asked->session->row.principal);
  });
  std::erase_if(sessions, [&](const store::SessionRow& one) {
    return one.ends <= now || one.used + limits.idle <= now;  // it has ended, and is not cleared away yet
  });
  return sessions;
}

// Ends those that `ends` says, in the transaction as they are then. `not_found` where there is none.
Step end_step(const Asked& asked, std::function<bool(const store::SessionRow&)> ends, bool must_be_one) {
  if (auto may = must_have_stepped_up(asked); !may) {
    return may.error();
  }
  Write write;
  write.work = [asked, ends = std::move(ends), must_be_one](store::Transaction& transaction) -> Outcome {
    bool ended = false;
    for (const auto& session : transaction.accounts().sessions_of(asked->session->row.principal)) {
      if (ends(session)) {
        transaction.account_writer().end_session(session.token);
        ended = true;
      }
    }
    return ended || !must_be_one ? Outcome{} : fail(Code::not_found, "no session of yours has this id");
  };
  write.then = [asked]() -> Step {
    return Finished{Reply{204, "", {}, ""}, {{}, "session/" + asked->session->row.id, {}, {}}};
  };
  return write;
}

}  // namespace

Step list_own_sessions(const Asked& asked) {
  JsonWriter out;
  out.begin_object().key("sessions").begin_array();
  for (const store::SessionRow& session : own_sessions(asked)) {
    out.begin_object()
        .field("id", session.id)
        .field("way", session.way)
        .field("created", to_rfc3339(session.created))
        .field("used", to_rfc3339(session.used))
        .field("ends", to_rfc3339(session.ends))
        .field("this", session.id == asked->session->row.id)
        .end_object();
  }
  out.end_array().end_object();
  return Finished{json_reply(200, out.take())};
}

Step end_own_session(const Asked& asked) {
  return end_step(
      asked, [id = asked->parameters.at(0)](const store::SessionRow& one) { return one.id == id; }, true);
}

Step end_other_sessions(const Asked& asked) {
  return end_step(
      asked, [own = asked->session->row.id](const store::SessionRow& one) { return one.id != own; }, false);
}

}  // namespace concord::api
