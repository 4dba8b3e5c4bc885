#include "counts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <concord/base/share_out.hpp>

namespace concord::matching {
namespace {

using TextOf = std::function<std::string(std::uint64_t)>;

constexpr std::size_t kFew = 5;  // counts up to this are corrected

// Holders that a value held by c entities, c up to kFew, should be taken to have.
std::array<double, kFew + 1> corrected(const std::vector<std::pair<std::uint64_t, std::size_t>>& counted) {
  std::array<double, kFew + 2> of_count{};
  for (const auto& [value, count] : counted) {
    if (count < of_count.size()) of_count[count] += 1;
  }
  std::array<double, kFew + 1> holders{};
  for (std::size_t c = 1; c <= kFew; ++c) {
    const bool known = of_count[c] > 0 && (c == 1 || of_count[c + 1] > 0);
    const double turing =
        known ? static_cast<double>(c + 1) * of_count[c + 1] / of_count[c] : static_cast<double>(c);
    holders[c] = std::clamp(turing, std::max(holders[c - 1], 0.1), static_cast<double>(c));
  }
  return holders;
}

struct AllCounts {
  explicit AllCounts(std::size_t named) : values(named) {}
  ValueCounts given, family, town, postcode, nino, nhs_number, phone, email;
  std::array<ValueCounts, 3> dates;  // of 1 January, the 15th, any other day
  std::vector<ValueCounts> values;
};

// Gives `add` each value that features have of a field, by its number.
template <class Add>
void each_given(const Features& features, const Add& add) {
  for (const NameFeature& name : features.names()) {
    if (name.given.sketch.size > 1) add(name.given.id);
  }
}

template <class Add>
void each_family(const Features& features, const Add& add) {
  for (const NameFeature& name : features.names()) add(name.family.id);
}

template <class Add>
void each_date(const Features& features, std::size_t which, const Add& add) {
  for (const domain::PartialDate& date : features.birth_dates()) {
    if (date.precision() != domain::Precision::day) continue;
    const std::size_t kind = date.month == 1 && date.day == 1 ? 0 : date.day == 15 ? 1 : 2;
    if (kind == which) add(static_cast<std::uint64_t>(date.year * 10000 + date.month * 100 + date.day));
  }
}

template <class Add>
void each_named(const Vocabulary& vocabulary, const Features& features, std::size_t field, const Add& add) {
  for (const IdentifierFeature& one : features.identifiers()) {
    if (vocabulary.value_kind(one.type).field == field) add(one.value);
  }
  for (const AttributeFeature& one : features.attributes()) {
    if (vocabulary.value_kind(one.name).field == field) add(one.value);
  }
}

// Counts every field, several at once: what is counted of a field is many times what is kept of it.
class Counting {
 public:
  Counting(std::span<const Features* const> records, std::span<const Entity> entity_of)
      : records_(records), entity_of_(entity_of) {}

  // each(features, add) gives the field's values; 0 is none.
  template <class Each>
  void field(ValueCounts& counts, Each each) {
    tasks_.push_back([this, &counts, each] {
      for (std::size_t i = 0; i < records_.size(); ++i) {
        prefetch_ahead(records_, i);
        each(*records_[i], [&](std::uint64_t value) {
          if (value != 0) counts.add(value, entity_of_[i]);
        });
      }
      counts.count();
    });
  }
  void run(unsigned threads) {
    share_out(tasks_.size(), threads, 1, [&](unsigned, std::size_t i) { tasks_[i](); });
  }

