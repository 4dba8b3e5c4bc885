// The match model: Fellegi–Sunter with ordered levels, term frequencies and three kinds of non-match, in
// Splink's settings JSON. Immutable once read; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>

namespace concord::matching {

// In bits (log2 of odds). Frozen with the model.
struct Thresholds {
  double certain = 6.64;  // p = .99: the service links by itself
  double probable = 0.0;
  double possible = -4.0;
  double pair_floor = -3.0;  // pair scores are held within these before they are averaged
  double pair_ceiling = 12.0;
};

enum class Band { certain, probable, possible, none };
std::string_view to_string(Band band);

class Model {
 public:
  // The parsed JSON of a model file (docs: config/match_model.json). A member, comparison or level that is
  // not known, or that is needed and not there, is refused by its pointer. `residents` replaces the
  // population that the file states: the prior is one match in so many pairs, and the chances to share an
  // address follow it.
  static Result<Model> read(const JsonValue& json, std::optional<std::uint32_t> residents = {});

  const std::string& version() const;  // from the file: a name, the population and the hash of its content
  const std::string& origin() const;   // where its numbers come from
  const Thresholds& thresholds() const;
  // The same, but linking from so many bits on.
  Model linking_from(double bits) const;
  Band band(double score) const;

  struct Content;  // defined in the library: comparisons, levels, frequencies, stop-keys
  const Content& content() const { return *content_; }

 private:
  std::shared_ptr<const Content> content_;
};

}  // namespace concord::matching
