#include <algorithm>

#include <concord/base/hash.hpp>
#include <concord/matching/model.hpp>

#include "content_reader.hpp"

namespace concord::matching {
namespace {

std::string version_of(const JsonValue& json, const Model::Content& content) {
  const std::string bytes = JsonWriter().value(json).take();
  return content.version + "-n" + std::to_string(static_cast<std::uint64_t>(content.population)) + "-" +
         to_hex(sha256(bytes)).substr(0, 12);
}

}  // namespace

bool Model::Content::is_free_of_duplicates(domain::Part part, const std::string& layout) const {
  return std::find(free_of_duplicates.begin(), free_of_duplicates.end(), std::pair(part, layout)) !=
         free_of_duplicates.end();
}

std::string_view Model::Content::name_of(std::size_t field) const {
  return field < kFixedFields ? names_of(static_cast<Field>(field)).name
                              : std::string_view(named[field - kFixedFields].column);
}

std::span<const std::string_view> Model::Content::levels_of(std::size_t field) const {
  return field < kFixedFields ? names_of(static_cast<Field>(field)).levels : named_levels();
}

std::optional<std::size_t> Model::Content::field_of(NamedField::What what, std::uint64_t name_hash) const {
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i].what == what && named[i].hash == name_hash) return kFixedFields + i;
  }
  return std::nullopt;
}

std::string_view to_string(Band band) {
  switch (band) {
    case Band::certain:
      return "certain";
    case Band::probable:
      return "probable";
    case Band::possible:
      return "possible";
    case Band::none:
      break;
  }
  return "none";
}

Result<Model> Model::read(const JsonValue& json, std::optional<std::uint32_t> residents) {
  auto content = std::make_shared<Content>();
  if (const Outcome done = ContentReader(*content).read(json, residents); !done) return done.error();
  content->version = version_of(json, *content);
  Model model;
  model.content_ = std::move(content);
  return model;
}

const std::string& Model::version() const { return content_->version; }
const std::string& Model::origin() const { return content_->origin; }
const Thresholds& Model::thresholds() const { return content_->thresholds; }

Model Model::linking_from(double bits) const {
  auto content = std::make_shared<Content>(*content_);
  Thresholds& at = content->thresholds;
  at.certain = bits;
  at.probable = std::min(at.probable, bits);
  at.possible = std::min(at.possible, bits);
  Model model;
  model.content_ = std::move(content);
  return model;
}

Band Model::band(double score) const {
  const Thresholds& t = content_->thresholds;
  if (score >= t.certain) return Band::certain;
  if (score >= t.probable) return Band::probable;
  return score >= t.possible ? Band::possible : Band::none;
}

}  // namespace concord::matching
