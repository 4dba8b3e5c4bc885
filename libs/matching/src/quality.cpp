#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <concord/matching/quality.hpp>

namespace concord::matching {
namespace {

double pairs(double records) { return records * (records - 1) / 2; }
double ratio(double part, double whole) { return whole == 0 ? 1.0 : part / whole; }
double harmonic(double a, double b) { return a + b == 0 ? 0.0 : 2 * a * b / (a + b); }

using Label = std::uint32_t;

std::vector<Label> numbered(std::span<const std::string> labels) {
  std::unordered_map<std::string_view, Label> numbers;
  std::vector<Label> numbered;
  numbered.reserve(labels.size());
  for (const std::string& label : labels)
    numbered.push_back(numbers.emplace(label, static_cast<Label>(numbers.size())).first->second);
  return numbered;
}

// How many records have each label.
std::vector<double> counts_of(std::span<const std::pair<Label, Label>> both,
                              Label std::pair<Label, Label>::*which) {
  std::vector<double> counts;
  for (const auto& one : both) {
    if (counts.size() <= one.*which) counts.resize(one.*which + std::size_t{1});
    counts[one.*which] += 1;
  }
  return counts;
}

double sum_of_pairs(const std::vector<double>& counts) {
  double sum = 0;
  for (const double count : counts) sum += pairs(count);
  return sum;
}

}  // namespace

Quality measure(std::span<const std::size_t> found, std::span<const std::string> truth) {
  const std::vector<Label> of_truth = numbered(truth);
  std::vector<std::pair<Label, Label>> both;
  for (std::size_t i = 0; i < found.size() && i < truth.size(); ++i) {
    if (!truth[i].empty()) both.emplace_back(static_cast<Label>(found[i]), of_truth[i]);
  }
  std::sort(both.begin(), both.end());
  const std::vector<double> found_counts = counts_of(both, &std::pair<Label, Label>::first);
  const std::vector<double> true_counts = counts_of(both, &std::pair<Label, Label>::second);
  double precision = 0;  // B-cubed, summed over records
  double recall = 0;
  Quality quality;
  for (auto from = both.begin(); from != both.end();) {
    const auto to = std::upper_bound(from, both.end(), *from);
    const auto shared = static_cast<double>(to - from);
    quality.pairs_both += pairs(shared);
    precision += shared * shared / found_counts[from->first];
    recall += shared * shared / true_counts[from->second];
    from = to;
  }
  const auto records = static_cast<double>(both.size());
  quality.pairs_found = sum_of_pairs(found_counts);
  quality.pairs_true = sum_of_pairs(true_counts);
  quality.precision = ratio(quality.pairs_both, quality.pairs_found);
  quality.recall = ratio(quality.pairs_both, quality.pairs_true);
  quality.f1 = harmonic(quality.precision, quality.recall);
  quality.bcubed_f1 = harmonic(ratio(precision, records), ratio(recall, records));
  quality.largest =
      found_counts.empty()
          ? 0
          : static_cast<std::size_t>(*std::max_element(found_counts.begin(), found_counts.end()));
  return quality;
}

Quality measure(std::span<const std::string> found, std::span<const std::string> truth) {
  const std::vector<Label> numbers = numbered(found);
  return measure(std::vector<std::size_t>(numbers.begin(), numbers.end()), truth);
}

}  // namespace concord::matching
