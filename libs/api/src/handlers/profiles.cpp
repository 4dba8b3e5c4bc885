#include <algorithm>

#include <concord/service/protections.hpp>
#include <concord/service/rectifications.hpp>
#include <concord/service/view.hpp>
#include <concord/wire/record_json.hpp>

#include "handlers.hpp"
#include "locating.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

constexpr std::size_t kMostLinks = 200;

void note_categories(AuditNote& note, const std::vector<domain::Category>& categories) {
  for (const domain::Category category : categories) {
    note.categories.emplace_back(to_string(category));
  }
}

// Each record is shown as the mask left it: what is in it is what was seen.
std::vector<domain::Category> shown_in(const std::vector<policy::Contribution>& contributions) {
  std::vector<domain::Category> categories;
  for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
    const domain::Category category = domain::category_at(i);
    if (std::any_of(contributions.begin(), contributions.end(), [&](const policy::Contribution& one) {
          return policy::has_content(one.record, category);
        })) {
      categories.push_back(category);
    }
  }
  return categories;
}

// What an opening adds (`opened`, beside `asker`) is of the profile's own records, and not of others that
// were compared or ruled on with them.
bool may_see_here(store::Snapshot& snapshot, store::ProfileNumber profile, const store::ChangeRow& change,
                  const service::Asker& opened, const service::Asker& asker) {
  const bool of_another = change.record && snapshot.profiles().profile_of(*change.record) != profile;
  return may_see_change(snapshot, change, opened) && (!of_another || may_see_change(snapshot, change, asker));
}

// As many as were asked for of those that the asker may be told, newest first: a page that is short says that
// there are no more, and nothing of others.
std::vector<store::ChangeRow> history_told(store::Snapshot& snapshot, store::ProfileNumber profile,
                                           std::int64_t before, std::size_t most,
                                           const service::Asker& opened, const service::Asker& asker) {
  std::vector<store::ChangeRow> told;
  while (told.size() < most) {
    const auto changes = snapshot.changes().of_profile(profile, before, most);
    for (const store::ChangeRow& change : changes) {
      if (told.size() < most && may_see_here(snapshot, profile, change, opened, asker)) {
        told.push_back(change);
      }
    }
    if (changes.size() < most) {
      break;
    }
    before = changes.back().sequence;
  }
  return told;
}

using Rendered = std::shared_ptr<const service::RenderedProfile>;

Rendered render(const service::ProfileView& view, const policy::Parts& parts) {
  service::RenderedProfile made{profile_body(view, parts), {}, view.categories};
  made.tag = tag_of(made.body);
  return std::make_shared<const service::RenderedProfile>(std::move(made));
}

// What hangs on more than a sight is rendered each time: a limit of processing, and values in dispute.
Result<Rendered> rendered_profile(store::Snapshot& snapshot, const service::Whereabouts& where,
                                  const Context& context) {
  const service::Viewer& viewer = context.core.viewer;
  const store::ProfileRow& profile = where.profile;
  const auto sight = viewer.sight(profile, where.members, context.asker);
  const bool in_dispute = service::has_rectifications(snapshot, profile);
  snapshot.keep_at_hand({profile, where.members, in_dispute});
  if (!sight || in_dispute) {
    auto view = viewer.view(snapshot, profile, context.asker);
    if (!view) {
      return view.error();
    }
    view->disputed = service::disputes_of(snapshot, profile, view->mask);
    return render(*view, context.core.parts);
  }
  std::string key = sight->key();
  if (auto known = context.core.rendered.find(key)) {
    return known;
  }
  const auto view = viewer.see(snapshot, *sight);
  if (!view) {
    return view.error();
  }
  Rendered made = render(*view, context.core.parts);
  context.core.rendered.keep(std::move(key), made);
  return made;
}

// What is kept of it for such an asker, where memory tells that it is what rendering again would give.
Rendered rendered_at_hand(const Context& context, const Uuid& id) {
  const auto known = context.core.database->at_hand(id);
  const service::Viewer& viewer = context.core.viewer;
  if (!known || known->in_dispute || !viewer.visible(known->profile, known->members, context.asker)) {
    return nullptr;
  }
  const auto sight = viewer.sight(known->profile, known->members, context.asker);
  return sight ? context.core.rendered.find(sight->key()) : nullptr;
}

Reply reply_of(const service::RenderedProfile& rendered, const Context& context, AuditNote& note) {
  note_categories(note, rendered.categories);
  if (context.request.header("if-none-match") == std::optional<std::string_view>(rendered.tag)) {
    return Reply{304, "", {{"ETag", rendered.tag}}, ""};
  }
  Reply reply = json_reply(200, rendered.body);
  reply.headers.emplace_back("ETag", rendered.tag);
  return reply;
}

Step put_profile_together(const Asked& asked) {
  return about_located(
      asked,
      [&](store::Snapshot& snapshot, const service::Whereabouts& where, AuditNote& note) -> Result<Reply> {
        const auto rendered = rendered_profile(snapshot, where, *asked);
        if (!rendered) {
          return rendered.error();
        }
        return reply_of(**rendered, *asked, note);
      });
}

}  // namespace

