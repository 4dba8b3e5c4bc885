#include <algorithm>
#include <array>

#include <concord/policy/markers.hpp>
#include <concord/policy/survivorship.hpp>

#include "choosing.hpp"
#include "settings.hpp"

namespace concord::policy {
namespace {

const std::vector<std::string_view>& field_words() {
  static const std::vector<std::string_view> words{"name",        "birth_date",   "sex",       "death",
                                                   "identifiers", "address",      "contacts",  "engagements",
                                                   "markers",     "restrictions", "attributes"};
  return words;
}

std::vector<std::string_view> part_words() {
  std::vector<std::string_view> words;
  for (const domain::Part part : domain::kParts) {
    words.push_back(domain::to_string(part));
  }
  return words;
}

Result<std::map<domain::Part, int>> read_ranks(const JsonValue& ranks, std::string_view field) {
  const auto parts = texts_of(ranks, "/ranks", field);
  if (!parts) {
    return parts.error();
  }
  std::map<domain::Part, int> rank;
  for (std::size_t i = 0; i < parts->size(); ++i) {
    const auto part = domain::parse_part((*parts)[i]);
    if (!part) {
      return unknown_word(child_pointer(child_pointer("/ranks", field), i), "part", (*parts)[i],
                          part_words());
    }
    rank.emplace(*part, static_cast<int>(i));
  }
  return rank;
}

bool by_key(const Contribution& a, const Contribution& b) { return a.key < b.key; }

// Few records carry warnings: those that do are looked at again, which changes nothing the second time.
bool are_ready(std::span<const Contribution> contributions) {
  return std::is_sorted(contributions.begin(), contributions.end(), by_key) &&
         std::all_of(contributions.begin(), contributions.end(),
                     [](const Contribution& one) { return one.record.markers.empty(); });
}

}  // namespace

Result<Survivorship> Survivorship::read(const JsonValue& json) {
  if (auto known = only_members(json, "", {"version", "ranks"}); !known) {
    return known.error();
  }
  Survivorship survivorship;
  survivorship.version_ = concord::text_of(json, "version");
  if (survivorship.version_.empty()) {
    return error_at("/version", Code::missing_field, "must be a text, changed whenever the ranks are");
  }
  const JsonValue* ranks = member_of(json, "ranks");
  if (ranks == nullptr) {
    return error_at("/ranks", Code::missing_field, "must be there");
  }
  if (auto known = only_members(*ranks, "/ranks", field_words()); !known) {
    return known.error();
  }
  for (const std::string_view field : field_words()) {
    auto rank = read_ranks(*ranks, field);
    if (!rank) {
      return rank.error();
    }
    survivorship.rank_.emplace(field, std::move(*rank));
  }
  return survivorship;
}

GoldenProfile Survivorship::choose(std::span<const Contribution> contributions, CivilDate today) const {
  std::vector<Contribution> sorted;
  if (!are_ready(contributions)) {
    sorted.assign(contributions.begin(), contributions.end());
    std::sort(sorted.begin(), sorted.end(), by_key);
    for (Contribution& contribution : sorted) {
      show_markers(contribution.record, contribution.ceased, today);
    }
    contributions = sorted;
  }
  const Choosing choosing{contributions, rank_, today};
  GoldenProfile profile;
  choose_names(choosing, profile);
  choose_birth_date(choosing, profile);
  choose_sex(choosing, profile);
  choose_death(choosing, profile);
  choose_identifiers(choosing, profile);
  choose_addresses(choosing, profile);
  choose_contacts(choosing, profile);
  choose_engagements(choosing, profile);
  choose_markers(choosing, profile);
  choose_restrictions(choosing, profile);
  choose_attributes(choosing, profile);
  return profile;
}

std::string joined(std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const std::string_view text : texts) {
    all += std::to_string(text.size());
    all += ':';
    all += text;
  }
  return all;
}

std::string text_of(const std::optional<domain::PartialDate>& date) {
  return date ? to_string(*date) : std::string{};
}

}  // namespace concord::policy
