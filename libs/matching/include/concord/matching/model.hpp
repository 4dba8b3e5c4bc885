// The match model: Fellegi–Sunter with ordered levels, term frequencies and three kinds of non-match, in
// Splink's settings JSON. Immutable once read; any thread.
#pragma once

#include <concord/base/json.hpp>
#include <concord/base/result.hpp>

#include <memory>
#include <string>

namespace concord::matching {

// In bits (log2 of odds). Frozen with the model.
struct Thresholds {
  double certain = 6.64;    // p = .99: the service links by itself
  double probable = 0.0;
  double possible = -4.0;
  double pair_floor = -3.0;   // pair scores are held within these before they are averaged
  double pair_ceiling = 12.0;
};

enum class Band { certain, probable, possible, none };
std::string_view to_string(Band band);

class Model {
 public:
  // The parsed JSON of a model file. A member that is not known is refused by name.
  static Result<Model> read(const JsonValue& json);

  const std::string& version() const;     // from the file: a name and the hash of its content
  const Thresholds& thresholds() const;
  Band band(double score) const;

  struct Content;                          // defined in the library: comparisons, levels, frequencies, stop-keys
  const Content& content() const { return *content_; }

 private:
  std::shared_ptr<const Content> content_;
};

}  // namespace concord::matching
