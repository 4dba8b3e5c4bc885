#include <algorithm>
#include <array>
#include <string_view>

#include <concord/base/text.hpp>
#include <concord/matching/subject.hpp>

namespace concord::matching {
namespace {

using domain::PersonName;
using domain::Record;
using Words = std::vector<std::string>;

// What stands before a name and belongs to it.
constexpr std::array<std::string_view, 29> kParticles{
    "o",   "mc",  "mac", "al",  "el",  "de",  "da",  "do",  "dos", "del", "di", "la",  "le", "du",  "van",
    "von", "der", "den", "ter", "ten", "bin", "ibn", "abu", "abd", "st",  "ap", "san", "ul", "bint"};
constexpr std::array<std::string_view, 9> kGivenParticles{"abdul", "abdel", "abd", "abu", "al",
                                                          "el",    "ul",    "la",  "de"};
constexpr std::array<std::string_view, 14> kTitles{"mr",  "mrs",  "ms",  "miss", "mx",   "dr",   "prof",
                                                   "rev", "revd", "sir", "dame", "lord", "lady", "master"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Words words_of(std::string_view text) {
  Words words;
  const std::string folded = fold(text);
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

// "de la cruz" becomes "delacruz", "o brien" "obrien"; "smith jones" stays two words. A particle that stands
// last is a name of its own ("Van", "Do", "Le").
template <std::size_t n>
Words join_particles(const Words& words, const std::array<std::string_view, n>& particles) {
  Words joined;
  std::string pending;
  for (std::size_t i = 0; i < words.size(); ++i) {
    pending += words[i];
    if (is_one_of(particles, words[i]) && i + 1 < words.size()) continue;
    joined.push_back(std::move(pending));
    pending.clear();
  }
  return joined;
}

std::string join(const Words& words, std::size_t from = 0) {
  std::string text;
  for (std::size_t i = from; i < words.size(); ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

void drop_titles(Words& words) {
  while (words.size() > 1 && is_one_of(kTitles, words.front())) words.erase(words.begin());
}

// A name in the making, and the mark behind it.
struct Made {
  SubjectName name;
  std::optional<Generation> generation;
  void take_marks(Words& words, std::size_t least = 1) {
    generation = more_telling(generation, matching::take_marks(words, least));
  }
};

std::string family_of(Made& made, Words words) {
  drop_titles(words);
  made.take_marks(words);
  words = join_particles(words, kParticles);
  // An initial beside a whole name is a given name that slipped over.
  if (words.size() > 1)
    words.erase(
        std::remove_if(words.begin(), words.end(), [](const std::string& word) { return word.size() == 1; }),
        words.end());
  return join(words);
}

Words given_words(Made& made, std::string_view text) {
  Words words = words_of(text);
  drop_titles(words);
  made.take_marks(words);
  return words;
}

void set_given(Made& made, Words words, std::string_view middle) {
  words = join_particles(words, kGivenParticles);
  for (std::string& word : words_of(middle)) words.push_back(std::move(word));
  made.take_marks(words, words.size());  // "I" in a column of its own is an initial
  if (words.empty()) return;
  made.name.given = words.front();
  made.name.middle = join(words, 1);
}

// "Jr" in a column of its own: a whole name stands before it.
void take_suffix(Made& made, std::string_view suffix) {
  Words words = words_of(suffix);
  words.insert(words.begin(), std::string());
  made.take_marks(words);
}

Made from_parts(const PersonName& name) {
  Made made;
  if (!domain::is_placeholder_name(name.given)) set_given(made, given_words(made, name.given), name.middle);
  if (!domain::is_placeholder_name(name.family)) made.name.family = family_of(made, words_of(name.family));
  made.name.given_cut = name.given_cut && !made.name.given.empty();
  made.name.family_cut = name.family_cut && !made.name.family.empty();
  take_suffix(made, name.suffix);
  return made;
}

// "Okafor, Amina" or "Amina Ngozi Okafor".
Made from_full(std::string_view full) {
  Made made;
  if (const std::size_t comma = full.find(','); comma != std::string_view::npos) {
    made.name.family = family_of(made, words_of(full.substr(0, comma)));
    set_given(made, given_words(made, full.substr(comma + 1)), "");
    return made;
  }
  Words words = words_of(full);
  drop_titles(words);
  made.take_marks(words, 2);
  words = join_particles(words, kParticles);
  if (words.empty()) return made;
  made.name.family = words.back();
  words.pop_back();
  set_given(made, std::move(words), "");
  return made;
}

Made made_of(const PersonName& name) {
  if (domain::is_placeholder_name(domain::display(name))) return {};
  return name.given.empty() && name.family.empty() ? from_full(name.full) : from_parts(name);
}

void add_names(const Record& record, Subject& subject) {
  for (const PersonName& name : record.names) add_name(name, subject);
}

constexpr std::array<std::string_view, 4> kTitlesOfMen{"mr", "sir", "lord", "master"};
constexpr std::array<std::string_view, 5> kTitlesOfWomen{"mrs", "miss", "ms", "lady", "dame"};

// Where a record states no sex its title says as much as matching needs; nothing but matching reads it.
void add_sex(const Record& record, Subject& subject) {
  if (record.sex != domain::Sex::unknown) {
    subject.sexes.push_back(record.sex);
    return;
  }
  for (const PersonName& name : record.names) {
    const std::string title = fold(name.title);
    if (is_one_of(kTitlesOfMen, title)) subject.sexes.push_back(domain::Sex::male);
    if (is_one_of(kTitlesOfWomen, title)) subject.sexes.push_back(domain::Sex::female);
  }
}

constexpr std::array<std::string_view, 3> kRolesOfAdults{"liable", "claimant", "tenant"};

void add_adult_since(const Record& record, Subject& subject) {
  for (const domain::Engagement& engagement : record.engagements) {
    if (!engagement.from || !is_one_of(kRolesOfAdults, engagement.role)) continue;
    if (!subject.adult_since || *engagement.from < *subject.adult_since)
      subject.adult_since = engagement.from;
  }
}

void add_birth_date(const Record& record, Subject& subject) {
  if (!record.birth_date || domain::is_sentinel(*record.birth_date)) return;
  domain::PartialDate date = *record.birth_date;
  if (record.birth_estimated || record.birth_expected)
    date.month = date.day = 0;  // only the year is worth anything
  subject.birth_dates.push_back(date);
}

void add_addresses(const Record& record, Subject& subject) {
  for (const domain::Address& address : record.addresses) {
    const bool nowhere =
        address.premises == domain::Premises::no_fixed_abode || address.premises == domain::Premises::office;
    if (nowhere || domain::is_no_address(address.lines)) continue;
    const domain::AddressParts parts = domain::parse_address_parts(address.lines);
    SubjectAddress made{address.postcode,
                        address.uprn,
                        parts.flat,
                        parts.house,
                        parts.street,
                        parts.town,
                        domain::is_shared(address.premises) || parts.care_of};
    if (!made.postcode.empty() || !made.uprn.empty() || !made.street.empty())
      subject.addresses.push_back(std::move(made));
  }
}

void add_identifiers(const Record& record, Subject& subject) {
  for (const domain::Identifier& identifier : record.identifiers)
    subject.identifiers.push_back({identifier.type, identifier.value, identifier.verified,
                                   identifier.quality != domain::Quality::valid});
}

void add_contacts(const Record& record, Subject& subject) {
  for (const domain::ContactPoint& contact : record.contacts) {
    if (contact.use == "carer" || contact.value.empty()) continue;  // somebody else's
    (contact.kind == domain::ContactKind::phone ? subject.phones : subject.emails).push_back(contact.value);
  }
}

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

bool Subject::bare() const {
  return names.empty() && birth_dates.empty() && addresses.empty() && identifiers.empty() && phones.empty() &&
         emails.empty() && attributes.empty();
}

SubjectName standard_name(const PersonName& name) { return made_of(name).name; }

void add_name(const PersonName& name, Subject& subject) {
  Made made = made_of(name);
  if (made.name.given.empty() && made.name.family.empty()) return;
  subject.names.push_back(std::move(made.name));
  if (made.generation) subject.generations.push_back(*made.generation);
}

Subject standardise(const domain::RecordKey& key, std::span<const Record> versions, std::string layout,
                    bool ceased) {
  Subject subject;
  subject.key = key;
  subject.layout = std::move(layout);
  subject.ceased = ceased;
  for (const Record& record : versions) {
    subject.part =
        std::max(subject.part, record.part);  // versions differ here only where a source moved the person
    add_names(record, subject);
    add_birth_date(record, subject);
    add_sex(record, subject);
    add_adult_since(record, subject);
    add_addresses(record, subject);
    add_identifiers(record, subject);
    add_contacts(record, subject);
  }
  sort_unique(subject.names);
  sort_unique(subject.generations);
  sort_unique(subject.birth_dates);
  sort_unique(subject.sexes);
  sort_unique(subject.addresses);
  sort_unique(subject.identifiers);
  sort_unique(subject.phones);
  sort_unique(subject.emails);
  return subject;
}

}  // namespace concord::matching
