#include "work_state.hpp"

#include <stdexcept>

#include <concord/base/json.hpp>
#include <concord/store/extracts.hpp>

namespace concord::store {

std::int64_t& SourceCounts::of(RecordState state) {
  switch (state) {
    case RecordState::current:
      return current;
    case RecordState::ceased:
      return ceased;
    case RecordState::withdrawn:
      return withdrawn;
    case RecordState::erased:
      break;
  }
  throw std::logic_error("erased records are not counted");
}

std::int64_t WorkState::source(const std::string& name) {
  const auto known = sources_.find(name);
  if (known != sources_.end()) {
    return known->second;
  }
  std::int64_t number = db_.number("SELECT number FROM source WHERE name = ?", name);
  if (number == 0) {
    db_.run("INSERT INTO source (name) VALUES (?)", name);
    number = db_.last_number();
  }
  sources_.emplace(name, number);
  return number;
}

const SourceCounts* WorkState::counted(std::int64_t source) const {
  const auto found = counts_.find(source);
  return found == counts_.end() ? nullptr : &found->second;
}

void WorkState::write_counts() {
  for (const auto& [source, by] : counts_) {
    db_.run(
        "UPDATE source SET current = current + ?, ceased = ceased + ?, withdrawn = withdrawn + ?, "
        "versions = versions + ?, rejected = rejected + ? WHERE number = ?",
        by.current, by.ceased, by.withdrawn, by.versions, by.rejected, source);
  }
  counts_.clear();
}

void WorkState::write_redirects() {
  if (redirects.empty()) {
    return;
  }
  JsonWriter pairs;
  pairs.begin_array();
  for (const auto& [from, to] : redirects) {
    pairs.begin_array().integer(from);
    to ? pairs.integer(*to) : pairs.null();
    pairs.end_array();
  }
  db_.run(
      "UPDATE profile SET redirects_to = pair.value ->> '$[1]' FROM json_each(?) AS pair "
      "WHERE profile.number = pair.value ->> '$[0]'",
      pairs.end_array().take());
  redirects.clear();
}

std::int64_t WorkState::next(std::int64_t& last, const char* sql) {
  if (last < 0) {
    last = db_.number(sql);
  }
  return ++last;
}

std::optional<Instant> WorkState::last_full(const std::string& source, const std::string& layout) {
  const auto [place, added] = last_full_.try_emplace({source, layout});
  if (added) {
    auto row = db_.query(
        "SELECT max(current_as_of) FROM extract WHERE source = ? AND layout = ? AND is_full = 1 AND state = "
        "?",
        source, layout, ExtractState::completed);
    place->second = row.step() ? row.maybe_instant(0) : std::nullopt;
  }
  return place->second;
}

std::optional<Instant> WorkState::as_of(ExtractNumber extract) {
  const auto [place, added] = as_of_.try_emplace(extract);
  if (added) {
    auto row = db_.query("SELECT current_as_of FROM extract WHERE number = ?", extract);
    place->second = row.step() ? row.maybe_instant(0) : std::nullopt;
  }
  return place->second;
}

void WorkState::forget_extracts() {
  last_full_.clear();
  as_of_.clear();
}

}  // namespace concord::store
