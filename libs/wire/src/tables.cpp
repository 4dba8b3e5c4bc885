#include "tables.hpp"

#include <algorithm>

namespace concord::wire {

const Shape& record_shape() { return kRecord; }

std::span<const std::string_view> withdrawal_members() { return kWithdrawalMembers; }

std::string_view pattern_of(Form form) {
  switch (form) {
    case Form::text:
    case Form::texts:
      return R"(^[^\u0000-\u0008\u000E-\u001F\u007F]*$)";
    case Form::date:
      return R"(^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$)";
    case Form::instant:
      return R"(^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})$)";
    case Form::id:
      return R"(^[A-Za-z0-9._~-]{1,128}$)";
    case Form::slug:
      return R"(^[a-z][a-z0-9_-]{0,31}$)";
    case Form::map:
      return R"(^[a-z][a-z0-9_-]{0,63}$)";
    default:
      return {};
  }
}

bool is_slug(std::string_view text, std::size_t most) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && text.size() <= most && lower(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return lower(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

}  // namespace concord::wire
