#include "in_process_client.hpp"

#include <future>

#include <concord/base/ids.hpp>
#include <concord/base/text.hpp>
#include <concord/framing/target.hpp>

namespace concord::owner {
namespace {

api::Verb verb_of(std::string_view word) {
  for (const api::Verb verb :
       {api::Verb::get, api::Verb::post, api::Verb::put, api::Verb::patch, api::Verb::delete_}) {
    if (api::to_string(verb) == word) {
      return verb;
    }
  }
  return api::Verb::other;
}

class InProcessClient final : public outbound::HttpClient {
 public:
  explicit InProcessClient(api::Handler handler) : handler_(std::move(handler)) {}

  Result<outbound::HttpReply> send(const outbound::HttpRequest& sent) override {
    auto target = framing::parse_target(sent.url, "owner");
    if (!target) {
      return fail(Code::invalid_value, "the target can't be read");
    }
    api::Request request;
    request.verb = verb_of(sent.verb);
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    for (const auto& [name, value] : sent.headers) {
      request.headers.emplace_back(to_lower_ascii(name), value);
    }
    request.body = sent.body;
    request.peer = "owner";
    request.request_id = to_string(make_uuid(clock_.now()));
    request.owner = true;
    auto answered = std::make_shared<std::promise<api::Reply>>();
    std::future<api::Reply> reply = answered->get_future();
    handler_(std::move(request), [answered](api::Reply given) { answered->set_value(std::move(given)); });
    if (reply.wait_for(sent.timeout) != std::future_status::ready) {
      return fail(Code::timeout, "no answer in time");
    }
    api::Reply given = reply.get();
    outbound::HttpReply out{given.status, {}, std::move(given.body)};
    for (auto& [name, value] : given.headers) {
      out.headers.emplace_back(to_lower_ascii(name), std::move(value));
    }
    return out;
  }

 private:
  api::Handler handler_;
  SystemClock clock_;
};

}  // namespace

std::unique_ptr<outbound::HttpClient> make_in_process_client(api::Handler handler) {
  return std::make_unique<InProcessClient>(std::move(handler));
}

}  // namespace concord::owner
