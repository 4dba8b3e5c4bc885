// Faults as the JSON text in which rejections keep them: [{"pointer", "code", "detail"}].
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <concord/base/error.hpp>

namespace concord::store {

std::string faults_to_json(const std::vector<Fault>& faults);
std::vector<Fault> faults_from_json(std::string_view json);

}  // namespace concord::store
