# Run by CMake as a script: writes OUTPUT, a .cpp with every JSON Schema of FILES (a list parted by '|') as
# the function `schemas` of libs/api/src/schemas.hpp. So no program looks for its contract at run time.
string(REPLACE "|" ";" FILES "${FILES}")
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${file}" text)
  string(APPEND rows "      {\"${name}\", R\"concord_json(${text})concord_json\"},\n")
endforeach()
file(WRITE "${OUTPUT}"
"#include <vector>

#include \"schemas.hpp\"

namespace concord::api {

std::span<const NamedSchema> schemas() {
  static const std::vector<NamedSchema> all{
${rows}  };
  return all;
}

}  // namespace concord::api
")
