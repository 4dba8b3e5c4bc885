#include <concord/domain/access.hpp>

#include "vocabulary.hpp"

namespace concord::domain {
namespace {

constexpr Vocabulary<PrincipalKind, 5> kPrincipalKinds{{{PrincipalKind::staff, "staff"},
                                                        {PrincipalKind::resident, "resident"},
                                                        {PrincipalKind::proxy, "proxy"},
                                                        {PrincipalKind::adapter, "adapter"},
                                                        {PrincipalKind::partner, "partner"}}};

constexpr Vocabulary<Purpose, 9> kPurposes{{{Purpose::service_delivery, "service-delivery"},
                                            {Purpose::housing, "housing"},
                                            {Purpose::benefits, "benefits"},
                                            {Purpose::care, "care"},
                                            {Purpose::safeguarding, "safeguarding"},
                                            {Purpose::emergency, "emergency"},
                                            {Purpose::data_quality, "data-quality"},
                                            {Purpose::subject_rights, "subject-rights"},
                                            {Purpose::audit, "audit"}}};

}  // namespace

std::string_view to_string(PrincipalKind kind) { return word_for(kPrincipalKinds, kind); }
Result<PrincipalKind> parse_principal_kind(std::string_view text) {
  return meaning_of(kPrincipalKinds, "a kind of principal", text);
}

std::string_view to_string(Purpose purpose) { return word_for(kPurposes, purpose); }
Result<Purpose> parse_purpose(std::string_view text) { return meaning_of(kPurposes, "a purpose", text); }

}  // namespace concord::domain
