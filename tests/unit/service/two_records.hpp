// A store with two records that nobody has resolved.
#pragma once

#include <functional>
#include <memory>

#include <catch2/catch.hpp>

#include <concord/service/take_in.hpp>

#include "../../scratch_folder.hpp"

namespace concord::service::testing {

inline const Instant kNow = *parse_rfc3339("2026-11-01T04:00:00Z");

struct TwoRecords {
  ScratchFolder folder;
  std::unique_ptr<store::Database> database = std::move(*store::open_sqlite({.directory = folder.path()}));

  TwoRecords() {
    auto batch = parse_batch(
        "{\"record_id\":\"uh-1\",\"part\":\"housing\",\"as_of\":\"2026-10-01T00:00:00Z\"}\n"
        "{\"record_id\":\"uh-2\",\"part\":\"housing\",\"as_of\":\"2026-10-01T00:00:00Z\"}\n");
    REQUIRE(batch);
    write([&](store::Transaction& transaction) {
      REQUIRE(store_batch(transaction, {"housing", {}, {}, kNow}, *batch));
    });
  }

  void write(const std::function<void(store::Transaction&)>& work) {
    REQUIRE(database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
      work(transaction);
      return {};
    }));
  }
};

}  // namespace concord::service::testing
