// Match models: proposed, previewed, released.
#include <algorithm>
#include <thread>

#include <concord/service/models.hpp>
#include <concord/service/train_model.hpp>

#include "change_step.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

// A use case of one model, and the model as it then stands.
using ModelWork = std::function<Result<store::ModelRow>(store::Transaction&)>;

Reply model_reply(int status, store::Snapshot& snapshot, const store::ModelRow& model) {
  JsonWriter out;
  write_model(out, snapshot, model);
  Reply reply = json_reply(status, out.take());
  reply.headers.emplace_back("Location", "/v1/matching/models/" + to_string(model.id));
  return reply;
}

Step write_model_step(int status, ModelWork work, After after = {}) {
  return kept_change_step(
      [status, work = std::move(work)](store::Transaction& transaction) -> Result<Finished> {
        const auto model = work(transaction);
        if (!model) {
          return model.error();
        }
        return Finished{model_reply(status, transaction, *model),
                        {{}, "model/" + to_string(model->id), {}, {}}};
      },
      std::move(after));
}

Result<store::ModelRow> model_of_path(store::Snapshot& snapshot, const Context& context) {
  auto id = id_parameter(context, 0);
  if (!id) {
    return id.error();
  }
  return service::find_model(snapshot, *id);
}

// The population to read the file for; none: the one that it states.
Result<std::optional<std::uint32_t>> residents_parameter(const Context& context) {
  if (!query_parameter(context, "residents")) {
    return std::nullopt;
  }
  const auto residents = count_parameter(context, "residents", 0, 1'000'000'000);
  if (!residents) {
    return residents.error();
  }
  return static_cast<std::uint32_t>(*residents);
}

// Read under the model's own weights, through what the asker sees: see service::as_seen_under.
Result<service::Preview> seen_items(store::Snapshot& snapshot, const Context& context,
                                    const store::ModelRow& model,
                                    const std::vector<store::PreviewItemRow>& items) {
  if (!context.core.resolver.ready()) {
    return fail(Code::unavailable, "the match index is being built: try again shortly");
  }
  const auto proposed = service::read_model(model);
  if (!proposed) {
    return proposed.error();
  }
  service::Preview seen;
  context.core.resolver.read([&](const matching::Index& index) {
    seen =
        service::as_seen_under(snapshot, index, *proposed, service::read_preview_items(items), context.asker);
  });
  return seen;
}

// A page of the preview's items: those of them that the asker may know of.
Result<Finished> preview_page(store::Snapshot& snapshot, const Context& context, std::int64_t after,
                              std::size_t limit) {
  const auto model = model_of_path(snapshot, context);
  if (!model) {
    return model.error();
  }
  const auto preview = snapshot.models().preview(model->number);
  if (!preview) {
    return fail(Code::not_found, "no preview has been made of this model: POST to this path makes one");
  }
  const auto items = snapshot.models().preview_items(model->number, after, limit);
  const auto seen = seen_items(snapshot, context, *model, items);
  if (!seen) {
    return seen.error();
  }
  AuditNote note;
  note.detail = "model/" + to_string(model->id);
  JsonWriter out;
  out.begin_object().field("model_id", to_string(model->id)).key("summary");
  write_model_preview(out, snapshot, *preview);
  write_preview_members(out, snapshot, *seen, context.asker, note.profiles);
  if (items.size() == limit) {
    out.field("next", make_cursor(items.back().place));
  }
  return Finished{json_reply(200, out.end_object().take()), std::move(note)};
}

}  // namespace

Step list_models(const Asked& asked) {
  JsonWriter out;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const store::ModelRow in_force = service::model_in_force(snapshot, asked->core.first_model);
    out.begin_object().key("in_force").begin_object().field("version", in_force.version);
    out.maybe("origin", in_force.origin);
    if (in_force.number != 0) {
      out.field("model_id", to_string(in_force.id));
    }
    out.end_object().key("models").begin_array();
    for (const store::ModelRow& model : snapshot.models().all()) {
      write_model(out, snapshot, model);
    }
    out.end_array().end_object();
  });
  return Finished{json_reply(200, out.take())};
}

Step read_model(const Asked& asked) {
  Step step = Error{};
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const auto model = model_of_path(snapshot, *asked);
    step = model ? Step(Finished{model_reply(200, snapshot, *model)}) : Step(model.error());
  });
  return step;
}

Step propose_model(const Asked& asked) {
  const auto json = json_body(*asked, "match_model");
  if (!json) {
    return json.error();
  }
  const auto residents = residents_parameter(*asked);
  if (!residents) {
    return residents.error();
  }
  auto model = service::describe_model(*json, std::string(asked->request.body), *residents,
                                       asked->asker.principal.id, asked->core.clock.now());
  if (!model) {
    return model.error();
  }
  return write_model_step(201, [asked, model = std::move(*model)](store::Transaction& transaction) {
    return service::propose_model(transaction, model, asked->core.first_model);
  });
}

// Not with all threads: requests are answered meanwhile.
Step train_model(const Asked& asked) {
  constexpr std::size_t kMostSeeds = 1'000'000'000;
  const auto seed = count_parameter(*asked, "seed", 1, kMostSeeds);
  if (!seed) {
    return seed.error();
  }
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency() / 2);
  auto model = service::train_model(*asked->core.database, asked->core.first_model, {*seed, threads},
                                    asked->asker.principal.id, asked->core.clock.now());
  if (!model) {
    return model.error();
  }
  return write_model_step(201, [asked, model = std::move(*model)](store::Transaction& transaction) {
    return service::propose_model(transaction, model, asked->core.first_model);
  });
}

Step make_model_preview(const Asked& asked) {
  Result<store::ModelRow> model = Error{};
  auto preview = std::make_shared<service::ModelPreview>();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    model = model_of_path(snapshot, *asked);
    if (!model) {
      return;
    }
    auto made = service::preview_model(snapshot, *model, std::thread::hardware_concurrency(),
                                       asked->core.clock.now());
    if (!made) {
      model = made.error();
      return;
    }
    *preview = std::move(*made);
  });
  if (!model) {
    return model.error();
  }
  return write_model_step(200, [preview, id = model->id](store::Transaction& transaction) {
    auto row = service::find_model(transaction, id);
    if (row) {
      transaction.model_writer().keep_preview(row->number, preview->counts,
                                              service::preview_items(preview->changes));
    }
    return row;
  });
}

Step read_model_preview(const Asked& asked) {
  const auto after = cursor_parameter(*asked);
  const auto limit = count_parameter(*asked, "limit", 100, 1000);
  if (!after || !limit) {
    return after ? limit.error() : after.error();
  }
  Step step = Error{};
  asked->core.database->read([&](store::Snapshot& snapshot) {
    auto page = preview_page(snapshot, *asked, *after, *limit);
    step = page ? Step(std::move(*page)) : Step(page.error());
  });
  return step;
}

// The switch itself is the resolver's; the model is `releasing` until it is done.
Step release_model(const Asked& asked) {
  const auto id = id_parameter(*asked, 0);
  if (!id) {
    return id.error();
  }
  return write_model_step(
      202,
      [asked, id = *id, now = asked->core.clock.now()](store::Transaction& transaction) {
        return service::ask_release(transaction, id, asked->core.first_model, asked->asker.principal.id, now);
      },
      [asked] { asked->core.resolver.model_asked(); });
}

}  // namespace concord::api
