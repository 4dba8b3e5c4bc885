#include "latin.hpp"

#include <array>
#include <utility>

namespace concord::synth {
namespace {

using Letter = std::pair<std::string_view, char>;
constexpr std::array<Letter, 46> kLetters{
    {{"Á", 'A'}, {"Ç", 'C'}, {"Ö", 'O'}, {"Ü", 'U'}, {"á", 'a'}, {"ã", 'a'}, {"ç", 'c'}, {"è", 'e'},
     {"é", 'e'}, {"ê", 'e'}, {"ë", 'e'}, {"í", 'i'}, {"ñ", 'n'}, {"ó", 'o'}, {"õ", 'o'}, {"ö", 'o'},
     {"ú", 'u'}, {"ü", 'u'}, {"ą", 'a'}, {"ę", 'e'}, {"ğ", 'g'}, {"İ", 'I'}, {"ı", 'i'}, {"Ł", 'L'},
     {"ł", 'l'}, {"ń", 'n'}, {"ś", 's'}, {"Ş", 'S'}, {"ş", 's'}, {"ź", 'z'}, {"à", 'a'}, {"â", 'a'},
     {"É", 'E'}, {"î", 'i'}, {"ï", 'i'}, {"ô", 'o'}, {"ò", 'o'}, {"ù", 'u'}, {"û", 'u'}, {"ż", 'z'},
     {"Ż", 'Z'}, {"Ś", 'S'}, {"ć", 'c'}, {"Ć", 'C'}, {"ễ", 'e'}, {"Ğ", 'G'}}};

}  // namespace

std::string latin(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    bool found = false;
    for (const auto& [letter, plain] : kLetters) {
      if (text.substr(i, letter.size()) == letter) {
        out += plain;
        i += letter.size();
        found = true;
        break;
      }
    }
    if (!found) out += text[i++];
  }
  return out;
}

}  // namespace concord::synth
