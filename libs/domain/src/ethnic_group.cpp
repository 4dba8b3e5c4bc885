#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <concord/base/text.hpp>
#include <concord/domain/ethnic_group.hpp>

namespace concord::domain {
namespace {

using enum EthnicGroup;
using Word = std::pair<std::string_view, EthnicGroup>;

constexpr std::array<Word, 53> kCodes{{
    {"wbri", white}, {"wiri", white}, {"wirt", white}, {"wrom", white}, {"woth", white}, {"wbr", white},
    {"wir", white},  {"wro", white},  {"wot", white},  {"a", white},    {"b", white},    {"c", white},
    {"mwbc", mixed}, {"mwba", mixed}, {"mwas", mixed}, {"moth", mixed}, {"mwb", mixed},  {"mwa", mixed},
    {"mot", mixed},  {"d", mixed},    {"e", mixed},    {"f", mixed},    {"g", mixed},    {"aind", asian},
    {"apkn", asian}, {"aban", asian}, {"chne", asian}, {"aoth", asian}, {"ain", asian},  {"apk", asian},
    {"aba", asian},  {"chn", asian},  {"chi", asian},  {"aot", asian},  {"h", asian},    {"j", asian},
    {"k", asian},    {"l", asian},    {"r", asian},    {"bcrb", black}, {"bafr", black}, {"both", black},
    {"bcr", black},  {"bca", black},  {"baf", black},  {"bot", black},  {"m", black},    {"n", black},
    {"p", black},    {"ooth", other}, {"oot", other},  {"arab", other}, {"s", other},
}};

// In this order: "White and Black African" is mixed, "Asian British" is Asian, "Black British" Black.
constexpr std::array<Word, 24> kWords{{
    {"mixed", mixed},    {"multiple", mixed},     {"white and", mixed},   {"asian", asian},
    {"indian", asian},   {"pakistani", asian},    {"bangladeshi", asian}, {"chinese", asian},
    {"black", black},    {"african", black},      {"caribbean", black},   {"arab", other},
    {"white", white},    {"british", white},      {"english", white},     {"welsh", white},
    {"scottish", white}, {"irish", white},        {"gypsy", white},       {"traveller", white},
    {"roma", white},     {"other ethnic", other}, {"any other", other},   {"other", other},
}};

}  // namespace

std::string_view to_string(EthnicGroup group) {
  constexpr std::array<std::string_view, 6> kNames{"asian", "black", "mixed", "white", "other", "not-known"};
  return kNames[static_cast<std::size_t>(group)];
}

EthnicGroup ethnic_group(std::string_view said) {
  const std::string text = fold(said);
  const auto code =
      std::find_if(kCodes.begin(), kCodes.end(), [&](const Word& one) { return one.first == text; });
  if (code != kCodes.end()) return code->second;
  const std::string padded = " " + text + " ";
  const auto word = std::find_if(kWords.begin(), kWords.end(), [&](const Word& one) {
    return padded.find(" " + std::string(one.first) + " ") != std::string::npos;
  });
  return word == kWords.end() ? not_known : word->second;
}

}  // namespace concord::domain
