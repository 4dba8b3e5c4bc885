// The three requests of a push, each tried until it is answered for good.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <concord/agent/push.hpp>
#include <concord/base/json.hpp>

namespace concord::agent {

struct ServerExtract {
  std::string id;
  std::string state;  // open, completed, held
  std::uint64_t batches = 0;
  ServerTally tally;
};

struct ServerBatch {
  std::string id;
  ServerTally tally;
};

struct Rejection {
  std::uint64_t line = 0;  // within the batch
  std::string record_id;
  std::string code;
  std::string detail;  // pointer and sentence
};

// One thread.
class ServiceLink {
 public:
  ServiceLink(outbound::HttpClient& http, const PushOptions& options);

  Result<ServerExtract> open(const std::string& manifest_json);
  Result<ServerBatch> send(const std::string& extract, std::uint64_t number, const std::string& lines);
  Result<ServerExtract> complete(const std::string& extract, std::uint64_t records, std::uint64_t batches);
  // Empty where the key may not read them: they can be read by whoever runs the service.
  std::vector<Rejection> rejections(const std::string& batch);

 private:
  outbound::HttpRequest request(std::string_view verb, std::string target, std::string_view type = {},
                                std::string body = {}) const;
  Result<outbound::HttpReply> send_until_answered(const outbound::HttpRequest& request);
  bool wait(int attempt, const outbound::HttpReply* reply);
  Result<Json> answered(const outbound::HttpRequest& request);

  outbound::HttpClient& http_;
  const PushOptions& options_;
  std::minstd_rand random_;
};

}  // namespace concord::agent
