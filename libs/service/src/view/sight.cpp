#include <type_traits>

#include <concord/service/view.hpp>

namespace concord::service {
namespace {

template <class Number>
void add(std::string& key, Number number) {
  static_assert(std::is_arithmetic_v<Number>);
  key.append(reinterpret_cast<const char*>(&number), sizeof number);
}

}  // namespace

std::string Sight::key() const {
  std::string key;
  add(key, profile.number);
  add(key, profile.content);
  add(key, profile.restricted);
  add(key, std::chrono::sys_days(today).time_since_epoch().count());
  key += asked.key();
  key += effective.key();
  add(key, by_age.size());
  for (const domain::Part part : by_age) {
    add(key, static_cast<int>(part));
  }
  add(key, role.size());
  key += role;
  for (const store::MemberRow& member : members) {
    add(key, member.record);
    add(key, member.as_of.has_value());
    add(key, member.as_of.value_or(Instant{}).time_since_epoch().count());
  }
  return key;
}

}  // namespace concord::service
