#include "people.hpp"

using namespace people;

namespace {

// Reads the default model after a change to its text.
Result<Model> changed(const std::string& from, const std::string& to) {
  std::string text = model_text();
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const auto json = parse_json(text);
  REQUIRE(json);
  return Model::read(*json);
}

bool names(const Result<Model>& result, const std::string& pointer) {
  if (result) return false;
  for (const Fault& fault : result.error().faults) {
    if (fault.pointer == pointer) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the default model says where its numbers come from") {
  CHECK(model().origin().find("HMPPS") != std::string::npos);
  CHECK(model().version().find("uk-residents-1-n300000-") == 0);
}

TEST_CASE("the version follows the content and the population") {
  const auto json = parse_json(model_text());
  CHECK(Model::read(*json)->version() == model().version());
  CHECK(Model::read(*json, 50000)->version() != model().version());
  CHECK(changed("\"certain\": 6.64", "\"certain\": 6.65")->version() != model().version());
}

TEST_CASE("bands begin at the model's thresholds") {
  CHECK(model().band(6.64) == Band::certain);
  CHECK(model().band(6.63) == Band::probable);
  CHECK(model().band(0) == Band::probable);
  CHECK(model().band(-0.01) == Band::possible);
  CHECK(model().band(-4.01) == Band::none);
}

TEST_CASE("the prior is one match in as many pairs as there are residents") {
  const auto json = parse_json(model_text());
  const auto prior = [&](std::uint32_t residents) {
    return explain(*Model::read(*json, residents), Person("1").named("Amina", "Okafor"),
                   Person("2").named("Amina", "Okafor"))
        .lines.front()
        .weight;
  };
  CHECK(prior(300000) == Approx(-18.19).margin(0.01));
  CHECK(prior(1025) == Approx(-10.0).margin(0.01));
}

TEST_CASE("an unknown member of a model is refused by its pointer") {
  CHECK(names(changed("\"population\": 300000", "\"population\": 300000, \"colour\": 1"), "/concord/colour"));
  CHECK(names(changed("\"link_type\"", "\"link_kind\""), "/link_kind"));
}

TEST_CASE("a level or comparison that Concord does not make is refused by its pointer") {
  CHECK(names(changed("\"label_for_charts\": \"exact\"", "\"label_for_charts\": \"exactly\""),
              "/comparisons/0/comparison_levels/1/label_for_charts"));
  CHECK(names(changed("\"output_column_name\": \"sex\"", "\"output_column_name\": \"shoe_size\""),
              "/comparisons/4/output_column_name"));
}

TEST_CASE("a probability that is none is refused by its pointer") {
  CHECK(names(changed("\"m_probability\": 0.8,", "\"m_probability\": 1.8,"),
              "/comparisons/0/comparison_levels/1/m_probability"));
  CHECK(names(changed("\"m_probability\": 0.8,", "\"m_probability\": 0,"),
              "/comparisons/0/comparison_levels/1/m_probability"));
}

TEST_CASE("a text in the place of a model is refused") {
  const auto json = parse_json("[1]");
  CHECK_FALSE(Model::read(*json));
}
