// How much each address and each principal may ask. Thread-safe.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <concord/api/route.hpp>
#include <concord/base/ip.hpp>
#include <concord/base/token_bucket.hpp>

namespace concord::api {

class RequestLimits {
 public:
  using Time = TokenBucket::Time;
  RequestLimits(const service::Configuration& configuration, Metrics& metrics);

  // The address that the request came from: the peer's, or what a trusted proxy says.
  std::string client_of(const Request& request) const;

  // The 429 that it is answered with, or nothing: it may go on. `request.peer` is the client's.
  std::optional<Reply> refuse_address(const Request& request, const Route* route, Time now);
  std::optional<Reply> refuse_principal(const std::string& principal, const Request& request,
                                        const Route& route, Time now);
  // Whether the log has room for a line about what this address was refused: one a minute.
  bool is_refusal_noted(const std::string& peer, Time now);

 private:
  struct Bucket {
    std::string_view name;
    TokenBuckets tokens;
  };
  std::optional<Reply> take(Bucket& bucket, const std::string& key, std::uint64_t cost,
                            const Request& request, Time now);
  const std::vector<IpRange> trusted_;
  Bucket addresses_;
  Bucket sign_ins_;
  Bucket principals_;
  Bucket searches_;
  TokenBuckets refusal_lines_{{1, 1}};
  Metrics& metrics_;
};

}  // namespace concord::api
