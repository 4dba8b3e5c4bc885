#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include <concord/base/log.hpp>
#include <concord/matching/train.hpp>
#include <concord/service/models.hpp>
#include <concord/service/train_model.hpp>

#include "../resolve/round.hpp"

namespace concord::service {
namespace {

constexpr JsonLimits kTrainedLimits{.depth = 32, .bytes = std::size_t{1} << 30U};

// What is learnt from; it needs the store no more.
struct Material {
  matching::Index index;
  std::vector<matching::Label> decisions;
  std::int64_t change = 0;  // the last that it knows
};

Material read_material(store::Snapshot& snapshot, matching::Model model) {
  Material material{
      matching::Index(std::move(model), matching::IndexFor::linking), {}, snapshot.changes().last()};
  material.index.start_loading();
  fill(material.index, snapshot);
  for (matching::Ruling& ruling : rulings_of(snapshot.rulings().in_force(), material.index)) {
    material.decisions.push_back({std::move(ruling.a), std::move(ruling.b), ruling.same});
  }
  return material;
}

Result<matching::Trained> learn(Material& material, const Json& base, const StoreTraining& training) {
  matching::TrainOptions options;
  options.seed = training.seed;
  options.threads = training.threads;
  options.labels = std::move(material.decisions);
  options.keep_vetoes = true;  // what they keep apart a steward is asked about: nothing is lost by them
  options.progress = [](std::string_view step) { log::info("model.training", {{"step", step}}); };
  auto trained = matching::train(material.index, base, options);
  if (trained && trained->rounds.empty()) {
    return fail(Code::conflict, fmt::format("the store has {} records with anything to compare: too few to "
                                            "learn from; the configuration's model serves better",
                                            trained->records));
  }
  return trained;
}

std::string origin_of(const matching::Trained& trained, const Material& material,
                      const StoreTraining& training) {
  return fmt::format(
      "trained on this store's {} records as they stood at change {}, with {} decisions: about {:.0f} "
      "residents; "
      "seed {}",
      trained.records, material.change, trained.same + trained.different, trained.people, training.seed);
}

}  // namespace

Result<store::ModelRow> train_model(store::Database& database, const store::ModelRow& first,
                                    const StoreTraining& training, const std::string& by, Instant now) {
  const auto began = std::chrono::steady_clock::now();
  const auto base = parse_json(first.file, kTrainedLimits);
  if (!base) {
    return base.error();
  }
  auto model = matching::Model::read(*base);
  if (!model) {
    return model.error();
  }
  std::optional<Material> material;
  database.read([&](store::Snapshot& snapshot) { material = read_material(snapshot, *model); });
  auto trained = learn(*material, *base, training);
  if (!trained) {
    return trained.error();
  }
  const std::string origin = origin_of(*trained, *material, training);
  material.reset();
  const auto file = parse_json(trained->json, kTrainedLimits);
  if (!file) {
    return file.error();
  }
  auto row = describe_model(*file, std::move(trained->json), {}, by, now);
  if (row) {
    row->origin = origin;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    log::info("model.trained",
              {{"records", static_cast<std::int64_t>(trained->records)}, {"seconds", took.count()}});
  }
  return row;
}

}  // namespace concord::service
