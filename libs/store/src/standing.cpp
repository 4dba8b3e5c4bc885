#include "standing.hpp"

#include <algorithm>

namespace concord::store {
namespace {

// nullopt is less than every value.
template <class T>
void raise(std::optional<T>& kept, const std::optional<T>& other) {
  kept = std::max(kept, other);
}

void add_presence(Standing& standing, const Receipt& receipt, std::optional<Instant> extract_as_of) {
  const std::optional<Instant> seen = std::max(receipt.version.as_of, extract_as_of);
  raise(standing.seen, seen);
  if (!receipt.layout.empty()) {
    raise(standing.layout, std::optional(LayoutMark{seen, receipt.layout}));
  }
}

bool add_content(Standing& standing, const Receipt& receipt, std::optional<Instant> extract_as_of) {
  add_presence(standing, receipt, extract_as_of);
  const std::optional mark = ContentMark{moment_of(receipt.version), receipt.content};
  if (standing.content >= mark) {
    return false;
  }
  const bool other = !standing.content || standing.content->content != receipt.content;
  standing.content = mark;
  return other;
}

}  // namespace

Moment moment_of(const domain::SourceVersion& version) {
  return {version.as_of, version.has_counter ? std::optional(version.counter) : std::nullopt};
}

domain::SourceVersion version_of(const Moment& moment) {
  return {moment.as_of, moment.counter.value_or(0), moment.counter.has_value()};
}

bool add_sighting(Standing& standing, const Receipt& receipt, std::optional<Instant> extract_as_of) {
  switch (receipt.kind) {
    case SightingKind::content:
      return add_content(standing, receipt, extract_as_of);
    case SightingKind::absence:
      add_absence(standing, receipt.version.as_of);
      return false;
    case SightingKind::presence:
      add_presence(standing, receipt, extract_as_of);
      return false;
    case SightingKind::withdrawal:
      raise(standing.withdrawal,
            std::optional(WithdrawalMark{moment_of(receipt.version), receipt.merged_into}));
      return false;
  }
  return false;
}

void add_absence(Standing& standing, std::optional<Instant> at) { raise(standing.absent, at); }

RecordState Standing::state() const {
  // At one moment the withdrawal outranks the content.
  if (withdrawal && (!content || withdrawal->at >= content->at)) {
    return RecordState::withdrawn;
  }
  return absent > seen ? RecordState::ceased : RecordState::current;
}

domain::SourceVersion Standing::version() const {
  switch (state()) {
    case RecordState::withdrawn:
      return version_of(withdrawal->at);
    case RecordState::ceased:
      return {absent, 0, false};
    default:
      return content ? version_of(content->at) : domain::SourceVersion{};
  }
}

std::string Standing::merged_into() const {
  return state() == RecordState::withdrawn ? withdrawal->merged_into : std::string();
}

}  // namespace concord::store
