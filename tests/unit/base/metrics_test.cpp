#include <thread>

#include <catch2/catch.hpp>

#include <concord/base/metrics.hpp>

using namespace concord;

namespace {

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("metrics are written as Prometheus reads them") {
  Metrics metrics;
  metrics.count("concord_records_received_total", {{"source", "housing"}}, 3);
  metrics.count("concord_records_received_total", {{"source", "housing"}});
  metrics.count("concord_records_received_total", {{"source", "benefits"}});
  metrics.set("concord_lane_waiting", {{"lane", "write"}}, 7);
  metrics.set("concord_lane_waiting", {{"lane", "write"}}, 2);
  metrics.observe_seconds("concord_request_seconds", {{"route", "search"}}, 0.003);
  const std::string text = metrics.text();
  CAPTURE(text);
  CHECK(has_line(text, "# TYPE concord_records_received_total counter"));
  CHECK(has_line(text, "concord_records_received_total{source=\"housing\"} 4"));
  CHECK(has_line(text, "concord_records_received_total{source=\"benefits\"} 1"));
  CHECK(has_line(text, "concord_lane_waiting{lane=\"write\"} 2"));
  CHECK(has_line(text, "concord_request_seconds_bucket{route=\"search\",le=\"0.0025\"} 0"));
  CHECK(has_line(text, "concord_request_seconds_bucket{route=\"search\",le=\"0.005\"} 1"));
  CHECK(has_line(text, "concord_request_seconds_count{route=\"search\"} 1"));
}

TEST_CASE("a name keeps the kind of its first use") {
  Metrics metrics;
  metrics.count("concord_things_total");
  CHECK_THROWS(metrics.set("concord_things_total", {}, 1));
}

TEST_CASE("counts from several threads add up") {
  Metrics metrics;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) metrics.count("concord_n_total", {{"k", "v"}});
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(has_line(metrics.text(), "concord_n_total{k=\"v\"} 2000"));
}
