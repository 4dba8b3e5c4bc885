#include <array>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include <concord/adapters/layout.hpp>
#include <concord/adapters/mapping.hpp>
#include <concord/base/json.hpp>
#include <concord/base/text.hpp>

#include "layouts.hpp"

namespace concord::adapters {
namespace {

struct Known {
  std::string_view name;
  CodeBook (*codes)();
  std::unique_ptr<Layout> (*make)(CodeBook codes);
};

constexpr std::array kLayouts{
    Known{"universal-housing", universal_housing_codes, make_universal_housing},
    Known{"academy", academy_codes, make_academy},
    Known{"cld", cld_codes, make_cld},
    Known{"mosaic", mosaic_codes, make_mosaic},
};

Result<Json> read_codes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fail(Code::not_found, "the codes file can't be opened");
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return parse_json(text);
}

Error unknown_layout(std::string_view name) {
  const auto meant = nearest(name, layout_names());
  return fail(Code::unsupported,
              fmt::format("the layout '{}' is not known{}; there are {}, and mapping files ending in .json",
                          name, meant ? fmt::format(" (did you mean '{}'?)", *meant) : "",
                          fmt::join(layout_names(), ", ")));
}

}  // namespace

std::string_view to_string(Skipped::Why why) {
  switch (why) {
    case Skipped::Why::not_a_person:
      return "not-a-person";
    case Skipped::Why::unusable:
      return "unusable";
    case Skipped::Why::value:
      return "value";
  }
  return "unusable";
}

std::vector<std::string_view> layout_names() {
  std::vector<std::string_view> names;
  for (const Known& layout : kLayouts) {
    names.push_back(layout.name);
  }
  return names;
}

Result<std::unique_ptr<Layout>> find_layout(const std::string& name,
                                            const std::filesystem::path& codes_file) {
  for (const Known& layout : kLayouts) {
    if (layout.name != name) {
      continue;
    }
    CodeBook codes = layout.codes();
    if (!codes_file.empty()) {
      const Result<Json> tables = read_codes(codes_file);
      if (!tables) {
        return tables.error();
      }
      const Outcome replaced = codes.override_with(*tables);
      if (!replaced) {
        return replaced.error();
      }
    }
    return layout.make(std::move(codes));
  }
  if (!name.ends_with(".json")) {
    return unknown_layout(name);
  }
  if (!codes_file.empty()) {
    return fail(Code::unsupported, "a mapping file has no code tables to replace");
  }
  Result<Mapping> mapping = read_mapping_file(name);
  if (!mapping) {
    return mapping.error();
  }
  return make_mapped_layout(std::filesystem::path(name).stem().string(), std::move(*mapping));
}

}  // namespace concord::adapters
