// The network and what lies behind it, in memory: keeps to what the service promises about extracts and
// batches, and loses, delays or refuses requests as a test asks.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <concord/base/hash.hpp>
#include <concord/base/json.hpp>
#include <concord/base/text.hpp>
#include <concord/outbound/http_client.hpp>

namespace concord::agent::testing {

enum class Mishap { none, lost_request, lost_reply, timeout, busy, refused };

class FakeService final : public outbound::HttpClient {
 public:
  // Called for each request with its number from 1.
  std::function<Mishap(int, const outbound::HttpRequest&)> mishap = [](int, const outbound::HttpRequest&) {
    return Mishap::none;
  };
  bool hold = false;

  int requests = 0;
  std::map<std::string, std::string> extracts;                // manifest hash to state
  std::map<std::string, std::map<int, std::string>> batches;  // by extract, by number
  std::vector<std::string> urls;
  std::string last_key;

  Result<outbound::HttpReply> send(const outbound::HttpRequest& request) override {
    ++requests;
    urls.push_back(request.verb + " " + request.url);
    last_key = request.headers.at(0).second;
    const Mishap wrong = mishap(requests, request);
    switch (wrong) {
      case Mishap::lost_request:
        return fail(Code::unavailable, "nothing answered");
      case Mishap::busy:
        return outbound::HttpReply{503, {{"retry-after", "7"}}, R"({"code":"busy"})"};
      case Mishap::refused:
        return outbound::HttpReply{
            403, {}, R"({"code":"forbidden","detail":"the key is of another source"})"};
      default:
        break;
    }
    const outbound::HttpReply reply = answer(request);
    if (wrong == Mishap::lost_reply) {
      return fail(Code::unavailable, "the connection was cut");
    }
    if (wrong == Mishap::timeout) {
      return fail(Code::timeout, "no answer in time");
    }
    return reply;
  }

  std::vector<std::string> lines(const std::string& extract) {
    std::vector<std::string> all;
    for (const auto& [number, body] : batches[extract]) {
      for (const std::string_view line : split(body, '\n')) {
        if (!line.empty()) {
          all.emplace_back(line);
        }
      }
    }
    return all;
  }
  const std::string& only_extract() const { return extracts.begin()->first; }

 private:
  outbound::HttpReply answer(const outbound::HttpRequest& request) {
    if (request.url.find("/completion") != std::string::npos) {
      return complete(request);
    }
    if (request.url.find("/rejections") != std::string::npos) {
      return rejections();
    }
    if (request.url.find("/batches?") != std::string::npos) {
      return take(request);
    }
    return open(request);
  }

  outbound::HttpReply told(int status, const std::string& id) {
    std::size_t received = lines(id).size();
    JsonWriter out;
    out.begin_object().field("id", id).field("state", extracts[id]).field("batches", batches[id].size());
    out.field("received", received)
        .field("stored", received)
        .field("unchanged", 0)
        .field("rejected", 0)
        .end_object();
    return {status, {}, out.take()};
  }

  outbound::HttpReply open(const outbound::HttpRequest& request) {
    const std::string id = to_hex(sha256(request.body)).substr(0, 8);
    extracts.try_emplace(id, "open");
    return told(201, id);
  }

  outbound::HttpReply take(const outbound::HttpRequest& request) {
    const std::size_t at = request.url.find("extract=") + 8;
    const std::string id = request.url.substr(at, 8);
    const int number = std::stoi(request.url.substr(request.url.find("number=") + 7));
    const auto [known, fresh] = batches[id].try_emplace(number, request.body);
    if (!fresh && known->second != request.body) {
      return {409, {}, R"({"code":"conflict","detail":"another body under this number"})"};
    }
    const bool rejects = request.body.find("\"reject-me\"") != std::string::npos;
    JsonWriter out;
    out.begin_object().field("id", "batch-1").field("received", split(request.body, '\n').size() - 1);
    out.field("rejected", rejects ? 1 : 0).end_object();
    return {202, {}, out.take()};
  }

  outbound::HttpReply complete(const outbound::HttpRequest& request) {
    const std::size_t at = request.url.find("/extracts/") + 10;
    const std::string id = request.url.substr(at, 8);
    const auto json = parse_json(request.body);
    if ((*json)["batches"].GetUint64() != batches[id].size() ||
        (*json)["records"].GetUint64() != lines(id).size()) {
      return {409, {}, R"({"code":"conflict","detail":"batches are missing"})"};
    }
    extracts[id] = hold ? "held" : "completed";
    return told(200, id);
  }

  static outbound::HttpReply rejections() {
    return {
        200,
        {},
        R"({"rejections":[{"line":3,"record_id":"x-1","faults":[{"pointer":"/birth_date","code":"invalid-value","detail":"is not a day"}]}]})"};
  }
};

}  // namespace concord::agent::testing
