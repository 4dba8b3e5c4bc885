#include "audit/keys.hpp"

#include <concord/store/key_file.hpp>

namespace concord::store {
namespace {

std::string_view needed_if(bool must_exist) {
  return must_exist ? "the audit log can't go on or be checked without it." : "";
}

}  // namespace

Result<std::string> read_audit_key(const std::filesystem::path& file, bool must_exist) {
  return read_or_make_key(file, needed_if(must_exist));
}

Result<SigningKey> read_signing_key(const std::filesystem::path& file, bool must_exist) {
  const Result<std::string> seed = read_audit_key(file, must_exist);
  if (!seed) {
    return seed.error();
  }
  return SigningKey::from_seed(*seed);
}

}  // namespace concord::store
