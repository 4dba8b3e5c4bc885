// The index in this process, at the size that the given files make: one record matched against all, one
// record put in and its component partitioned, a component of chained records, and how long the index takes
// to be there.
//   index_bench MODEL MAPPING FILE...
// MODEL is a model file (`concord train --save-model`); one JSON object a line.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <random>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include <concord/adapters/mapping.hpp>
#include <concord/base/json.hpp>
#include <concord/base/memory.hpp>
#include <concord/matching/index.hpp>

#include "../../libs/service/src/link_files/read_files.hpp"

namespace {

using namespace concord;
using namespace concord::matching;
using Clock = std::chrono::steady_clock;

double micros_since(Clock::time_point began) {
  return std::chrono::duration<double, std::micro>(Clock::now() - began).count();
}

std::size_t resident_bytes() {
  std::ifstream status("/proc/self/statm");
  std::size_t all = 0, resident = 0;
  status >> all >> resident;
  return resident * 4096;
}

// Prints the 50th and the 99th of a hundred.
void say(std::string_view what, std::size_t records, std::vector<double> micros) {
  std::sort(micros.begin(), micros.end());
  const auto at = [&](double share) {
    return micros[static_cast<std::size_t>(share * static_cast<double>(micros.size() - 1))];
  };
  double sum = 0;
  for (const double one : micros) sum += one;
  fmt::print(
      "{{\"bench\":\"index\",\"what\":\"{}\",\"records\":{},\"p50_us\":{:.1f},\"p99_us\":{:.1f},\"per_"
      "second\":{:.0f}}}\n",
      what, records, at(0.5), at(0.99), 1e6 * static_cast<double>(micros.size()) / sum);
}

constexpr std::size_t kAsked = 20'000;
constexpr unsigned kThreads = 2;

struct People {
  std::vector<Subject> in, spare;  // spare: every fiftieth, which is not put in at first
};

void match_one(const Index& index, const std::vector<Subject>& spare) {
  std::vector<double> micros;
  std::size_t found = 0;
  for (const Subject& one : spare) {
    const auto began = Clock::now();
    found += index.candidates(one, 0).size();
    micros.push_back(micros_since(began));
    if (micros.size() == kAsked) break;
  }
  say("match one", index.size(), std::move(micros));
  if (found == 0) fmt::print(stderr, "nobody was found\n");
}

void put_one(Index& index, Slot next, const std::vector<Subject>& spare) {
  std::vector<double> micros;
  const std::size_t size = index.size();
  for (const Subject& one : spare) {
    const auto began = Clock::now();
    index.put(next, one);
    index.partition(index.component(next, {}), {});
    micros.push_back(micros_since(began));
    ++next;
    if (micros.size() == kAsked) break;
  }
  say("put one and partition", size, std::move(micros));
}

// Each shares a phone and a name with the one before, and something else with the one after.
void chained(const Model& model) {
  constexpr Slot kRecords = 1000;
  Index index(model, IndexFor::linking);
  for (Slot slot = 1; slot <= kRecords; ++slot) {
    Subject one;
    one.key = {"chain", std::to_string(slot)};
    one.names.push_back({.given = "amina", .middle = "", .family = "okafor"});
    one.phones = {std::to_string(700000000 + slot), std::to_string(700000001 + slot)};
    index.put(slot, one);
  }
  const auto began = Clock::now();
  const std::vector<Slot> component = index.component(1, {});
  const Partition partition = index.partition(component, {});
  fmt::print(
      "{{\"bench\":\"index\",\"what\":\"a component of chained "
      "records\",\"records\":{},\"clusters\":{},\"ms\":{:.1f}}}\n",
      component.size(), partition.clusters.size(), micros_since(began) / 1000);
}

int run(const char* model_file, const char* mapping_file, std::span<char*> files) {
  std::ifstream in(model_file);
  const std::string text((std::istreambuf_iterator<char>(in)), {});
  const auto json = parse_json(text, {.depth = 32, .bytes = std::size_t{1} << 31U});
  if (!json) return 2;
  const auto model = Model::read(*json);
  const auto mapping = adapters::read_mapping_file(mapping_file);
  if (!model || !mapping) return 2;
  service::LinkOptions options;
  options.mapping = *mapping;
  options.files.assign(files.begin(), files.end());
  People people;
  std::size_t row = 0;
  const auto read = service::read_files(options, [&](service::ReadRecord& record) {
    (row++ % 50 == 0 ? people.spare : people.in).push_back(std::move(record.subject));
    return true;
  });
  if (!read) return 2;
  std::shuffle(people.spare.begin(), people.spare.end(), std::mt19937(1));

  const std::size_t before = resident_bytes();
  const auto began = Clock::now();
  Index index(*model, IndexFor::linking);
  index.start_loading();
  for (std::size_t i = 0; i < people.in.size(); ++i) index.put(static_cast<Slot>(i + 1), people.in[i]);
  index.finish_loading(kThreads);
  fmt::print(
      "{{\"bench\":\"index\",\"what\":\"ready\",\"records\":{},\"seconds\":{:.2f},\"resident_mb\":{}}}\n",
      index.size(), micros_since(began) / 1e6, (resident_bytes() - before) >> 20U);
  match_one(index, people.spare);
  put_one(index, static_cast<Slot>(people.in.size() + 1), people.spare);
  chained(*model);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  give_back_large_blocks();
  if (argc < 4) {
    fmt::print(stderr, "usage: index_bench MODEL MAPPING FILE...\n");
    return 2;
  }
  return run(argv[1], argv[2], std::span(argv + 3, static_cast<std::size_t>(argc - 3)));
}
