// What a property found that should not be, over all of its cases: one of each kind, with the case to see it
// by.
#pragma once

#include <cstdint>
#include <iostream>
#include <map>
#include <string>

namespace concord::api::testing {

class Findings {
 public:
  // `kind` is the same for what has one cause, as far as that can be told.
  void add(std::uint32_t seed, const std::string& kind, const std::string& text) {
    if (texts_.emplace(kind, text).second) {
      std::cerr << "CONCORD_CASE=" << seed << " " << text << "\n\n";
    }
  }
  bool empty() const { return texts_.empty(); }

 private:
  std::map<std::string, std::string> texts_;
};

}  // namespace concord::api::testing
