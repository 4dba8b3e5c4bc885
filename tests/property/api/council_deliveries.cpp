// What was delivered to the council: an extract, and a model that would part whom it joins.
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include <concord/service/models.hpp>

#include "council.hpp"

namespace concord::api::testing {
namespace {

// The default one, which links nothing that isn't ruled on: so that its preview parts every resident and
// raises a review of each, with scores.
std::string parting_model() {
  std::ostringstream text;
  text << std::ifstream(std::filesystem::path(CONCORD_ROOT) / "config/match_model.json").rdbuf();
  auto json = parse_json(text.str());
  REQUIRE(json);
  (*json)["concord"]["version"].SetString("parting", json->GetAllocator());
  (*json)["concord"]["thresholds"]["certain"].SetDouble(100);
  return JsonWriter().value(*json).take();
}

}  // namespace

// A delta, so that nothing ceases; with one line, which is refused.
void Council::deliver_extract() {
  const std::string& source = sent_.front().source;
  Request request;
  request.verb = Verb::post;
  request.path = "/v1/sources/" + source + "/extracts";
  request.body = R"({"source":")" + source +
                 R"(","layout":"trial","kind":"delta","current_as_of":"2026-11-01T03:00:00Z"})";
  const Reply reply = ask(std::move(request), adapters_.at(source));
  CAPTURE(reply.body);
  REQUIRE(reply.status == 201);
  const auto json = parse_json(reply.body);
  REQUIRE(json);
  extract_ = text_of(*json, "id");
  refuse_a_line({{"extract", extract_}, {"number", "1"}});
}

void Council::preview_model() {
  const std::string text = parting_model();
  const auto json = parse_json(text);
  const auto described = service::describe_model(*json, text, std::nullopt, "steward", clock_.now());
  REQUIRE(described);
  REQUIRE(core_->database->write_and_wait([&](store::Transaction& transaction) -> Outcome {
    const auto model = service::propose_model(transaction, *described, core_->first_model);
    const auto preview = model ? service::preview_model(transaction, *model, 1, clock_.now())
                               : Result<service::ModelPreview>(model.error());
    if (!preview) {
      return preview.error();
    }
    transaction.model_writer().keep_preview(model->number, preview->counts,
                                            service::preview_items(preview->changes));
    return {};
  }));
}

}  // namespace concord::api::testing
