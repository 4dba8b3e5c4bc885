// How much the store does for a request, counted and not timed: by what SQLite itself says of each statement
// of each connection that is opened while this lives. One at a time, and before the store is opened.
#pragma once

#include <atomic>
#include <cstdint>

#include <sqlite3.h>

namespace concord::api::testing {

struct Work {
  std::int64_t statements = 0;
  std::int64_t rows = 0;
  std::int64_t steps = 0;  // of SQLite's virtual machine
};

class WorkCount {
 public:
  WorkCount() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(&WorkCount::opened)); }
  ~WorkCount() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(&WorkCount::opened)); }
  WorkCount(const WorkCount&) = delete;
  WorkCount& operator=(const WorkCount&) = delete;

  static void begin() { statements_ = rows_ = steps_ = 0; }
  // Of statements that read, on whatever thread, since it began.
  static Work so_far() { return {statements_, rows_, steps_}; }

 private:
  static int opened(sqlite3* connection, const char** /*error*/, const void* /*api*/) {
    return sqlite3_trace_v2(connection, SQLITE_TRACE_PROFILE | SQLITE_TRACE_ROW, &WorkCount::count, nullptr);
  }

  static int count(unsigned what, void* /*context*/, void* given, void* /*took*/) {
    auto* const statement = static_cast<sqlite3_stmt*>(given);
    if (sqlite3_stmt_readonly(statement) == 0) {
      return 0;
    }
    if (what == SQLITE_TRACE_ROW) {
      ++rows_;
    } else {
      ++statements_;
      steps_ += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    }
    return 0;
  }

  static inline std::atomic<std::int64_t> statements_{0}, rows_{0}, steps_{0};
};

}  // namespace concord::api::testing
