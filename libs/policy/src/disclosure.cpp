#include <algorithm>
#include <array>

#include <concord/base/text.hpp>
#include <concord/policy/disclosure.hpp>

#include "posts.hpp"

namespace concord::policy {
namespace {

using domain::Category;
using domain::Record;

constexpr std::string_view kThirdParty = "third-party";
constexpr std::string_view kToBeRead = "to-be-read";

// Of which the reference and what it is about are the resident's own. Of a claim or tenancy in two names they
// are of both.
constexpr std::array<std::string_view, 9> kOwnRoles{"tenant",  "joint-tenant", "claimant",
                                                    "partner", "liable",       "service-user",
                                                    "carer",   "applicant",    "account-holder"};

// Codes, figures and dates, as the layouts of departments' systems bring them.
constexpr std::array<std::string_view, 10> kPlainDetails{
    "balance",           "band",         "delivery-mechanism", "liability", "rent",
    "service-component", "service-type", "succession-date",    "tenure",    "tenure-description"};
constexpr std::array<std::string_view, 16> kPlainAttributes{
    "carer",          "disabled",         "economic-status",
    "ethnic-group",   "ethnicity",        "first-language",
    "gender",         "has-unpaid-carer", "interpreter-required",
    "nationality",    "preferred-format", "primary-support-reason",
    "prior-names",    "student",          "vulnerable",
    "wheelchair-user"};

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Disclosing {
 public:
  Disclosing(const Record& record, CivilDate day) : record_(record), day_(day) { disclosed_.record = record; }

  Disclosed take() {
    names();
    identifiers();
    addresses();
    contacts();
    relationships();
    engagements();
    attributes();
    markers();
    return std::move(disclosed_);
  }

 private:
  void keep_back(Category category, std::string what, std::string_view code) {
    disclosed_.kept_back.insert({category, std::move(what), std::string(code)});
  }

  void names() {
    const auto of_two = [](const domain::PersonName& name) {
      return !name.full.empty() && domain::parse_account_name(name.full).kind == domain::NamedKind::couple;
    };
    if (std::erase_if(disclosed_.record.names, of_two) > 0) {
      keep_back(Category::identity, "other-peoples-names", kThirdParty);
    }
  }

  bool is_own(const domain::Identifier& identifier) const {
    return !domain::names_a_group(identifier.type) ||
           std::any_of(record_.engagements.begin(), record_.engagements.end(), [&](const auto& engagement) {
             const auto own = domain::parse_identifier(identifier.type, engagement.reference);
             return holds(kOwnRoles, engagement.role) && own && own->value == identifier.value;
           });
  }

  void identifiers() {
    const auto anothers = [this](const domain::Identifier& identifier) { return !is_own(identifier); };
    if (std::erase_if(disclosed_.record.identifiers, anothers) > 0) {
      keep_back(Category::identifiers, "anothers-claim", kThirdParty);
    }
  }

  void addresses() {
    const auto of_another = [](const std::string& line) {
      const std::string words = fold(line);
      return words.starts_with("c o ") || words.starts_with("care of ");
    };
    for (domain::Address& address : disclosed_.record.addresses) {
      if (std::erase_if(address.lines, of_another) > 0) {
        keep_back(Category::contact, "other-peoples-names", kThirdParty);
      }
    }
  }

  void contacts() {
    auto& contacts = disclosed_.record.contacts;
    if (std::erase_if(contacts, [](const auto& contact) { return contact.use == "carer"; }) > 0) {
      keep_back(Category::contact, "anothers-contact", kThirdParty);
    }
    for (domain::ContactPoint& contact : contacts) {
      contact.as_entered.clear();  // the number itself stays; people write whose it is beside it
    }
  }

  // With whom is told of nobody, so that residents who must not know of each other need no rule of their own
  // here.
  void relationships() {
    for (domain::Relationship& relationship : disclosed_.record.relationships) {
      relationship.record_id.clear();
      keep_back(Category::contact, "relatives", kThirdParty);
    }
  }

  void engagements() {
    for (domain::Engagement& engagement : disclosed_.record.engagements) {
      if (engagement.kind != kInvolvement && !holds(kOwnRoles, engagement.role)) {
        keep_back(Category::engagements, "anothers-claim", kThirdParty);
        engagement.reference.clear();
        engagement.details.clear();
      }
      if (std::erase_if(engagement.details,
                        [](const auto& detail) { return !holds(kPlainDetails, detail.first); }) > 0) {
        keep_back(Category::engagements, "words", kToBeRead);
      }
    }
  }

  void attributes() {
    std::erase_if(disclosed_.record.attributes, [this](const domain::Attribute& attribute) {
      const bool plain =
          attribute.category != Category::interactions && holds(kPlainAttributes, attribute.name);
      if (!plain) {
        keep_back(attribute.category, "words", kToBeRead);
      }
      return !plain;
    });
  }

  // Of one that stays back it isn't said either that there was one.
  void markers() {
    auto& markers = disclosed_.record.markers;
    std::erase_if(markers, [this](const auto& marker) { return !was_told_of(marker, day_); });
    for (domain::Marker& marker : markers) {
      // A reference is one word; several may be somebody's account of it.
      if (marker.incident && marker.incident->reference.find(' ') != std::string::npos) {
        keep_back(Category::safety, "words", kToBeRead);
        marker.incident.reset();
      }
      if (!marker.decided_by.empty() && !names_a_post(marker.decided_by)) {
        keep_back(Category::safety, "decision-makers", kThirdParty);
        marker.decided_by.clear();
      }
    }
  }

  const Record& record_;
  CivilDate day_;
  Disclosed disclosed_;
};

}  // namespace

Disclosed disclose(const Record& record, CivilDate day) { return Disclosing(record, day).take(); }

Record seen_through(const Record& record, const Mask& mask) {
  Record shown;
  shown.record_id = record.record_id;
  shown.part = record.part;
  for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
    const Category category = domain::category_at(i);
    // Whoever sees identifiers in full has no use for them masked.
    const bool doubled =
        category == Category::identifiers_masked && mask.allows(record.part, Category::identifiers);
    if (mask.allows(record.part, category) && !doubled) {
      unite(shown, project(record, category));
    }
  }
  return shown;
}

}  // namespace concord::policy
