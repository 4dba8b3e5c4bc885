# cmake -DDATA=<folder of tables> -DOUT=<source file> -P embed.cmake
set(text "#include \"tables.hpp\"\n\nnamespace concord::synth {\n")
foreach(name surnames forenames nicknames spellings streets)
  file(READ "${DATA}/${name}.tsv" table)
  string(APPEND text "std::string_view ${name}_table() {\n  return R\"tsv(${table})tsv\";\n}\n")
endforeach()
string(APPEND text "}  // namespace concord::synth\n")
file(WRITE "${OUT}" "${text}")
