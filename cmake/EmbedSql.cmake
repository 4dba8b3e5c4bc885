# Run by CMake as a script: writes OUTPUT, a .cpp that holds every .sql file of FOLDER in order of its
# number, as the function NAME of libs/store/src/sqlite/migrations.hpp. So no program looks for its schema
# at run time.
file(GLOB files "${FOLDER}/*.sql")
list(SORT files)
set(rows "")
set(expected 1)
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME_WE)
  if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z_]+$")
    message(FATAL_ERROR "${file}: a migration is named NNNN_what_it_does.sql")
  endif()
  math(EXPR number "1${CMAKE_MATCH_1} - 10000")
  if(NOT number EQUAL expected)
    message(FATAL_ERROR "${file}: migrations are numbered from 0001 without gaps; expected ${expected}")
  endif()
  math(EXPR expected "${expected} + 1")
  file(READ "${file}" text)
  string(APPEND rows "      {${number}, \"${name}\", R\"concord_sql(${text})concord_sql\"},\n")
endforeach()
file(WRITE "${OUTPUT}"
"#include \"sqlite/migrations.hpp\"

namespace concord::store::sqlite {

const std::vector<Migration>& ${NAME}() {
  static const std::vector<Migration> all{
${rows}  };
  return all;
}

}  // namespace concord::store::sqlite
")