 private:
  std::span<const Features* const> records_;
  std::span<const Entity> entity_of_;
  std::vector<std::function<void()>> tasks_;
};

void count_all(const Vocabulary& vocabulary, std::span<const Features* const> records,
               std::span<const Entity> entity_of, unsigned threads, AllCounts& all) {
  Counting counting(records, entity_of);
  counting.field(all.given, [](const Features& features, const auto& add) { each_given(features, add); });
  counting.field(all.family, [](const Features& features, const auto& add) { each_family(features, add); });
  counting.field(all.town, [](const Features& features, const auto& add) {
    for (const PlaceFeature& place : features.places()) add(place.town.id);
  });
  counting.field(all.postcode, [](const Features& features, const auto& add) {
    for (const PlaceFeature& place : features.places()) add(place.postcode);
  });
  counting.field(all.nino, [](const Features& features, const auto& add) {
    for (const IdentifierFeature& one : features.ninos()) add(one.value);
  });
  counting.field(all.nhs_number, [](const Features& features, const auto& add) {
    for (const IdentifierFeature& one : features.nhs_numbers()) add(one.value);
  });
  counting.field(all.phone, [](const Features& features, const auto& add) {
    for (const PhoneFeature& phone : features.phones()) add(phone.number);
  });
  counting.field(all.email, [](const Features& features, const auto& add) {
    for (const EmailFeature& email : features.emails()) {
      if (!email.office) add(email.whole);
    }
  });
  for (std::size_t which = 0; which < all.dates.size(); ++which) {
    counting.field(all.dates[which],
                   [which](const Features& features, const auto& add) { each_date(features, which, add); });
  }
  for (std::size_t i = 0; i < all.values.size(); ++i) {
    counting.field(all.values[i], [&vocabulary, i](const Features& features, const auto& add) {
      each_named(vocabulary, features, kFixedFields + i, add);
    });
  }
  counting.run(threads);
}

void set_u(Draft& draft, std::size_t field, Level level, const ValueCounts& counts, std::size_t alone = 1) {
  if (!counts.empty()) draft.u[field][level] = counts.chance_to_agree(alone);
}

void set_u(Draft& draft, Field field, Level level, const ValueCounts& counts, std::size_t alone = 1) {
  set_u(draft, index_of(field), level, counts, alone);
}

// The chance that two birth dates are one and of this kind.
void set_dates(Draft& draft, const std::array<ValueCounts, 3>& dates, double entities) {
  constexpr std::array<Level, 3> kLevels{level::birth::first_of_january, level::birth::fifteenth,
                                         level::birth::exact};
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (dates[i].empty()) continue;
    draft.u[index_of(Field::birth_date)][kLevels[i]] = dates[i].chance_to_agree_among(entities);
  }
}

void set_values(Draft& draft, const AllCounts& all, bool known, const TextOf& text_of) {
  constexpr std::size_t kOfOnePerson = 2;
  for (std::size_t i = 0; i < draft.named.size(); ++i) {
    const bool number = draft.named[i].what == NamedField::What::identifier;
    const ValueCounts& counts = all.values[i];
    set_u(draft, kFixedFields + i, level::named::same, counts, number && !known ? kOfOnePerson : 1);
    draft.values[i] = counts.shares(number ? kOfOnePerson : 1, text_of);
    if (number) draft.values[i].unlisted = draft.u[kFixedFields + i][level::named::same];
  }
}

}  // namespace

void ValueCounts::count() {
  std::sort(held_.begin(), held_.end());
  held_.erase(std::unique(held_.begin(), held_.end()), held_.end());
  entities_ = static_cast<double>(held_.size());
  for (const auto& [value, entity] : held_) {
    if (counted_.empty() || counted_.back().first != value) counted_.emplace_back(value, 0);
    ++counted_.back().second;
  }
  held_ = {};
}

double ValueCounts::chance_to_agree_among(double entities, std::size_t alone) const {
  double agreeing = 1;
  for (const auto& [value, count] : counted_) {
    const auto held = static_cast<double>(count);
    if (count > alone) agreeing += held * (held - 1) / 2;
  }
  return agreeing / std::max(1.0, entities * (entities - 1) / 2);
}

double ValueCounts::chance_to_agree(std::size_t alone) const {
  return chance_to_agree_among(entities_, alone);
}

ShareTable ValueCounts::shares(std::size_t least,
                               const std::function<std::string(std::uint64_t)>& text_of) const {
  ShareTable table;
  if (counted_.empty()) return table;
  const auto few = corrected(counted_);
  table.unlisted = few[1] / entities_;
  for (const auto& [value, count] : counted_) {
    if (count <= least) continue;
    const double holders = count <= kFew ? few[count] : static_cast<double>(count);
    table.shares.emplace(text_of(value), holders / entities_);
  }
  return table;
}

void count_values(const Vocabulary& vocabulary, std::span<const Features* const> records,
                  std::span<const Entity> entity_of, bool known, unsigned threads, Draft& draft) {
  AllCounts all(draft.named.size());
  count_all(vocabulary, records, entity_of, threads, all);
  const TextOf word = [&](std::uint64_t id) { return vocabulary.word(static_cast<WordId>(id)).text; };
  const TextOf value = [&](std::uint64_t id) { return vocabulary.value(static_cast<ValueId>(id)).text; };
  double dated = 0;
  for (const ValueCounts& dates : all.dates) dated += dates.entities();

  const std::size_t alone = known ? 1 : 2;
  set_u(draft, Field::given_name, level::given::exact, all.given);
  set_u(draft, Field::family_name, level::family::exact, all.family);
  set_dates(draft, all.dates, dated);
  set_u(draft, Field::nino, level::nino::same, all.nino, alone);
  set_u(draft, Field::nhs_number, level::nhs::same, all.nhs_number, alone);
  set_u(draft, Field::phone, level::phone::same, all.phone, alone);
  set_u(draft, Field::email, level::email::same, all.email, alone);
  draft.given = all.given.shares(1, word);
  draft.family = all.family.shares(1, word);
  draft.town = all.town.shares(1, value);
  draft.postcodes.clear();
  for (const auto& [postcode, share] : all.postcode.shares(1, value).shares)
    draft.postcodes.emplace(postcode, share);
  set_values(draft, all, known, value);
}

}  // namespace concord::matching
