#include <utility>

#include <fmt/format.h>

#include <concord/service/models.hpp>

namespace concord::service {
namespace {

// As a file may be: a trained model has frequencies for every name that it met.
constexpr JsonLimits kFileLimits{.depth = 32, .bytes = 256U << 20U};

Error known_already(const store::ModelRow& known) {
  return fail(Code::conflict,
              fmt::format("this model is here already: {}, {}", to_string(known.id), to_string(known.state)));
}

}  // namespace

Result<store::ModelRow> describe_model(const JsonValue& file, std::string text,
                                       std::optional<std::uint32_t> residents, std::string by, Instant now) {
  const auto model = matching::Model::read(file, residents);
  if (!model) {
    return model.error();
  }
  store::ModelRow row;
  row.id = make_uuid(now);
  row.version = model->version();
  row.origin = model->origin();
  row.residents = residents;
  row.proposed_by = std::move(by);
  row.proposed_at = now;
  row.file = std::move(text);
  return row;
}

Result<matching::Model> read_model(const store::ModelRow& row) {
  const auto json = parse_json(row.file, kFileLimits);
  if (!json) {
    return json.error();
  }
  return matching::Model::read(*json, row.residents);
}

store::ModelRow model_in_force(store::Snapshot& snapshot, const store::ModelRow& first) {
  return snapshot.models().released().value_or(first);
}

Result<store::ModelRow> find_model(store::Snapshot& snapshot, const Uuid& id) {
  auto model = snapshot.models().find(id);
  if (!model) {
    return fail(Code::not_found, "there is no such model; GET /v1/matching/models lists them");
  }
  return std::move(*model);
}

Result<store::ModelRow> propose_model(store::Transaction& transaction, const store::ModelRow& model,
                                      const store::ModelRow& first) {
  if (const auto known = transaction.models().with_version(model.version)) {
    return known_already(*known);
  }
  if (model.version == first.version) {
    return fail(Code::conflict, "this is the configuration's own model, which is in force");
  }
  return transaction.model_writer().add(model);
}

Result<store::ModelRow> ask_release(store::Transaction& transaction, const Uuid& id,
                                    const store::ModelRow& first, const std::string& by, Instant now) {
  const auto model = find_model(transaction, id);
  if (!model) {
    return model.error();
  }
  if (model->state == store::ModelState::released) {
    return fail(Code::conflict, "this model is in force already");
  }
  if (const auto other = transaction.models().releasing()) {
    return fail(Code::conflict,
                fmt::format("model {} is being released: ask again once it is", to_string(other->id)));
  }
  if (!transaction.models().released()) {
    const store::ModelRow added = transaction.model_writer().add(first);
    transaction.model_writer().set_state(added.number, store::ModelState::released);
  }
  transaction.model_writer().ask_release(model->number, by, now);
  return find_model(transaction, id);
}

}  // namespace concord::service
