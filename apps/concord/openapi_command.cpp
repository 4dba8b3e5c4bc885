#include <fmt/format.h>

#include <concord/api/openapi.hpp>

#include "commands.hpp"

namespace concord::owner {

void add_openapi(CLI::App& app, int& exit_code) {
  app.add_subcommand("openapi", "Print the OpenAPI description, as schemas/openapi.json holds it")
      ->callback([&exit_code] {
        fmt::print("{}\n", api::openapi_document());
        exit_code = kDone;
      });
}

}  // namespace concord::owner
