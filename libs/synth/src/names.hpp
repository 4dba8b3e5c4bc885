// Names as a London borough has them: by origin, sex and year of birth, each as common as it is.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "random.hpp"

namespace concord::synth {

enum class Sex : std::uint8_t { female, male };

enum class Origin : std::uint8_t {
  british,
  irish,
  caribbean,
  nigerian,
  ghanaian,
  somali,
  turkish,
  jewish,
  bangladeshi,
  indian,
  pakistani,
  polish,
  italian,
  spanish,
  portuguese,
  french,
  vietnamese,
  chinese,
  romanian,
};
inline constexpr std::size_t kOrigins = 19;

// What is known of a origin's ways with names.
struct Customs {
  std::string_view name;
  unsigned share;                 // of the borough's people, in thousandths
  double wife_takes_name;         // of those who marry
  double born_1_january;          // of adults: a date that stands for an unknown one
  double family_name_first;       // written the other way round by some system
  std::string_view ethnic_code;   // three letters, as housing keeps it
  std::string_view ethnic_group;  // as Client Level Data words it
  std::string_view language;      // three letters
};
const Customs& customs(Origin origin);

// Immutable after it was built; safe to share.
class Names {
 public:
  Names();

  Origin origin(Random& random) const;
  std::string surname(Origin origin, Random& random) const;
  std::string forename(Origin origin, Sex sex, int birth_year, Random& random) const;
  // A short form or another spelling; empty where none is known.
  std::string nickname(const std::string& forename, Random& random) const;
  std::string other_spelling(const std::string& name, Random& random) const;

 private:
  struct List {
    Weights weights;
    std::vector<std::string_view> names;
  };
  using Variants = std::unordered_map<std::string_view, std::vector<std::string_view>>;
  static std::string variant(const Variants& variants, const std::string& name, Random& random);

  Weights origins_;
  std::array<List, kOrigins> surnames_;
  std::array<std::array<std::map<int, List>, 2>, kOrigins> forenames_;  // by sex, then first year of birth
  Variants nicknames_;
  Variants spellings_;
};

}  // namespace concord::synth
