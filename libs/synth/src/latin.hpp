// Text as older systems hold it.
#pragma once

#include <string>
#include <string_view>

namespace concord::synth {

// Without accents: "Özdemir" as "Ozdemir", "Łukasz" as "Lukasz".
std::string latin(std::string_view text);

}  // namespace concord::synth
