// The gauges of the partition. A band or group of which there is nothing to tell any more says NaN, which is
// how Prometheus says nothing: its last value must not stand on.
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include <concord/matching/group_measures.hpp>
#include <concord/service/partition_measures.hpp>

namespace concord::service {
namespace {

void set_live(store::Snapshot& snapshot, const matching::Index& index, Metrics& metrics) {
  const auto set = [&](const std::string& name, std::size_t value) {
    metrics.set(name, {}, static_cast<double>(value));
  };
  set("concord_matched_records", index.size());
  set("concord_profiles", snapshot.profiles().live_count());
  set("concord_open_reviews", snapshot.reviews().open_count());
  set("concord_waiting_records", snapshot.records().waiting_count());
  set("concord_overfull_keys", index.overfull_keys());
}

std::string word_of(const std::optional<double>& bits) { return bits ? fmt::format("{:g}", *bits) : ""; }

void set_band(Metrics& metrics, const AnsweredBand& band) {
  const Metrics::Labels labels{
      {"cause", band.cause}, {"from_bits", word_of(band.from)}, {"to_bits", word_of(band.to)}};
  const auto answers = static_cast<double>(band.same + band.different);
  metrics.set("concord_sampled_answers", labels, answers);
  metrics.set("concord_sampled_precision", labels, answers == 0 ? std::nan("") : band.share_same);
}

void set_precision(store::Snapshot& snapshot, const store::ModelRow& in_force, double link_threshold,
                   Metrics& metrics) {
  const std::vector<double> edges = band_edges(link_threshold);
  for (const std::string cause : {"between-thresholds", "sample"}) {
    for (std::size_t i = 0; i <= edges.size(); ++i) {
      AnsweredBand none;
      none.cause = cause;
      none.from = i == 0 ? std::nullopt : std::optional(edges[i - 1]);
      none.to = i == edges.size() ? std::nullopt : std::optional(edges[i]);
      set_band(metrics, none);
    }
  }
  for (const AnsweredBand& band : answered_bands(snapshot, in_force, link_threshold)) {
    if (band.cause == "between-thresholds" || band.cause == "sample") {
      set_band(metrics, band);
    }
  }
}

double number(const JsonValue& json, std::string_view member) { return member_of(json, member)->GetDouble(); }

double share(const JsonValue& json, std::string_view part) {
  const double records = number(json, "records");
  return records == 0 ? 0 : number(json, part) / records;
}

void set_groups(const JsonValue& counts, Metrics& metrics) {
  const auto set = [&](std::string_view kind, std::string_view group, double linked) {
    metrics.set("concord_link_rate", {{"kind", std::string(kind)}, {"group", std::string(group)}}, linked);
  };
  for (const matching::GroupKind kind : matching::kGroupKinds) {
    set(to_string(kind), matching::kOtherGroups, std::nan(""));
    for (const std::string_view name : matching::names_of(kind)) {
      set(to_string(kind), name, std::nan(""));
    }
  }
  for (const JsonValue& group : member_of(counts, "groups")->GetArray()) {
    set(text_of(group, "kind"), text_of(group, "group"), share(group, "linked"));
  }
}

void set_measured(const store::MeasuresRow& measures, Metrics& metrics) {
  const auto counts = parse_json(measures.counts);
  if (!counts) {
    throw std::runtime_error("kept measures are no JSON");
  }
  metrics.set("concord_measures_made_seconds", {},
              std::chrono::duration<double>(measures.at.time_since_epoch()).count());
  metrics.set("concord_unlinkable_share", {}, share(*counts, "unlinkable"));
  metrics.set("concord_largest_profile_records", {}, number(*counts, "largest_profile"));
  metrics.set("concord_bridges", {}, number(*counts, "bridges"));
  metrics.set("concord_fragile_profiles", {}, number(*counts, "fragile"));
  metrics.set("concord_large_profiles", {}, number(*counts, "large"));
  set_groups(*counts, metrics);
}

}  // namespace

void observe(store::Snapshot& snapshot, const matching::Index& index, const store::ModelRow& in_force,
             Metrics& metrics) {
  set_live(snapshot, index, metrics);
  set_precision(snapshot, in_force, index.model().thresholds().certain, metrics);
  if (const auto measures = snapshot.measures().last()) {
    set_measured(*measures, metrics);
  }
}

}  // namespace concord::service
