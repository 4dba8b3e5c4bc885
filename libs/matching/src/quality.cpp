#include <algorithm>
#include <string_view>
#include <unordered_map>

#include <concord/matching/quality.hpp>

namespace concord::matching {
namespace {

using Counts = std::unordered_map<std::string_view, double>;

double pairs(double records) { return records * (records - 1) / 2; }
double ratio(double part, double whole) { return whole == 0 ? 1.0 : part / whole; }
double harmonic(double a, double b) { return a + b == 0 ? 0.0 : 2 * a * b / (a + b); }

struct Sums {
  double found = 0, truth = 0, both = 0;  // pairs
  double precision = 0, recall = 0;       // B-cubed, summed over records
  double records = 0, largest = 0;
};

Sums add_up(const Counts& found, const Counts& truth,
            const std::unordered_map<std::string_view, Counts>& both) {
  Sums sums;
  for (const auto& [label, count] : truth) sums.truth += pairs(count);
  for (const auto& [label, count] : found) {
    sums.found += pairs(count);
    sums.records += count;
    sums.largest = std::max(sums.largest, count);
    for (const auto& [true_label, shared] : both.at(label)) {
      sums.both += pairs(shared);
      sums.precision += shared * shared / count;
      sums.recall += shared * shared / truth.at(true_label);
    }
  }
  return sums;
}

}  // namespace

Quality measure(std::span<const std::string> found, std::span<const std::string> truth) {
  Counts found_counts, true_counts;
  std::unordered_map<std::string_view, Counts> both;
  for (std::size_t i = 0; i < found.size() && i < truth.size(); ++i) {
    if (truth[i].empty()) continue;
    found_counts[found[i]] += 1;
    true_counts[truth[i]] += 1;
    both[found[i]][truth[i]] += 1;
  }
  const Sums sums = add_up(found_counts, true_counts, both);
  Quality quality;
  quality.precision = ratio(sums.both, sums.found);
  quality.recall = ratio(sums.both, sums.truth);
  quality.f1 = harmonic(quality.precision, quality.recall);
  quality.bcubed_f1 = harmonic(ratio(sums.precision, sums.records), ratio(sums.recall, sums.records));
  quality.pairs_found = sums.found;
  quality.pairs_true = sums.truth;
  quality.pairs_both = sums.both;
  quality.largest = static_cast<std::size_t>(sums.largest);
  return quality;
}

}  // namespace concord::matching
