// What somebody who is signed in sees of their session and account, as HTML that needs no script.
#pragma once

#include <vector>

#include "markup.hpp"

namespace concord::api {

struct OwnAccount {
  std::string role, ends, form_token;
  std::string before;  // when they had signed in the time before; empty: never, or a provider knows
  bool local = true;   // an account here; else a provider keeps password and factors
  std::size_t recovery_codes = 0;
  std::size_t others = 0;  // sessions beside this one
};
Reply account_page(int status, const OwnAccount& account, const PageFault& fault);
// Told this once.
Reply recovery_codes_page(const std::vector<std::string>& codes);

}  // namespace concord::api
