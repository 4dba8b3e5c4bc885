#include <algorithm>
#include <array>
#include <map>

#include <concord/service/partition_measures.hpp>

namespace concord::service {
namespace {

std::string cause_of(const store::AnswerRow& answer) {
  return answer.cause.substr(0, answer.cause.find(':'));
}

}  // namespace

std::vector<double> band_edges(double link_threshold) {
  std::vector<double> edges{0, 2, 4, 10, 15};
  edges.push_back(link_threshold);
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

std::vector<AnsweredBand> answered_bands(store::Snapshot& snapshot, const store::ModelRow& in_force,
                                         double link_threshold) {
  const std::vector<double> edges = band_edges(link_threshold);
  std::map<std::pair<std::string, std::size_t>, AnsweredBand> bands;
  for (const store::AnswerRow& answer :
       snapshot.reviews().answers_since(in_force.released_at.value_or(Instant{}))) {
    const auto above = std::upper_bound(edges.begin(), edges.end(), answer.score);
    const auto place = static_cast<std::size_t>(above - edges.begin());
    AnsweredBand& band = bands[{cause_of(answer), place}];
    band.cause = cause_of(answer);
    band.from = above == edges.begin() ? std::nullopt : std::optional(*std::prev(above));
    band.to = above == edges.end() ? std::nullopt : std::optional(*above);
    ++(answer.same ? band.same : band.different);
  }
  std::vector<AnsweredBand> told;
  for (auto& [key, band] : bands) {
    const auto all = static_cast<double>(band.same + band.different);
    band.share_same = static_cast<double>(band.same) / all;
    band.interval = matching::wilson(band.share_same, all);
    told.push_back(std::move(band));
  }
  return told;
}

}  // namespace concord::service
