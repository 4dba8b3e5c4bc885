#include <fmt/format.h>

#include <concord/base/text.hpp>
#include <concord/policy/agreements.hpp>

#include "words.hpp"

namespace concord::policy {
namespace {

constexpr std::size_t kMostText = 500;

const std::vector<std::string_view> kMembers{"name",       "parts",        "roles",         "purposes",
                                             "categories", "lawful_basis", "special_basis", "from",
                                             "to",         "review",       "assessment"};

Result<std::string> text_member(const JsonValue& json, const std::string& pointer, std::string_view member,
                                std::string_view what) {
  const std::string text{trim(text_of(json, member))};
  if (text.empty()) {
    return error_at(child_pointer(pointer, member), Code::missing_field, fmt::format("must say {}", what));
  }
  if (utf8_length(text) > kMostText) {
    return error_at(child_pointer(pointer, member), Code::too_long,
                    fmt::format("at most {} characters", kMostText));
  }
  return text;
}

Result<CivilDate> day_member(const JsonValue& json, const std::string& pointer, std::string_view member) {
  auto day = parse_iso_date(text_of(json, member));
  if (!day) {
    return error_at(child_pointer(pointer, member), Code::invalid_value, "must be a day, as in 2026-11-01");
  }
  return day;
}

template <class T>
Outcome not_empty(const std::vector<T>& list, const std::string& pointer, std::string_view member) {
  if (list.empty()) {
    return error_at(child_pointer(pointer, member), Code::invalid_value, "must name one at least");
  }
  return {};
}

// The lists: who shares what with whom, what for.
Outcome read_lists(const JsonValue& json, const std::string& pointer, const Roles& roles, Agreement& made) {
  std::vector<std::string_view> role_words;
  for (const auto& [name, role] : roles.all()) {
    role_words.push_back(name);
  }
  const auto same = [](std::string_view word) { return Result<std::string>(std::string{word}); };
  auto parts = meanings_of(json, pointer, "parts", "part", part_words(), domain::parse_part);
  auto to = meanings_of(json, pointer, "roles", "role", role_words, same);
  auto purposes = meanings_of(json, pointer, "purposes", "purpose", purpose_words(), domain::parse_purpose);
  auto categories =
      meanings_of(json, pointer, "categories", "category", category_words(), domain::parse_category);
  if (!parts || !to) {
    return parts ? to.error() : parts.error();
  }
  if (!purposes || !categories) {
    return purposes ? categories.error() : purposes.error();
  }
  made.parts = std::move(*parts);
  made.roles = std::move(*to);
  made.purposes = std::move(*purposes);
  made.categories = std::move(*categories);
  for (const Outcome& named :
       {not_empty(made.parts, pointer, "parts"), not_empty(made.roles, pointer, "roles"),
        not_empty(made.purposes, pointer, "purposes"), not_empty(made.categories, pointer, "categories")}) {
    if (!named) {
      return named;
    }
  }
  return {};
}

Outcome read_days(const JsonValue& json, const std::string& pointer, Agreement& made) {
  auto from = day_member(json, pointer, "from");
  auto review = day_member(json, pointer, "review");
  if (!from || !review) {
    return from ? review.error() : from.error();
  }
  made.from = *from;
  made.review = *review;
  if (member_of(json, "to") != nullptr) {
    auto to = day_member(json, pointer, "to");
    if (!to) {
      return to.error();
    }
    if (*to < made.from) {
      return error_at(child_pointer(pointer, "to"), Code::invalid_value,
                      "must not be before the day from which it holds");
    }
    made.to = *to;
  }
  return {};
}

Outcome read_basis(const JsonValue& json, const std::string& pointer, Agreement& made) {
  auto name = text_member(json, pointer, "name", "what the agreement is called");
  auto basis = text_member(json, pointer, "lawful_basis", "on which lawful basis is shared");
  auto assessment = text_member(json, pointer, "assessment",
                                "where the assessment is found: its reference in the register");
  if (!name || !basis) {
    return name ? basis.error() : name.error();
  }
  if (!assessment) {
    return assessment.error();
  }
  made.name = std::move(*name);
  made.lawful_basis = std::move(*basis);
  made.assessment = std::move(*assessment);
  const bool special = std::any_of(made.categories.begin(), made.categories.end(), is_special);
  if (special || member_of(json, "special_basis") != nullptr) {
    auto condition = text_member(json, pointer, "special_basis",
                                 "which further condition lets health, equality or protected data be shared");
    if (!condition) {
      return condition.error();
    }
    made.special_basis = std::move(*condition);
  }
  return {};
}

template <class List, class Word>
void write_words(JsonWriter& out, std::string_view member, const List& list, Word word) {
  out.key(member).begin_array();
  for (const auto& one : list) {
    out.text(word(one));
  }
  out.end_array();
}

}  // namespace

Result<Agreement> read_agreement(const JsonValue& json, const std::string& pointer, const Roles& roles) {
  if (auto known = only_members(json, pointer, kMembers); !known) {
    return known.error();
  }
  Agreement made;
  if (auto lists = read_lists(json, pointer, roles, made); !lists) {
    return lists.error();
  }
  if (auto days = read_days(json, pointer, made); !days) {
    return days.error();
  }
  if (auto basis = read_basis(json, pointer, made); !basis) {
    return basis.error();
  }
  return made;
}

Result<std::vector<Agreement>> read_agreements(const JsonValue& json, const Roles& roles) {
  if (auto known = only_members(json, "", {"agreements"}); !known) {
    return known.error();
  }
  const JsonValue* list = member_of(json, "agreements");
  if (list == nullptr || !list->IsArray()) {
    return error_at("/agreements", Code::missing_field, "must be a list of agreements");
  }
  std::vector<Agreement> all;
  for (rapidjson::SizeType i = 0; i < list->Size(); ++i) {
    auto made = read_agreement((*list)[i], child_pointer("/agreements", i), roles);
    if (!made) {
      return made.error();
    }
    all.push_back(std::move(*made));
  }
  return all;
}

void write_agreement(JsonWriter& out, const Agreement& agreement) {
  const auto said = [](const auto& word) { return domain::to_string(word); };
  out.field("name", agreement.name);
  write_words(out, "parts", agreement.parts, said);
  write_words(out, "roles", agreement.roles, [](const std::string& role) { return role; });
  write_words(out, "purposes", agreement.purposes, said);
  write_words(out, "categories", agreement.categories, said);
  out.field("lawful_basis", agreement.lawful_basis).maybe("special_basis", agreement.special_basis);
  out.field("from", to_iso_date(agreement.from));
  out.maybe("to", agreement.to ? to_iso_date(*agreement.to) : "");
  out.field("review", to_iso_date(agreement.review)).field("assessment", agreement.assessment);
}

}  // namespace concord::policy
