#include <algorithm>
#include <iterator>

#include <concord/base/text.hpp>
#include <concord/policy/mask.hpp>

namespace concord::policy {
namespace {

using domain::Category;
using domain::NameUse;
using domain::PersonName;
using domain::Record;

bool is_prior(NameUse use) { return use == NameUse::birth || use == NameUse::former; }

const PersonName* usual_name(const Record& record) {
  const auto usual = std::find_if(record.names.begin(), record.names.end(),
                                  [](const PersonName& name) { return name.use == NameUse::usual; });
  return usual == record.names.end() ? nullptr : &*usual;
}

// Mrs after Miss tells of a marriage; Ms after Mr of something that is nobody's business.
bool title_tells(const PersonName& prior, const PersonName& usual) {
  const auto is_man = [](const PersonName& name) {
    const std::string title = fold(name.title);
    return title == "mr" || title == "master" || title == "sir" || title == "lord";
  };
  return !prior.title.empty() && !usual.title.empty() && is_man(prior) != is_man(usual);
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

template <class T, class Keep>
std::vector<T> kept(const std::vector<T>& all, Keep keep) {
  std::vector<T> some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some), keep);
  return some;
}

void project_identity(const Record& record, Record& shown) {
  shown.names = kept(record.names, [&](const PersonName& name) { return !is_protected(name, record); });
  shown.birth_date = record.birth_date;
  shown.birth_expected = record.birth_expected;
  shown.birth_estimated = record.birth_estimated;
  shown.sex = record.sex;
  shown.death = record.death;
}

// Since when, and until when if all of it is over. Which service it is says the part; nothing says what for.
void project_involvement(const Record& record, Record& shown) {
  if (record.engagements.empty()) {
    return;
  }
  domain::Engagement all;
  all.kind = kInvolvement;
  bool open = false;
  for (const domain::Engagement& engagement : record.engagements) {
    if (engagement.from && (!all.from || *engagement.from < *all.from)) {
      all.from = engagement.from;
    }
    if (engagement.to && (!all.to || *engagement.to > *all.to)) {
      all.to = engagement.to;
    }
    open = open || !engagement.to;
  }
  if (open) {
    all.to.reset();
  }
  shown.engagements.push_back(std::move(all));
}

void hide_values(std::vector<domain::Identifier>& identifiers) {
  for (domain::Identifier& identifier : identifiers) {
    identifier.value = domain::masked(identifier.value);
  }
}

bool is_involvement(const domain::Engagement& engagement) { return engagement.kind == kInvolvement; }

// Engagements say all that an involvement says.
void drop_spare_involvement(std::vector<domain::Engagement>& engagements) {
  if (!std::all_of(engagements.begin(), engagements.end(), is_involvement)) {
    std::erase_if(engagements, is_involvement);
  }
}

}  // namespace

bool is_protected(const PersonName& name, const Record& record) {
  if (!is_prior(name.use)) {
    return false;
  }
  const bool said =
      std::any_of(record.attributes.begin(), record.attributes.end(), [](const domain::Attribute& fact) {
        return fact.category == Category::protected_ &&
               (fact.name == "prior-names" || fact.name == "prior-sex");
      });
  const PersonName* usual = usual_name(record);
  if (said || record.part == domain::Part::children || usual == nullptr) {
    return true;
  }
  const std::string given = fold(name.given);
  return given.empty() || given != fold(usual->given) || title_tells(name, *usual);
}

Record project(const Record& record, Category category) {
  Record shown;
  shown.record_id = record.record_id;
  shown.part = record.part;
  shown.attributes = kept(record.attributes,
                          [&](const domain::Attribute& attribute) { return attribute.category == category; });
  switch (category) {
    case Category::identity:
      project_identity(record, shown);
      break;
    case Category::identifiers:
      shown.identifiers = record.identifiers;
      break;
    case Category::identifiers_masked:
      shown.identifiers = record.identifiers;
      hide_values(shown.identifiers);
      break;
    case Category::contact:
      shown.addresses = record.addresses;
      shown.contacts = record.contacts;
      shown.relationships = record.relationships;
      break;
    case Category::involvement:
      project_involvement(record, shown);
      break;
    case Category::engagements:
      shown.engagements = record.engagements;
      break;
    case Category::safety:
      shown.markers = record.markers;
      shown.restrictions = record.restrictions;
      break;
    case Category::protected_:
      shown.names = kept(record.names, [&](const PersonName& name) { return is_protected(name, record); });
      break;
    case Category::health:
    case Category::equality:
    case Category::preferences:
    case Category::interactions:
      break;
  }
  return shown;
}

bool has_content(const Record& record, Category category) {
  const auto of_category = [&](const domain::Attribute& attribute) { return attribute.category == category; };
  const auto hidden = [&](const PersonName& name) { return is_protected(name, record); };
  if (std::any_of(record.attributes.begin(), record.attributes.end(), of_category)) {
    return true;
  }
  switch (category) {
    case Category::identity:
      return record.birth_date || record.birth_expected || record.birth_estimated || record.death ||
             record.sex != domain::Sex::unknown ||
             !std::all_of(record.names.begin(), record.names.end(), hidden);
    case Category::identifiers:
    case Category::identifiers_masked:
      return !record.identifiers.empty();
    case Category::contact:
      return !record.addresses.empty() || !record.contacts.empty() || !record.relationships.empty();
    case Category::involvement:
      return true;
    case Category::engagements:
      return !record.engagements.empty();
    case Category::safety:
      return !record.markers.empty() || !record.restrictions.empty();
    case Category::protected_:
      return std::any_of(record.names.begin(), record.names.end(), hidden);
    case Category::health:
    case Category::equality:
    case Category::preferences:
    case Category::interactions:
      break;
  }
  return false;
}

void unite(Record& into, Record projection) {
  append(into.names, projection.names);
  append(into.identifiers, projection.identifiers);
  append(into.addresses, projection.addresses);
  append(into.contacts, projection.contacts);
  append(into.relationships, projection.relationships);
  append(into.engagements, projection.engagements);
  append(into.restrictions, projection.restrictions);
  append(into.markers, projection.markers);
  append(into.attributes, projection.attributes);
  drop_spare_involvement(into.engagements);
  if (projection.birth_date) {
    into.birth_date = projection.birth_date;
  }
  into.birth_expected = into.birth_expected || projection.birth_expected;
  into.birth_estimated = into.birth_estimated || projection.birth_estimated;
  if (projection.sex != domain::Sex::unknown) {
    into.sex = projection.sex;
  }
  if (projection.death) {
    into.death = projection.death;
  }
}

}  // namespace concord::policy
