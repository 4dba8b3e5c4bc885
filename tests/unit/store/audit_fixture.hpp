// What tests of the audit log share.
#pragma once

#include <concord/store/audit.hpp>

#include "store_fixture.hpp"

namespace concord::store {

inline AuditRow look_at(const std::string& profile) {
  AuditRow row;
  row.at = day(1);
  row.principal = "key_adviser";
  row.role = "adviser";
  row.purpose = "service-delivery";
  row.operation = "get_profile";
  row.kind = "opened";
  row.request_id = "req-" + profile;
  row.profiles = {profile, "other\"id"};
  row.subject = "";
  row.categories = {"identity", "contact"};
  row.status = 200;
  row.detail = "name, birth_date";
  row.terms = {"name:0123"};
  row.reason = "call";
  return row;
}

inline std::unique_ptr<AuditLog> open_log(const std::filesystem::path& directory,
                                          const AuditOptions& options = {}) {
  auto opened = open_audit(directory, options);
  if (!opened) {
    throw std::runtime_error(opened.error().detail);
  }
  return std::move(*opened);
}

inline void append_ten(const std::filesystem::path& directory, const AuditOptions& options = {}) {
  const auto log = open_log(directory, options);
  for (int i = 1; i <= 10; ++i) {
    REQUIRE(log->append_and_wait(look_at("p" + std::to_string(i))));
  }
}

// What is wrong with a log that no process has open.
inline std::optional<AuditFault> fault_of(const std::filesystem::path& directory,
                                          const ProofOptions& options = {}) {
  const auto proof = prove_audit(directory, options);
  REQUIRE(proof);
  return proof->fault;
}

inline std::int64_t first_bad(const std::filesystem::path& directory) {
  const auto fault = fault_of(directory);
  return fault ? fault->sequence : 0;
}

inline bool is_whole(AuditLog& log) {
  const auto proof = log.prove();
  return proof && !proof->fault;
}

}  // namespace concord::store
