#include <concord/api/api.hpp>
#include <concord/api/problem.hpp>
#include <concord/base/json.hpp>
#include <concord/base/log.hpp>
#include <concord/service/models.hpp>
#include <concord/service/partition_measures.hpp>

#include "exchange_run.hpp"

namespace concord::api {
namespace {

Handler door(service::Core& core, bool owner, const std::shared_ptr<RequestLimits>& limits) {
  auto metrics = std::make_shared<RequestMetrics>(core.metrics);
  return [&core, owner, limits, metrics](Request request, Answer answer) {
    std::make_shared<ExchangeRun>(core, std::move(request), std::move(answer), owner, limits, metrics)
        ->begin();
  };
}

// Ready when the store answers and the index is built: until then a load balancer should look elsewhere.
Reply readiness(service::Core& core) {
  bool store_answers = false;
  try {
    core.database->read([&](store::Snapshot& snapshot) { store_answers = snapshot.changes().last() >= 0; });
  } catch (const std::exception&) {
    store_answers = false;
  }
  const bool ready = store_answers && core.resolver.ready();
  JsonWriter out;
  out.begin_object()
      .field("ready", ready)
      .field("store", store_answers)
      .field("index", core.resolver.ready())
      .end_object();
  return {ready ? 200 : 503, "application/json", {}, out.take()};
}

// What is counted at the moment of asking is in the store and the index; the rest was counted as it came.
std::string metrics_text(service::Core& core) {
  try {
    core.database->read([&](store::Snapshot& snapshot) {
      const store::ModelRow in_force = service::model_in_force(snapshot, core.first_model);
      core.resolver.read(
          [&](const matching::Index& index) { service::observe(snapshot, index, in_force, core.metrics); });
    });
  } catch (const std::exception&) {
    log::error("metrics.not_counted");
  }
  return core.metrics.text();
}

}  // namespace

Handler public_door(service::Core& core) {
  return door(core, false, std::make_shared<RequestLimits>(core.configuration, core.metrics));
}
Handler owner_door(service::Core& core) { return door(core, true, nullptr); }

Handler admin_door(service::Core& core) {
  return [&core](const Request& request, const Answer& answer) {
    if (request.verb != Verb::get && request.verb != Verb::head) {
      return answer(problem(fail(Code::method_not_allowed, "the admin port only reads"), request.request_id));
    }
    if (request.path == "/livez") {
      return answer({200, "application/json", {}, R"({"live":true})"});
    }
    if (request.path == "/readyz") {
      return answer(readiness(core));
    }
    if (request.path == "/metrics") {
      return answer({200, "text/plain; version=0.0.4; charset=utf-8", {}, metrics_text(core)});
    }
    answer(problem(fail(Code::not_found, "the admin port has /livez, /readyz and /metrics"),
                   request.request_id));
  };
}

}  // namespace concord::api
