#include <algorithm>
#include <array>

#include <concord/base/text.hpp>
#include <concord/domain/identifiers.hpp>

namespace concord::domain {
namespace {

// The closed list of postcode areas (Royal Mail), sorted, with BF and BX, which have no place.
constexpr std::array<std::string_view, 126> kAreas{
    "AB", "AL", "B",  "BA", "BB", "BD", "BF", "BH", "BL", "BN", "BR", "BS", "BT", "BX", "CA", "CB",
    "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT",
    "DY", "E",  "EC", "EH", "EN", "EX", "FK", "FY", "G",  "GL", "GU", "GY", "HA", "HD", "HG", "HP",
    "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L",  "LA", "LD",
    "LE", "LL", "LN", "LS", "LU", "M",  "ME", "MK", "ML", "N",  "NE", "NG", "NN", "NP", "NR", "NW",
    "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S",  "SA", "SE", "SG", "SK",
    "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR",
    "TS", "TW", "UB", "W",  "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"};
// Overseas territories, and Santa, have outward codes of their own.
constexpr std::array<std::string_view, 9> kOverseas{"ASCN", "STHL", "TDCU", "BBND", "BIQQ",
                                                    "FIQQ", "SIQQ", "PCRN", "TKCA"};
constexpr std::string_view kNeverInward = "CIKMOV";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

bool is_inward(std::string_view inward) {
  const auto good = [](char c) { return is_letter(c) && kNeverInward.find(c) == std::string_view::npos; };
  return inward.size() == 3 && is_digit(inward[0]) && good(inward[1]) && good(inward[2]);
}

bool is_outward(std::string_view outward) {
  std::size_t letters = 0;
  while (letters < outward.size() && is_letter(outward[letters])) ++letters;
  if (!std::binary_search(kAreas.begin(), kAreas.end(), outward.substr(0, letters))) return false;
  const auto district = outward.substr(letters);
  return !district.empty() && district.size() <= 2 && is_digit(district[0]);
}

bool is_forces_box(std::string_view code) {
  return code.starts_with("BFPO") && code.size() <= 8 && is_digits(code.substr(4));
}

bool is_whole(std::string_view outward, std::string_view inward) {
  if (outward == "GIR") return inward == "0AA";
  if (std::find(kOverseas.begin(), kOverseas.end(), outward) != kOverseas.end()) return is_inward(inward);
  return is_outward(outward) && is_inward(inward);
}

}  // namespace

Result<std::string> parse_postcode(std::string_view text) {
  if (text.size() > 64) return fail(Code::invalid_value, "not a postcode");
  const std::string code = to_upper_ascii(keep_alnum_ascii(text));
  if (is_forces_box(code)) return "BFPO " + code.substr(4);
  if (code.size() < 5 || code.size() > 7)
    return fail(Code::invalid_value, "a postcode has 5 to 7 letters and digits");
  const std::string outward = code.substr(0, code.size() - 3);
  const std::string inward = code.substr(code.size() - 3);
  if (is_whole(outward, inward)) return outward + ' ' + inward;
  return fail(Code::invalid_value, "not a postcode: an area and district, then a digit and two letters");
}

}  // namespace concord::domain
