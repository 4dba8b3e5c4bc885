// Measures of the live partition: made on the slow lane, kept, and read.
#include <thread>

#include <concord/service/models.hpp>
#include <concord/service/partition_measures.hpp>

#include "change_step.hpp"
#include "handlers.hpp"
#include "reading.hpp"
#include "render.hpp"

namespace concord::api {
namespace {

void write_answered(JsonWriter& out, const std::vector<service::AnsweredBand>& bands) {
  out.key("answers").begin_array();
  for (const service::AnsweredBand& band : bands) {
    out.begin_object().field("cause", band.cause);
    if (band.from) {
      out.field("from", *band.from);
    }
    if (band.to) {
      out.field("to", *band.to);
    }
    out.field("same", band.same).field("different", band.different);
    out.field("share_same", band.share_same);
    out.field("least", band.interval.least).field("most", band.interval.most).end_object();
  }
  out.end_array();
}

Reply measures_reply(store::Snapshot& snapshot, const store::MeasuresRow& measures, const Context& context) {
  const store::ModelRow in_force = service::model_in_force(snapshot, context.core.first_model);
  const double threshold = context.core.resolver.model().thresholds().certain;
  JsonWriter out;
  out.begin_object().field("at", to_rfc3339(measures.at));
  out.field("changes_since", snapshot.changes().last() - measures.change).field("model", measures.model);
  out.key("counts").raw(measures.counts);
  write_answered(out, service::answered_bands(snapshot, in_force, threshold));
  return json_reply(200, out.end_object().take());
}

Error none_made() {
  return fail(Code::not_found, "nothing has been measured yet: POST to /v1/matching/measures does");
}

// What is kept where it is still so, or what is measured now.
struct Measured {
  store::MeasuresRow row;
  bool kept = false;
};

Result<Measured> measure(store::Snapshot& snapshot, const Context& context) {
  const store::ModelRow in_force = service::model_in_force(snapshot, context.core.first_model);
  auto last = snapshot.measures().last();
  if (last && service::is_current(snapshot, *last, in_force)) {
    return Measured{std::move(*last), true};
  }
  auto made = service::measure_partition(snapshot, in_force, std::thread::hardware_concurrency(),
                                         context.core.clock.now());
  if (!made) {
    return made.error();
  }
  return Measured{std::move(*made), false};
}

void write_watched(JsonWriter& out, const service::WatchedProfile& watched) {
  const auto& [profile, cluster] = watched;
  out.begin_object().field("profile_id", to_string(profile.id)).field("records", cluster.records);
  out.field("links", cluster.links).field("bridges", cluster.bridges).field("parts", cluster.parts);
  if (cluster.bridges != 0) {
    out.field("weakest_bridge", cluster.weakest);
  }
  out.field("large", cluster.large).field("fragile", cluster.fragile).end_object();
}

}  // namespace

Step read_measures(const Asked& asked) {
  Step step = none_made();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    if (const auto measures = snapshot.measures().last()) {
      step = Finished{measures_reply(snapshot, *measures, *asked)};
    }
  });
  return step;
}

Step make_measures(const Asked& asked) {
  Result<Measured> measured = Error{};
  Reply reply;
  asked->core.database->read([&](store::Snapshot& snapshot) {
    measured = measure(snapshot, *asked);
    if (measured && measured->kept) {
      reply = measures_reply(snapshot, measured->row, *asked);
    }
  });
  if (!measured) {
    return measured.error();
  }
  if (measured->kept) {
    return Finished{std::move(reply)};
  }
  return change_step([asked, row = measured->row](store::Transaction& transaction) -> Result<Finished> {
    transaction.measures_writer().keep(row);
    return Finished{measures_reply(transaction, row, *asked)};
  });
}

Step list_watched_profiles(const Asked& asked) {
  Step step = none_made();
  asked->core.database->read([&](store::Snapshot& snapshot) {
    const auto measures = snapshot.measures().last();
    if (!measures) {
      return;
    }
    AuditNote note;
    note.detail = "measures";
    JsonWriter out;
    out.begin_object().field("at", to_rfc3339(measures->at)).key("profiles").begin_array();
    for (const service::WatchedProfile& watched :
         service::watched_profiles(snapshot, *measures, asked->asker)) {
      write_watched(out, watched);
      note.profiles.push_back(to_string(watched.profile.id));
    }
    step = Finished{json_reply(200, out.end_array().end_object().take()), std::move(note)};
  });
  return step;
}

}  // namespace concord::api
