// Routes that change rulings: each can be asked what it would do (`dry_run=true`), or does it.
#pragma once

#include <functional>
#include <string>

#include <concord/api/route.hpp>
#include <concord/service/decide.hpp>

#include "handlers.hpp"

namespace concord::api {

struct Changing {
  int status = 200;  // of the change; of a preview it is always 200
  // Both for the preview, on a snapshot, and for the change, in its transaction.
  std::function<Result<service::RulingChange>(store::Snapshot&)> plan;
  std::function<void(store::Transaction&, service::RulingChange&)> write;
  std::function<Reply(store::Snapshot&, const service::RulingChange&, bool resolved)> reply;
  std::function<std::string(const service::RulingChange&)> subject;  // of the audit row
};

Step change_or_preview(const Asked& asked, Changing changing);

}  // namespace concord::api
