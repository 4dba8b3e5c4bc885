// Data-sharing agreements, and what they come to: the matrix.
#include <concord/service/agreements.hpp>

#include "change_step.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

void write_agreement_row(JsonWriter& out, const store::AgreementRow& row, const Context& context) {
  const CivilDate today = london_date(context.core.clock.now());
  out.begin_object().field("id", to_string(row.id)).field("version", row.version);
  const auto json = parse_json(row.terms);
  auto terms =
      json ? policy::read_agreement(*json, "", context.core.roles) : Result<policy::Agreement>(Error{});
  if (terms) {
    out.field("standing", service::standing_of(row, *terms, today));
    out.field("review_overdue", !row.ended && terms->review < today);
  } else {
    // It names what the configuration no longer knows, and shares nothing.
    out.field("standing", row.ended ? "ended" : "unreadable").field("review_overdue", !row.ended);
  }
  out.key("terms").raw(row.terms);
  out.maybe("changed_by", row.by).field("changed_at", to_rfc3339(row.at)).maybe("reason", row.reason);
  out.end_object();
}

Reply agreement_reply(int status, const store::AgreementRow& row, const Context& context) {
  JsonWriter out;
  write_agreement_row(out, row, context);
  Reply reply = json_reply(status, out.take());
  reply.headers.emplace_back("Location", "/v1/agreements/" + to_string(row.id));
  return reply;
}

using AgreementWork = std::function<Result<store::AgreementRow>(store::Transaction&)>;

// The next request sees what this one changed.
Step change_agreement(const Asked& asked, int status, AgreementWork work) {
  return kept_change_step(
      [asked, status, work = std::move(work)](store::Transaction& transaction) -> Result<Finished> {
        const auto row = work(transaction);
        if (!row) {
          return row.error();
        }
        return Finished{agreement_reply(status, *row, *asked),
                        {{}, "agreement/" + to_string(row->id), {}, {}}};
      },
      [asked] { asked->core.sharing.load(); });
}

}  // namespace

Step list_agreements(const Asked& asked) {
  JsonWriter out;
  out.begin_object().key("agreements").begin_array();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    for (const store::AgreementRow& row : snapshot.agreements().all()) {
      write_agreement_row(out, row, *asked);
    }
  });
  return Finished{json_reply(200, out.end_array().end_object().take())};
}

Step read_agreement(const Asked& asked) {
  const auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  JsonWriter out;
  std::vector<store::AgreementRow> versions;
  asked->core.database->read(
      [&](store::Snapshot& snapshot) { versions = snapshot.agreements().versions(*id); });
  if (versions.empty()) {
    return fail(Code::not_found, "there is no such agreement");
  }
  out.begin_object().key("agreement");
  write_agreement_row(out, versions.back(), *asked);
  out.key("versions").begin_array();
  for (const store::AgreementRow& row : versions) {
    write_agreement_row(out, row, *asked);
  }
  return Finished{json_reply(200, out.end_array().end_object().take())};
}

Step make_agreement(const Asked& asked) {
  const auto json = json_body(*asked, "agreement_terms");
  if (!json) {
    return json.error();
  }
  auto terms = policy::read_agreement(*json, "", asked->core.roles);
  if (!terms) {
    return terms.error();
  }
  return change_agreement(asked, 201, [asked, terms = std::move(*terms)](store::Transaction& transaction) {
    return Result<store::AgreementRow>(
        service::make_agreement(transaction, terms, asked->asker, asked->core.clock.now()));
  });
}

Step end_agreement(const Asked& asked) {
  const auto json = json_body(*asked, "agreement_end");
  const auto id = id_parameter(*asked, 0);
  if (!json || !id) {
    return json ? id.error() : json.error();
  }
  return change_agreement(
      asked, 200, [asked, id = *id, reason = std::string(text_of(*json, "reason"))](auto& transaction) {
        return service::end_agreement(transaction, id, reason, asked->asker, asked->core.clock.now());
      });
}

Step read_sharing_matrix(const Asked& asked) {
  JsonWriter out;
  out.begin_object()
      .field("day", to_iso_date(london_date(asked->core.clock.now())))
      .key("rows")
      .begin_array();
  for (const service::SharedRow& row : asked->core.sharing.matrix(asked->core.clock.now())) {
    out.begin_object()
        .field("part", domain::to_string(row.part))
        .field("role", row.role)
        .field("purpose", domain::to_string(row.purpose));
    out.key("categories").begin_array();
    for (const domain::Category category : row.categories) {
      out.text(domain::to_string(category));
    }
    out.end_array();
    if (row.by) {
      out.key("agreement")
          .begin_object()
          .field("id", to_string(row.by->id))
          .field("name", row.by->terms.name);
      out.maybe("to", row.by->terms.to ? to_iso_date(*row.by->terms.to) : "").end_object();
    }
    out.end_object();
  }
  return Finished{json_reply(200, out.end_array().end_object().take())};
}

}  // namespace concord::api
