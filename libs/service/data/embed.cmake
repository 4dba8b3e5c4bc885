# cmake -DDATA=<the list> -DOUT=<source file> -P embed.cmake
file(READ "${DATA}" list)
file(WRITE "${OUT}" "#include \"sign_in/common_passwords.hpp\"\n\nnamespace concord::service {\n"
  "std::string_view common_passwords() {\n  return R\"list(${list})list\";\n}\n}  // namespace concord::service\n")
