#include "cluster.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace concord::service {
namespace {

using store::RecordNumber;

// The questions by record numbers, each with the clusters that it is between.
std::vector<PlannedQuestion> questions_of(
    const matching::Partition& partition,
    const std::unordered_map<domain::RecordKey, RecordNumber>& numbers) {
  const auto cluster_of = [&](const domain::RecordKey& key) {
    std::vector<RecordNumber> members;
    for (const auto& cluster : partition.clusters) {
      if (std::find(cluster.begin(), cluster.end(), key) == cluster.end()) {
        continue;
      }
      for (const domain::RecordKey& member : cluster) {
        members.push_back(numbers.at(member));
      }
    }
    std::sort(members.begin(), members.end());
    return members;
  };
  std::vector<PlannedQuestion> questions;
  for (const matching::Question& question : partition.questions) {
    PlannedQuestion planned{{numbers.at(question.a), numbers.at(question.b), question.cause, question.score},
                            cluster_of(question.a),
                            cluster_of(question.b)};
    if (planned.row.b < planned.row.a) {
      std::swap(planned.row.a, planned.row.b);
      std::swap(planned.side_a, planned.side_b);
    }
    questions.push_back(std::move(planned));
  }
  std::sort(questions.begin(), questions.end(), [](const PlannedQuestion& one, const PlannedQuestion& other) {
    return std::tie(one.row.a, one.row.b, one.row.cause) <
           std::tie(other.row.a, other.row.b, other.row.cause);
  });
  return questions;
}

// Of thousands of decisions a component hears those between its own records: few, and mostly none.
std::vector<std::vector<store::DecisionRow>> share_out_decisions(
    const std::vector<std::vector<matching::Slot>>& components,
    const std::vector<store::DecisionRow>& decisions) {
  std::vector<std::vector<store::DecisionRow>> of_component(components.size());
  if (decisions.empty()) {
    return of_component;
  }
  std::unordered_map<RecordNumber, std::size_t> component_of;
  for (std::size_t at = 0; at < components.size(); ++at) {
    for (const matching::Slot slot : components[at]) {
      component_of.emplace(slot, at);
    }
  }
  for (const store::DecisionRow& decision : decisions) {
    const auto a = component_of.find(decision.a);
    const auto b = component_of.find(decision.b);
    if (a != component_of.end() && b != component_of.end() && a->second == b->second) {
      of_component[a->second].push_back(decision);
    }
  }
  return of_component;
}

bool holds(const std::vector<RecordNumber>& sorted, RecordNumber record) {
  return std::binary_search(sorted.begin(), sorted.end(), record);
}

// A question that a protection has answered is not asked, whatever raised it: asking would tell of it.
void drop_protected(std::vector<PlannedQuestion>& questions,
                    const std::vector<store::DecisionRow>& decisions) {
  std::erase_if(questions, [&](const PlannedQuestion& question) {
    return std::any_of(decisions.begin(), decisions.end(), [&](const store::DecisionRow& one) {
      return one.by_protection && ((holds(question.side_a, one.a) && holds(question.side_b, one.b)) ||
                                   (holds(question.side_a, one.b) && holds(question.side_b, one.a)));
    });
  });
}

void add(const matching::Index& index, const std::vector<matching::Slot>& component,
         const std::vector<store::DecisionRow>& decisions, Clustered& out) {
  std::unordered_map<domain::RecordKey, RecordNumber> numbers;
  for (const matching::Slot slot : component) {
    numbers.emplace(*index.key(slot), slot);
  }
  const matching::Partition partition = index.partition(component, rulings_of(decisions, index));
  for (const auto& keys : partition.clusters) {
    std::vector<RecordNumber>& members = out.clusters.emplace_back();
    for (const domain::RecordKey& key : keys) {
      members.push_back(numbers.at(key));
    }
    std::sort(members.begin(), members.end());
  }
  std::vector<PlannedQuestion> questions = questions_of(partition, numbers);
  drop_protected(questions, decisions);
  out.reviews.push_back({{component.begin(), component.end()}, std::move(questions), 0});
}

}  // namespace

std::vector<matching::Ruling> rulings_of(const std::vector<store::DecisionRow>& decisions,
                                         const matching::Index& index) {
  std::vector<matching::Ruling> rulings;
  for (const store::DecisionRow& decision : decisions) {
    const auto a = index.key(static_cast<matching::Slot>(decision.a));
    const auto b = index.key(static_cast<matching::Slot>(decision.b));
    if (a && b) {
      rulings.push_back({*a, *b, decision.same, static_cast<std::uint64_t>(decision.number)});
    }
  }
  return rulings;
}

Clustered cluster(const matching::Index& index, const std::vector<std::vector<matching::Slot>>& components,
                  const std::vector<store::DecisionRow>& decisions) {
  const auto of_component = share_out_decisions(components, decisions);
  Clustered out;
  for (std::size_t at = 0; at < components.size(); ++at) {
    add(index, components[at], of_component[at], out);
  }
  return out;
}

}  // namespace concord::service
