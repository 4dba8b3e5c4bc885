// OpenAPI 3.1.0, made from the route table and schemas/. The committed schemas/openapi.json is compared
// with it by a test.
#pragma once

#include <string>

namespace concord::api {

std::string openapi_document();

}  // namespace concord::api
