#include "counts_json.hpp"

#include <stdexcept>

#include <concord/base/json.hpp>

namespace concord::service {
namespace {

void write_clusters(JsonWriter& out, const matching::ClusterMeasures& clusters) {
  std::size_t profiles = 0;
  out.key("sizes").begin_array();
  for (const auto& [records, number] : clusters.sizes) {
    profiles += number;
    out.begin_object().field("records", records).field("profiles", number).end_object();
  }
  out.end_array();
  out.field("profiles", profiles);
  out.field("largest_profile", clusters.sizes.empty() ? std::size_t{0} : clusters.sizes.back().first);
  out.field("of_three_or_more", clusters.of_three_or_more).field("with_bridges", clusters.with_bridges);
  out.field("bridges", clusters.bridges).field("fragile", clusters.fragile).field("large", clusters.large);
}

void write_scores(JsonWriter& out, const matching::PairMeasures& pairs) {
  out.field("pairs", pairs.pairs).key("scores").begin_array();
  for (const matching::ScoreBin& bin : pairs.bins) {
    if (bin.pairs != 0) {
      out.begin_object().field("bits", bin.bits).field("pairs", bin.pairs);
      out.field("together", bin.together).end_object();
    }
  }
  out.end_array();
}

void write_filled(JsonWriter& out, const matching::SelfMeasures& selves) {
  out.key("filled").begin_array();
  for (const auto& [comparison, records] : selves.filled) {
    out.begin_object().field("comparison", comparison).field("records", records).end_object();
  }
  out.end_array();
}

void write_groups(JsonWriter& out, const std::vector<matching::GroupMeasures>& kinds) {
  out.key("groups").begin_array();
  for (const matching::GroupMeasures& kind : kinds) {
    for (const matching::PeopleGroup& group : kind.groups) {
      out.begin_object().field("kind", to_string(kind.kind)).field("group", group.name);
      out.field("people", group.people).field("records", group.records);
      out.field("linked", group.linked).field("unlinkable", group.unlinkable).end_object();
    }
  }
  out.end_array();
}

std::size_t count(const JsonValue& json, std::string_view member) {
  return static_cast<std::size_t>(member_of(json, member)->GetUint64());
}

MeasuredProfile read_profile(const JsonValue& json) {
  MeasuredProfile read;
  read.profile = member_of(json, "profile")->GetInt64();
  read.cluster.records = count(json, "records");
  read.cluster.links = count(json, "links");
  read.cluster.bridges = count(json, "bridges");
  read.cluster.parts = count(json, "parts");
  read.cluster.weakest = member_of(json, "weakest")->GetDouble();
  read.cluster.large = member_of(json, "large")->GetBool();
  read.cluster.fragile = member_of(json, "fragile")->GetBool();
  return read;
}

}  // namespace

std::string counts_json(const MeasuredPartition& measured) {
  JsonWriter out;
  out.begin_object().field("waiting", measured.waiting).field("link_threshold", measured.link_threshold);
  out.field("records", measured.selves.records).field("unlinkable", measured.selves.unlinkable);
  out.field("overfull_keys", measured.overfull_keys);
  write_clusters(out, measured.clusters);
  write_scores(out, measured.pairs);
  write_filled(out, measured.selves);
  write_groups(out, measured.groups);
  return out.end_object().take();
}

std::string watched_json(const MeasuredPartition& measured) {
  JsonWriter out;
  out.begin_array();
  for (const auto& [profile, cluster] : measured.watched) {
    out.begin_object().field("profile", profile).field("records", cluster.records);
    out.field("links", cluster.links).field("bridges", cluster.bridges).field("parts", cluster.parts);
    out.field("weakest", cluster.weakest).field("large", cluster.large);
    out.field("fragile", cluster.fragile).end_object();
  }
  return out.end_array().take();
}

std::vector<MeasuredProfile> read_watched(const std::string& text) {
  const auto json = parse_json(text);
  if (!json) {
    throw std::runtime_error("kept measures are no JSON");
  }
  std::vector<MeasuredProfile> profiles;
  for (const JsonValue& profile : json->GetArray()) {
    profiles.push_back(read_profile(profile));
  }
  return profiles;
}

}  // namespace concord::service
