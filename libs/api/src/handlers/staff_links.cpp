// Which record a member of staff has as a resident. Read by the rules over the audit log alone: who links
// staff need not see residents, so neither whether there is such a record nor which it is is ever told.
#include <concord/service/guarding.hpp>

#include "change_step.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

void write_link(JsonWriter& out, const store::StaffLinkRow& link) {
  out.begin_object().field("principal", link.principal);
  out.field("by", link.by).field("at", to_rfc3339(link.at)).end_object();
}

}  // namespace

Step link_staff(const Asked& asked) {
  const auto json = json_body(*asked, "staff_link");
  if (!json) {
    return json.error();
  }
  auto record = record_key(*member_of(*json, "record"), "/record");
  if (!record) {
    return record.error();
  }
  return change_step([asked, record = *record, principal = std::string(text_of(*json, "principal"))](
                         store::Transaction& transaction) -> Result<Finished> {
    const auto link =
        service::link_staff(transaction, principal, record, asked->asker, asked->core.clock.now());
    if (!link) {
      return link.error();
    }
    JsonWriter out;
    write_link(out, *link);
    return Finished{json_reply(201, out.take()), {{}, "staff-link/" + principal, {}, {}}};
  });
}

Step list_staff_links(const Asked& asked) {
  JsonWriter out;
  out.begin_object().key("staff_links").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const store::StaffLinkRow& link : snapshot.access_reviews().staff_links()) {
      write_link(out, link);
    }
  });
  return Finished{json_reply(200, out.end_array().end_object().take())};
}

Step unlink_staff(const Asked& asked) {
  const std::string principal = asked->parameters.at(0);
  return change_step([principal](store::Transaction& transaction) -> Result<Finished> {
    if (auto unlinked = service::unlink_staff(transaction, principal); !unlinked) {
      return unlinked.error();
    }
    return Finished{Reply{204, "", {}, ""}, {{}, "staff-link/" + principal, {}, {}}};
  });
}

}  // namespace concord::api
