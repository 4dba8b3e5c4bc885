#include <concord/base/log.hpp>
#include <concord/service/sharing.hpp>

namespace concord::service {

// Everything that an answer needs, for one London day: immutable once it is published.
struct Sharing::State {
  Instant begins, ends;
  policy::DayMasks masks;
  std::vector<NamedAgreement> agreements;  // not ended
  std::map<std::string, std::vector<store::OpeningRow>, std::less<>> openings;

  void begin_day_of(Instant now, const policy::Roles& roles);
};

namespace {

std::vector<policy::Agreement> terms_of(const std::vector<NamedAgreement>& agreements) {
  std::vector<policy::Agreement> terms;
  for (const NamedAgreement& agreement : agreements) {
    terms.push_back(agreement.terms);
  }
  return terms;
}

// One whose terms can't be read, since it names a role that is gone from the configuration, shares nothing.
std::vector<NamedAgreement> standing_agreements(store::Snapshot& snapshot, const policy::Roles& roles) {
  std::vector<NamedAgreement> standing;
  for (const store::AgreementRow& row : snapshot.agreements().all()) {
    if (row.ended) {
      continue;
    }
    const auto json = parse_json(row.terms);
    auto terms = json ? policy::read_agreement(*json, "", roles) : Result<policy::Agreement>(json.error());
    if (terms) {
      standing.push_back({row.id, std::move(*terms)});
    } else {
      log::error("agreement.unreadable", {{"agreement_id", to_string(row.id)}});
    }
  }
  return standing;
}

// Nothing opens what is protected, whatever a row says.
policy::Mask mask_of(const std::vector<store::SegmentKey>& allows) {
  policy::Mask mask;
  for (const auto& [part, category] : allows) {
    mask.allow(part, category);
  }
  mask.deny_everywhere(domain::Category::protected_);
  return mask;
}

std::vector<domain::Category> categories_of(const policy::Mask& mask, domain::Part part) {
  std::vector<domain::Category> categories;
  for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
    if (mask.allows(part, domain::category_at(i))) {
      categories.push_back(domain::category_at(i));
    }
  }
  return categories;
}

}  // namespace

void Sharing::State::begin_day_of(Instant now, const policy::Roles& roles) {
  const CivilDate day = london_date(now);
  const CivilDate next(std::chrono::sys_days(day) + std::chrono::days(1));
  begins = london_to_utc(day, std::chrono::seconds(0));
  ends = london_to_utc(next, std::chrono::seconds(0));
  masks = policy::DayMasks(roles, terms_of(agreements), day);
}

Sharing::Sharing(store::Database& database, const policy::Roles& roles, const Clock& clock)
    : database_(database), roles_(roles), clock_(clock) {
  load();
}

void Sharing::load() {
  // The snapshot is taken under the lock, so that of two at once the later one publishes the later state.
  const std::lock_guard lock(changing_);
  const Instant now = clock_.now();
  auto state = std::make_shared<State>();
  database_.read([&](store::Snapshot& snapshot) {
    state->agreements = standing_agreements(snapshot, roles_);
    for (store::OpeningRow& opening : snapshot.access().openings(now)) {
      state->openings[opening.principal].push_back(std::move(opening));
    }
  });
  state->begin_day_of(now, roles_);
  state_.store(std::move(state));
}

std::shared_ptr<const Sharing::State> Sharing::on_day_of(Instant now) const {
  auto state = state_.load();
  if (state->begins <= now && now < state->ends) {
    return state;
  }
  const std::lock_guard lock(changing_);
  auto next = std::make_shared<State>(*state_.load());
  next->begin_day_of(now, roles_);
  state_.store(next);
  return next;
}

policy::Mask Sharing::mask_for(const domain::Principal& principal, domain::Purpose purpose,
                               Instant now) const {
  return on_day_of(now)->masks.of(principal, purpose);
}

std::vector<Opening> Sharing::openings_of(const domain::Principal& principal, domain::Purpose purpose,
                                          Instant now) const {
  std::vector<Opening> openings;
  const auto state = state_.load();
  const auto found = state->openings.find(principal.id);
  if (principal.kind != domain::PrincipalKind::staff || found == state->openings.end()) {
    return openings;
  }
  for (const store::OpeningRow& row : found->second) {
    if (row.purpose == purpose && now < row.until) {
      openings.push_back({row.members, mask_of(row.allows), row.glass.has_value()});
    }
  }
  return openings;
}

std::vector<SharedRow> Sharing::matrix(Instant now) const {
  const auto state = state_.load();
  const CivilDate day = london_date(now);
  std::vector<SharedRow> rows;
  const auto add = [&](const policy::Role& role, domain::Purpose purpose, const policy::Mask& mask,
                       const NamedAgreement* by) {
    for (const domain::Part part : domain::kParts) {
      if (mask.allows_any(part)) {
        rows.push_back({part, role.name, purpose, categories_of(mask, part),
                        by == nullptr ? std::nullopt : std::optional(*by)});
      }
    }
  };
  for (const auto& [name, role] : roles_.all()) {
    for (const domain::Purpose purpose : role.purposes) {
      add(role, purpose, role.mask, nullptr);
      for (const NamedAgreement& agreement : state->agreements) {
        if (policy::in_force(agreement.terms, day) && policy::concerns(agreement.terms, name, purpose)) {
          add(role, purpose, policy::shared_by(agreement.terms), &agreement);
        }
      }
    }
  }
  return rows;
}

}  // namespace concord::service
