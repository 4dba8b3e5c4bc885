#include "cost.hpp"

namespace concord::api {
namespace {

constexpr std::uint64_t kRead = 1;
constexpr std::uint64_t kWrite = 2;    // two audit rows, and a commit
constexpr std::uint64_t kSearch = 5;   // compares records
constexpr std::uint64_t kSlow = 5;     // a batch, or a walk over much of the store
constexpr std::uint64_t kModel = 100;  // minutes of the model lane

}  // namespace

std::uint64_t cost_of(const Route* route) {
  if (route == nullptr) {
    return kRead;
  }
  if (route->lane == LaneName::model) {
    return kModel;
  }
  if (route->lane == LaneName::slow) {
    return kSlow;
  }
  if (route->audit == AuditKind::search) {
    return kSearch;
  }
  return route->audit == AuditKind::changed ? kWrite : kRead;
}

bool looks_for_people(const Route& route) { return route.permission == policy::Permission::search; }

bool takes_credentials(const Route& route) {
  return route.audience == Audience::open && route.verb == Verb::post;
}

}  // namespace concord::api
