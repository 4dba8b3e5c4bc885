#include "service_link.hpp"

#include <algorithm>
#include <charconv>
#include <thread>

#include <fmt/format.h>

#include <concord/base/text.hpp>

namespace concord::agent {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTimeout{60'000};
constexpr milliseconds kCompletionTimeout{180'000};

bool may_be_mended(const Result<outbound::HttpReply>& reply) {
  if (!reply) {
    return reply.error().code == Code::unavailable || reply.error().code == Code::timeout;
  }
  switch (reply->status) {
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
      return true;
    default:
      return false;
  }
}

// Seconds; the form with a date is not one that the service sends.
milliseconds retry_after(const outbound::HttpReply& reply) {
  for (const auto& [name, value] : reply.headers) {
    if (name != "retry-after" || !is_digits(value)) {
      continue;
    }
    int seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error == std::errc{}) {
      return std::chrono::seconds{seconds};
    }
  }
  return milliseconds{0};
}

Code code_for(int status) {
  switch (status) {
    case 401:
      return Code::unauthenticated;
    case 403:
      return Code::forbidden;
    case 404:
      return Code::not_found;
    case 409:
      return Code::conflict;
    case 413:
      return Code::too_large;
    case 415:
      return Code::unsupported;
    case 408:
    case 504:
      return Code::timeout;
    case 429:
    case 503:
      return Code::unavailable;
    case 507:
      return Code::storage_full;
    default:
      return status >= 500 ? Code::internal : Code::invalid_value;
  }
}

// What the service says is meant for whoever asked: problem+json, without personal data.
Error refused(const outbound::HttpReply& reply) {
  const Result<Json> problem = parse_json(reply.body);
  std::string detail = fmt::format("the service answered {}", reply.status);
  if (problem && problem->IsObject()) {
    const std::string_view said = text_of(*problem, "detail");
    if (!said.empty()) {
      detail += fmt::format(": {}", said);
    }
    if (const JsonValue* faults = member_of(*problem, "faults");
        faults != nullptr && faults->IsArray() && !faults->Empty()) {
      const JsonValue& first = (*faults)[0];
      if (first.IsObject()) {
        detail += fmt::format(" ({}: {})", text_of(first, "pointer"), text_of(first, "detail"));
      }
    }
  }
  return fail(code_for(reply.status), detail);
}

std::uint64_t count_of(const JsonValue& object, std::string_view name) {
  const JsonValue* member = member_of(object, name);
  return member != nullptr && member->IsUint64() ? member->GetUint64() : 0;
}

ServerTally tally_of(const JsonValue& json) {
  return {count_of(json, "received"), count_of(json, "stored"), count_of(json, "unchanged"),
          count_of(json, "rejected"), count_of(json, "ceased"), count_of(json, "would_cease")};
}

Result<ServerExtract> extract_of(const Result<Json>& json) {
  if (!json) {
    return json.error();
  }
  ServerExtract extract{std::string(text_of(*json, "id")), std::string(text_of(*json, "state")),
                        count_of(*json, "batches"), tally_of(*json)};
  if (extract.id.empty()) {
    return fail(Code::malformed, "the service's answer does not name the extract");
  }
  return extract;
}

Rejection rejection_of(const JsonValue& json) {
  Rejection rejection{count_of(json, "line"), std::string(text_of(json, "record_id")), "rejected", ""};
  const JsonValue* faults = member_of(json, "faults");
  if (faults == nullptr || !faults->IsArray()) {
    return rejection;
  }
  for (const JsonValue& fault : faults->GetArray()) {
    if (!fault.IsObject()) {
      continue;
    }
    if (rejection.detail.empty()) {
      rejection.code = text_of(fault, "code");
    }
    rejection.detail += fmt::format("{}{} {}", rejection.detail.empty() ? "" : "; ",
                                    text_of(fault, "pointer"), text_of(fault, "detail"));
  }
  return rejection;
}

}  // namespace

ServiceLink::ServiceLink(outbound::HttpClient& http, const PushOptions& options)
    : http_(http), options_(options), random_(std::random_device{}()) {}

outbound::HttpRequest ServiceLink::request(std::string_view verb, std::string target, std::string_view type,
                                           std::string body) const {
  outbound::HttpRequest request;
  request.verb = verb;
  request.url = options_.server;
  while (request.url.ends_with('/')) {
    request.url.pop_back();
  }
  if (request.url.starts_with("unix:")) {
    request.url += ":";  // between the socket's path and the target
  }
  request.url += target;
  if (!options_.key.empty()) {  // the owner's socket asks for none
    request.headers.emplace_back("Authorization", "Bearer " + options_.key);
  }
  if (!type.empty()) {
    request.headers.emplace_back("Content-Type", type);
  }
  request.body = std::move(body);
  request.timeout = kTimeout;
  return request;
}

bool ServiceLink::wait(int attempt, const outbound::HttpReply* reply) {
  const RetryPolicy& policy = options_.retry;
  milliseconds span = std::min(policy.longest, policy.first * (1 << std::min(attempt, 20)));
  // Half to whole at random, so that many agents do not all come back at once.
  span =
      milliseconds{std::uniform_int_distribution<milliseconds::rep>(span.count() / 2, span.count())(random_)};
  if (reply != nullptr) {
    span = std::max(span, std::min(policy.most_asked, retry_after(*reply)));
  }
  if (options_.wait) {
    return options_.wait(span);
  }
  std::this_thread::sleep_for(span);
  return true;
}

Result<outbound::HttpReply> ServiceLink::send_until_answered(const outbound::HttpRequest& request) {
  for (int attempt = 0;; ++attempt) {
    Result<outbound::HttpReply> reply = http_.send(request);
    const bool last = attempt + 1 >= options_.retry.attempts;
    if (!may_be_mended(reply) || last || !wait(attempt, reply ? &*reply : nullptr)) {
      if (!reply && reply.error().code == Code::unavailable) {
        Error error = reply.error();
        error.detail = fmt::format("{} can't be reached.", options_.server);
        return error;
      }
      return reply;
    }
  }
}

Result<Json> ServiceLink::answered(const outbound::HttpRequest& request) {
  const Result<outbound::HttpReply> reply = send_until_answered(request);
  if (!reply) {
    return reply.error();
  }
  if (reply->status < 200 || reply->status > 299) {
    return refused(*reply);
  }
  Result<Json> json = parse_json(reply->body);
  if (!json || !json->IsObject()) {
    return fail(Code::malformed, "the service's answer is not a JSON object: is this its address?");
  }
  return json;
}

Result<ServerExtract> ServiceLink::open(const std::string& manifest_json) {
  return extract_of(answered(request("POST", fmt::format("/v1/sources/{}/extracts", options_.source),
                                     "application/json", manifest_json)));
}

Result<ServerBatch> ServiceLink::send(const std::string& extract, std::uint64_t number,
                                      const std::string& lines) {
  const Result<Json> json = answered(request(
      "POST", fmt::format("/v1/sources/{}/batches?extract={}&number={}", options_.source, extract, number),
      "application/x-ndjson", lines));
  if (!json) {
    return json.error();
  }
  return ServerBatch{std::string(text_of(*json, "id")), tally_of(*json)};
}

Result<ServerExtract> ServiceLink::complete(const std::string& extract, std::uint64_t records,
                                            std::uint64_t batches) {
  JsonWriter body;
  body.begin_object()
      .field("records", static_cast<std::int64_t>(records))
      .field("batches", static_cast<std::int64_t>(batches))
      .end_object();
  outbound::HttpRequest asked =
      request("POST", fmt::format("/v1/extracts/{}/completion", extract), "application/json", body.take());
  asked.timeout = kCompletionTimeout;
  return extract_of(answered(asked));
}

std::vector<Rejection> ServiceLink::rejections(const std::string& batch) {
  std::vector<Rejection> all;
  std::string cursor;
  do {
    std::string target = fmt::format("/v1/batches/{}/rejections?limit=1000", batch);
    if (!cursor.empty()) {
      target += "&cursor=" + cursor;
    }
    const Result<Json> page = answered(request("GET", target));
    const JsonValue* list = page ? member_of(*page, "rejections") : nullptr;
    if (list == nullptr || !list->IsArray()) {
      return all;
    }
    for (const JsonValue& rejection : list->GetArray()) {
      if (rejection.IsObject()) {
        all.push_back(rejection_of(rejection));
      }
    }
    cursor = text_of(*page, "next");
  } while (!cursor.empty());
  return all;
}

}  // namespace concord::agent
