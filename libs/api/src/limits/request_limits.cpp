#include "request_limits.hpp"

#include <fmt/format.h>

#include <concord/api/problem.hpp>
#include <concord/framing/forwarded.hpp>

#include "cost.hpp"

namespace concord::api {
namespace {

// RateLimit fields: draft-ietf-httpapi-ratelimit-headers-09; `t` and Retry-After in seconds, rounded up.
Reply refusal(std::string_view bucket, const BucketLimit& limit, const Taken& taken,
              std::string_view request_id) {
  const auto wait = std::chrono::ceil<std::chrono::seconds>(taken.wait);
  const auto window = std::max<std::uint64_t>(1, limit.burst * 60 / limit.per_minute);
  Reply reply =
      too_many_requests("this is asked too often: wait for as long as Retry-After says", wait, request_id);
  reply.headers.emplace_back("RateLimit-Policy",
                             fmt::format("\"{}\";q={};w={}", bucket, limit.burst, window));
  reply.headers.emplace_back("RateLimit", fmt::format("\"{}\";r={};t={}", bucket, taken.left, wait.count()));
  return reply;
}

}  // namespace

RequestLimits::RequestLimits(const service::Configuration& configuration, Metrics& metrics)
    : trusted_(parse_ip_ranges(configuration.trusted_proxies).value_or(std::vector<IpRange>{})),
      addresses_{"address", TokenBuckets({configuration.rate_address, configuration.burst_address})},
      sign_ins_{"sign-in", TokenBuckets({configuration.rate_sign_in, configuration.burst_sign_in})},
      principals_{"principal", TokenBuckets({configuration.rate_principal, configuration.burst_principal})},
      searches_{"search", TokenBuckets({configuration.rate_search, configuration.burst_search})},
      metrics_(metrics) {}

std::string RequestLimits::client_of(const Request& request) const {
  if (trusted_.empty()) {
    return request.peer;
  }
  std::string forwarded;
  for (const auto& [name, value] : request.headers) {
    if (name == "x-forwarded-for") {
      forwarded += (forwarded.empty() ? "" : ",") + value;
    }
  }
  return framing::client_address(request.peer, forwarded, trusted_);
}

std::optional<Reply> RequestLimits::refuse_address(const Request& request, const Route* route, Time now) {
  const std::string key = framing::address_key(request.peer);
  if (route != nullptr && takes_credentials(*route)) {
    if (auto refused = take(sign_ins_, key, 1, request, now)) {
      return refused;
    }
  }
  return take(addresses_, key, cost_of(route), request, now);
}

std::optional<Reply> RequestLimits::refuse_principal(const std::string& principal, const Request& request,
                                                     const Route& route, Time now) {
  if (looks_for_people(route)) {
    if (auto refused = take(searches_, principal, 1, request, now)) {
      return refused;
    }
  }
  return take(principals_, principal, cost_of(&route), request, now);
}

bool RequestLimits::is_refusal_noted(const std::string& peer, Time now) {
  return refusal_lines_.take(peer, 1, now).allowed;
}

std::optional<Reply> RequestLimits::take(Bucket& bucket, const std::string& key, std::uint64_t cost,
                                         const Request& request, Time now) {
  const Taken taken = bucket.tokens.take(key, cost, now);
  if (taken.allowed) {
    return std::nullopt;
  }
  metrics_.count("concord_rate_limited_total", {{"bucket", std::string(bucket.name)}});
  return refusal(bucket.name, bucket.tokens.limit(), taken, request.request_id);
}

}  // namespace concord::api
