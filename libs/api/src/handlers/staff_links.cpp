// Which record a member of staff has as a resident. Read by the rules over the audit log alone: who links
// staff need not see residents, so neither whether there is such a record nor which it is is ever told.
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

// Those that a provider vouches for are not in the store; their ids are known by their form.
bool may_be_staff(store::Snapshot& snapshot, const std::string& principal) {
  const auto key = snapshot.keys().by_id(principal);
  return (key && key->principal.kind == domain::PrincipalKind::staff) ||
         snapshot.accounts().by_id(principal) || principal.starts_with("idp_");
}

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
  const store::StaffLinkRow link{std::string(text_of(*json, "principal")), *record, asked->asker.principal.id,
                                 asked->core.clock.now()};
  Write write;
  write.work = [link](store::Transaction& transaction) -> Outcome {
    if (!may_be_staff(transaction, link.principal)) {
      return error_at("/principal", Code::invalid_value,
                      "must be the id of an account or of a key of kind staff");
    }
    transaction.access_review_writer().link_staff(link);
    return {};
  };
  write.then = [link]() -> Step {
    JsonWriter out;
    write_link(out, link);
    return Finished{json_reply(201, out.take()), {{}, "staff-link/" + link.principal, {}, {}}};
  };
  return write;
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
  Write write;
  write.work = [principal](store::Transaction& transaction) -> Outcome {
    if (!transaction.access_review_writer().unlink_staff(principal)) {
      return fail(Code::not_found, "this principal is linked to no record");
    }
    return {};
  };
  write.then = [principal]() -> Step {
    return Finished{Reply{204, "", {}, ""}, {{}, "staff-link/" + principal, {}, {}}};
  };
  return write;
}

}  // namespace concord::api
