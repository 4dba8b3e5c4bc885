// Data-sharing agreements.
#pragma once

#include <concord/store/agreements.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class AgreementRows final : public AgreementReader {
 public:
  explicit AgreementRows(sqlite::Connection& db) : db_(db) {}
  std::vector<AgreementRow> all() const override;
  std::vector<AgreementRow> versions(const Uuid& id) const override;

 private:
  sqlite::Connection& db_;
};

class AgreementWrites final : public AgreementWriter {
 public:
  explicit AgreementWrites(sqlite::Connection& db) : db_(db) {}
  AgreementRow add(AgreementRow agreement) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store
