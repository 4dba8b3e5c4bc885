// Data-sharing agreements with all their versions. What their terms say is policy's affair.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/ids.hpp>

namespace concord::store {

struct AgreementRow {
  std::int64_t number = 0;  // over all agreements and versions: the highest tells whether any has changed
  Uuid id;
  std::int64_t version = 0;  // of this agreement, from 1
  std::string terms;         // JSON, as policy writes them
  bool ended = false;        // it holds no longer, whatever its days say
  std::string by;            // a principal's id; empty: the starting set
  Instant at{};
  std::string reason;
};

class AgreementReader {
 public:
  virtual ~AgreementReader() = default;
  virtual std::vector<AgreementRow> all() const = 0;  // each in its last version, oldest agreement first
  virtual std::vector<AgreementRow> versions(const Uuid& id) const = 0;  // oldest first; empty: none
};

class AgreementWriter {
 public:
  virtual ~AgreementWriter() = default;
  // A first or further version; `number` and `version` are given by the store.
  virtual AgreementRow add(AgreementRow agreement) = 0;
};

}  // namespace concord::store
