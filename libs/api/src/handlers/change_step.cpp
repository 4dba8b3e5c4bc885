#include "change_step.hpp"

namespace concord::api {
namespace {

Write write_of(const std::shared_ptr<Finished>& finished, Change change, After after) {
  Write write;
  write.work = [finished, change = std::move(change)](store::Transaction& transaction) -> Outcome {
    auto changed = change(transaction);
    if (!changed) {
      return changed.error();
    }
    *finished = std::move(*changed);
    return {};
  };
  write.then = [finished, after = std::move(after)]() -> Step {
    if (after) {
      after();
    }
    return *finished;
  };
  return write;
}

}  // namespace

Write change_step(Change change, After after) {
  return write_of(std::make_shared<Finished>(), std::move(change), std::move(after));
}

Write kept_change_step(Change change, After after) {
  const auto finished = std::make_shared<Finished>();
  Write write = write_of(finished, std::move(change), std::move(after));
  write.kept = [finished] { return finished->reply; };
  return write;
}

}  // namespace concord::api
