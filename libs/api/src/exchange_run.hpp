// One request on its way: route, key, purpose, permission, audit, handler, lanes, audit again, answer.
#pragma once

#include <memory>

#include <concord/api/route.hpp>

#include "limits/request_limits.hpp"
#include "request_metrics.hpp"

namespace concord::api {

class ExchangeRun : public std::enable_shared_from_this<ExchangeRun> {
 public:
  // `limits`: none for whoever owns the process.
  ExchangeRun(service::Core& core, Request request, Answer answer, bool owner,
              std::shared_ptr<RequestLimits> limits, std::shared_ptr<RequestMetrics> metrics);
  void begin();

 private:
  void enter();  // on the route's lane
  void admit();  // who, why, may they
  Outcome identify();
  Outcome authorise();
  bool answer_repeat();  // an Idempotency-Key that was answered before
  void write_intent();
  void run_handler();
  void follow(Step step);
  void follow_write(Write write);
  void follow_await(Await await);
  void drop_old_replies(store::Transaction& transaction);
  void finish(Finished finished);
  void refuse(const Error& error);
  void append_then(store::AuditRow row, void (ExchangeRun::*next)());  // once it is durable
  void send_after(store::AuditRow row, Reply reply);
  void send_reply();
  void post_handler();
  void send(Reply reply);
  void note_refusal(int status);
  void post(LaneName lane, std::function<void()> task);
  store::AuditRow audit_row(std::string kind, int status, const AuditNote& note) const;
  std::string named_profile() const;
  bool names_hidden() const;
  Digest request_digest() const;

  service::Core& core_;
  Request request_;
  Answer answer_;
  bool owner_;
  std::shared_ptr<RequestLimits> limits_;
  std::shared_ptr<RequestMetrics> metrics_;
  const Route* route_ = nullptr;
  std::shared_ptr<Context> context_;
  std::shared_ptr<const store::AuditRow> row_;  // the last that was appended
  Reply reply_;                                 // that waits for it
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace concord::api
