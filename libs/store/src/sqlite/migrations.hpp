// The schema's numbered steps, embedded from schemas/sql, and how a file is brought up to the last one.
#pragma once

#include <string_view>
#include <vector>

#include "sqlite/connection.hpp"

namespace concord::store::sqlite {

struct Migration {
  int number = 0;  // from 1, without gaps
  std::string_view name;
  std::string_view sql;
};

const std::vector<Migration>& store_migrations();
const std::vector<Migration>& audit_migrations();

// Applies what the file has not had yet, each in a transaction with its row in schema_migration. A file
// of a newer program, or one whose step had another text, is Code::unsupported and left as it is.
Outcome migrate(Connection& db, const std::vector<Migration>& migrations);

struct OpenFile {
  std::filesystem::path path;
  std::unique_ptr<Connection> connection;
};
// Opens the file for writing, makes it (owner only) where it is not there, and migrates it.
Result<OpenFile> open_migrated(const std::filesystem::path& path, const std::vector<Migration>& migrations);

}  // namespace concord::store::sqlite
