#include <concord/api/openapi.hpp>

#include "handlers.hpp"
#include "render.hpp"

namespace concord::api {

Step read_openapi(const Asked&) {
  static const std::string document = openapi_document();
  return Finished{json_reply(200, document)};
}

}  // namespace concord::api