// In place where all is in memory: handing it to a lane would cost a quarter of the look.
Step read_profile(const Asked& asked) {
  const auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  if (const Rendered rendered = rendered_at_hand(*asked, *id)) {
    AuditNote note;
    note.profiles.push_back(to_string(*id));
    Reply reply = reply_of(*rendered, *asked, note);
    return Finished{std::move(reply), std::move(note)};
  }
  return Onward{LaneName::read, [asked] { return put_profile_together(asked); }};
}

Step list_profile_records(const Asked& asked) {
  return about_profile(
      asked,
      [&](store::Snapshot& snapshot, const store::ProfileRow& profile, AuditNote& note) -> Result<Reply> {
        auto view = asked->core.viewer.view(snapshot, profile, asked->asker);
        if (!view) {
          return view.error();
        }
        auto contributions = asked->core.viewer.contributions(snapshot, profile, view->mask);
        if (!contributions) {
          return contributions.error();
        }
        const auto untold = service::hidden_from_resident(snapshot, asked->asker,
                                                          snapshot.profiles().members(profile.number));
        JsonWriter out;
        out.begin_object().field("profile_id", to_string(profile.id)).key("records").begin_array();
        for (policy::Contribution& contribution : *contributions) {
          service::leave_out_relations(snapshot, untold, asked->asker, contribution.key.source,
                                       contribution.record);
          write_contribution(out, contribution);
        }
        note.detail = "records";
        note_categories(note, shown_in(*contributions));
        return json_reply(200, out.end_array().end_object().take());
      });
}

Step explain_profile(const Asked& asked) {
  return about_profile(
      asked,
      [&](store::Snapshot& snapshot, const store::ProfileRow& profile, AuditNote& note) -> Result<Reply> {
        if (!asked->core.resolver.ready()) {
          return fail(Code::unavailable, "the match index is being built: try again shortly");
        }
        std::vector<service::Link> links;
        asked->core.resolver.read([&](const matching::Index& index) {
          links = service::links_of(snapshot, index, profile, asked->asker, kMostLinks);
        });
        note.detail = "evidence";
        JsonWriter out;
        out.begin_object()
            .field("profile_id", to_string(profile.id))
            .field("model", asked->core.resolver.model().version())
            .field("link_threshold", asked->core.resolver.model().thresholds().certain)
            .key("links")
            .begin_array();
        for (const service::Link& link : links) {
          write_link(out, link, asked->core.resolver.model());
        }
        out.end_array().key("decisions").begin_array();
        for (const store::DecisionRow& decision :
             snapshot.rulings().all_on(snapshot.profiles().members(profile.number))) {
          if (!may_see_decision(snapshot, decision, asked->asker)) {
            continue;
          }
          const bool waits =
              snapshot.records().is_waiting(decision.a) || snapshot.records().is_waiting(decision.b);
          write_decision(out, snapshot, decision, !waits);
        }
        return json_reply(200, out.end_array().end_object().take());
      });
}

Step read_history(const Asked& asked) {
  auto cursor = cursor_parameter(*asked);
  auto limit = count_parameter(*asked, "limit", 100, 1000);
  if (!cursor || !limit) {
    return cursor ? limit.error() : cursor.error();
  }
  return about_profile(
      asked,
      [&](store::Snapshot& snapshot, const store::ProfileRow& profile, AuditNote& note) -> Result<Reply> {
        const std::int64_t before = *cursor == 0 ? INT64_MAX : *cursor;
        note.detail = "history";
        // As of this resident: a part whose involvement isn't told at their age doesn't show here either.
        auto view = asked->core.viewer.view(snapshot, profile, asked->asker);
        if (!view) {
          return view.error();
        }
        service::Asker asker = asked->asker;
        asker.mask = view->mask;
        JsonWriter out;
        out.begin_object().field("profile_id", to_string(profile.id)).key("history").begin_array();
        const auto changes = history_told(snapshot, profile.number, before, *limit, asker, asked->asker);
        for (const store::ChangeRow& change : changes) {
          write_change(out, snapshot, change);
        }
        out.end_array();
        if (changes.size() == *limit) {
          out.field("next", make_cursor(changes.back().sequence));
        }
        return json_reply(200, out.end_object().take());
      });
}

Step read_household(const Asked& asked) {
  return about_profile(
      asked,
      [&](store::Snapshot& snapshot, const store::ProfileRow& profile, AuditNote& note) -> Result<Reply> {
        auto household = asked->core.viewer.household(snapshot, profile, asked->asker);
        if (!household) {
          return household.error();
        }
        note.detail = "household";
        note_categories(note, {domain::Category::identity, domain::Category::contact});
        JsonWriter out;
        write_household(out, profile, *household);
        for (const service::HouseholdMember& member : household->members) {
          note.profiles.push_back(to_string(member.id));
        }
        return json_reply(200, out.take());
      });
}

Step list_engagements(const Asked& asked) {
  return about_profile(
      asked,
      [&](store::Snapshot& snapshot, const store::ProfileRow& profile, AuditNote& note) -> Result<Reply> {
        auto view = asked->core.viewer.view(snapshot, profile, asked->asker);
        if (!view) {
          return view.error();
        }
        note.detail = "engagements";
        note_categories(note, view->categories);
        JsonWriter out;
        write_engagements(out, *view, asked->core.parts);
        return json_reply(200, out.take());
      });
}

}  // namespace concord::api
