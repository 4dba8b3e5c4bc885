#include "locating.hpp"

#include <concord/service/erasure.hpp>

#include "reading.hpp"

namespace concord::api {

Result<service::Whereabouts> locate_profile(store::Snapshot& snapshot, const Context& context,
                                            bool also_erased) {
  auto id = id_parameter(context, 0);
  if (!id) {
    return id.error();
  }
  return locate_named(snapshot, context, *id, also_erased);
}

Result<service::Whereabouts> locate_named(store::Snapshot& snapshot, const Context& context, const Uuid& id,
                                          bool also_erased) {
  auto where = context.core.viewer.locate(snapshot, id, context.asker);
  if (where && !context.core.viewer.visible(where->profile, where->members, context.asker)) {
    return fail(Code::not_found, "there is no such profile");
  }
  if (where && where->profile.state == store::ProfileState::erased && !also_erased) {
    return service::gone(snapshot, where->profile);
  }
  return where;
}

Finished led_on(const Context& context, const service::Whereabouts& where) {
  const std::string to = to_string(*where.joined);
  std::string location = context.request.path;
  location.replace(location.find(context.parameters[0]), context.parameters[0].size(), to);
  return {Reply{307, "", {{"Location", std::move(location)}}, ""}, {{to}, {}, {}, {}}};
}

Step about_profile(const std::shared_ptr<const Context>& asked, const Tell& tell, bool also_erased) {
  return about_located(
      asked,
      [&](store::Snapshot& snapshot, const service::Whereabouts& where, AuditNote& note) {
        return tell(snapshot, where.profile, note);
      },
      also_erased);
}

Step about_located(const std::shared_ptr<const Context>& asked, const TellWhere& tell, bool also_erased) {
  Step step = Error{};
  asked->core.database->read([&](store::Snapshot& snapshot) {
    auto where = locate_profile(snapshot, *asked, also_erased);
    if (!where) {
      step = where.error();
      return;
    }
    if (where->joined) {
      step = led_on(*asked, *where);
      return;
    }
    AuditNote note;
    note.profiles.push_back(to_string(where->profile.id));
    auto reply = tell(snapshot, *where, note);
    if (!reply) {
      step = reply.error();
      return;
    }
    step = Finished{std::move(*reply), std::move(note)};
  });
  return step;
}

}  // namespace concord::api
