// What is held of a resident, for the resident: as JSON, and as a page.
#include <concord/service/bundle.hpp>

#include "handlers.hpp"
#include "reading.hpp"
#include "render_bundle.hpp"

namespace concord::api {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors "
    "'none'";

Result<service::BundleChoice> choice_of(const Context& context) {
  service::BundleChoice choice;
  if (query_parameter(context, "contact_included")) {
    const auto included = flag_parameter(context, "contact_included");
    if (!included) {
      return included.error();
    }
    choice.contact_included = *included;
  }
  return choice;
}

// The name of a file says nothing of whom it is about.
std::pair<std::string, std::string> file_name(std::string_view as, const Uuid& request,
                                              std::string_view ending) {
  return {"Content-Disposition", std::string(as) + "; filename=\"subject-request-" + to_string(request) +
                                     std::string(ending) + "\""};
}

using Show = std::function<Reply(const service::Bundle&)>;

Step give_bundle(const Asked& asked, const Show& show) {
  const auto id = id_parameter(*asked, 0);
  const auto choice = choice_of(*asked);
  if (!id || !choice) {
    return id ? choice.error() : id.error();
  }
  if (asked->asker.purpose != domain::Purpose::subject_rights) {
    return fail(Code::forbidden, "a bundle is made for the purpose subject-rights alone");
  }
  Step step = Error{};
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const auto request = service::find_request(snapshot, *id, asked->asker, asked->core.clock.now());
    auto bundle = request ? service::make_bundle(asked->core, snapshot, *request, asked->asker, *choice)
                          : Result<service::Bundle>(request.error());
    if (!bundle) {
      step = bundle.error();
      return;
    }
    AuditNote note;
    note.profiles.push_back(to_string(bundle->profile));
    note.subject = "subject-request/" + to_string(*id);
    note.detail = bundle->contact_included ? "bundle" : "bundle without contact";
    for (const domain::Category category : bundle->categories) {
      note.categories.emplace_back(to_string(category));
    }
    step = Finished{show(*bundle), std::move(note)};
  });
  return step;
}

}  // namespace

Step read_subject_bundle(const Asked& asked) {
  return give_bundle(asked, [&](const service::Bundle& bundle) {
    Reply reply = json_reply(200, bundle_body(bundle, asked->core.parts));
    reply.headers.push_back(file_name("attachment", bundle.request, ".json"));
    return reply;
  });
}

Step show_subject_bundle(const Asked& asked) {
  return give_bundle(asked, [&](const service::Bundle& bundle) {
    return Reply{
        200,
        "text/html; charset=utf-8",
        {{"Content-Security-Policy", std::string(kPolicy)}, file_name("inline", bundle.request, ".html")},
        service::bundle_page(bundle, asked->core.parts)};
  });
}

}  // namespace concord::api
