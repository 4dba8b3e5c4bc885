// How common names are among residents: frozen with the model.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text_likeness.hpp"

namespace concord::matching {

class NameFrequencies {
 public:
  NameFrequencies() = default;
  // Shares of residents by folded name, and the share to take for any name that is not listed.
  NameFrequencies(std::vector<std::pair<std::string, double>> shares, double unlisted);

  bool listed(std::string_view name) const { return at_.contains(std::string(name)); }
  double share(std::string_view name) const;
  // The share of all residents whose name is this or close to it (Jaro-Winkler at least 0.92): what an
  // agreement "close" has to be weighed by, or else Smythe would outrank Smith. Looks at every listed name.
  double share_of_neighbours(std::string_view name) const;
  double unlisted() const { return unlisted_; }

 private:
  struct Entry {
    std::string name;
    double share;
  };

  // Entries of one length, by the letters that they hold: most are told from a name by those alone. Padded to
  // whole groups, several of which are looked at as one.
  struct OfSize {
    static constexpr std::size_t kGroup = 8;
    std::vector<std::uint32_t> letters;
    std::vector<std::uint32_t> entries;
  };
  void add_alike(const OfSize& names, const Sketch& sketch, int most_apart,
                 std::vector<std::uint32_t>& found) const;

  std::vector<Entry> entries_;
  std::vector<OfSize> of_size_;
  std::unordered_map<std::string, std::size_t> at_;
  double unlisted_ = 0;
};

// How common the values of any other field are: by hash64 of the folded value.
class ValueFrequencies {
 public:
  ValueFrequencies() = default;
  ValueFrequencies(std::unordered_map<std::uint64_t, double> shares, double unlisted)
      : shares_(std::move(shares)), unlisted_(unlisted) {}
  // log2(expected chance to agree / share of this value), held within 10 bits; 0 where no shares are known.
  double bits(double expected, std::uint64_t value) const;

 private:
  std::unordered_map<std::uint64_t, double> shares_;
  double unlisted_ = 0;
};

// Which names stand for which: nicknames, short forms, spellings. Symmetric.
class NameVariants {
 public:
  NameVariants() = default;
  explicit NameVariants(const std::vector<std::pair<std::string, std::vector<std::string>>>& of);
  // Sorted hashes (hash64) of the names that this one may stand for; null if there are none.
  const std::vector<std::uint64_t>* of(std::string_view name) const;

 private:
  std::unordered_map<std::string, std::vector<std::uint64_t>> of_;
};

}  // namespace concord::matching
