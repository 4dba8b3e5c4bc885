#include "key_rows.hpp"

#include <stdexcept>

namespace concord::store {
namespace {

using sqlite::Statement;

template <class T>
T known(Result<T> parsed) {
  if (!parsed) {
    throw std::runtime_error("a stored key has a word that is not known");
  }
  return *parsed;
}

KeyRow read_key(const Statement& row) {
  KeyRow key;
  key.id = row.text(0);
  key.secret = row.digest(1);
  key.principal = {row.text(2), known(domain::parse_principal_kind(row.view(3))), row.text(4), row.text(5),
                   known(domain::parse_purpose(row.view(6)))};
  key.created = row.instant(7);
  key.expires = row.maybe_instant(8);
  key.revoked = row.maybe_instant(9);
  key.label = row.text(10);
  key.old_secret = row.is_null(11) ? std::nullopt : std::optional(row.digest(11));
  key.old_until = row.maybe_instant(12);
  key.used = row.maybe_instant(13);
  return key;
}

}  // namespace

std::optional<KeyRow> KeyRows::by_secret(const Digest& secret) const {
  Statement row = db_.query("SELECT * FROM bearer_key WHERE secret = ?1 OR old_secret = ?1", secret);
  return row.step() ? std::optional(read_key(row)) : std::nullopt;
}

std::optional<KeyRow> KeyRows::by_id(const std::string& id) const {
  Statement row = db_.query("SELECT * FROM bearer_key WHERE id = ?", id);
  return row.step() ? std::optional(read_key(row)) : std::nullopt;
}

std::vector<KeyRow> KeyRows::all() const {
  std::vector<KeyRow> keys;
  Statement row = db_.query("SELECT * FROM bearer_key ORDER BY created_at, id");
  while (row.step()) {
    keys.push_back(read_key(row));
  }
  return keys;
}

std::optional<KeptReply> KeyRows::kept_reply(const std::string& principal, const std::string& key,
                                             Instant since) const {
  Statement row =
      db_.query("SELECT * FROM kept_reply WHERE principal = ? AND idempotency_key = ? AND at >= ?", principal,
                key, since);
  if (!row.step()) {
    return std::nullopt;
  }
  return KeptReply{row.text(0), row.text(1), row.text(2),   row.digest(3), static_cast<int>(row.integer(4)),
                   row.text(5), row.text(6), row.instant(7)};
}

void KeyWrites::add(const KeyRow& key) {
  db_.run(
      "INSERT INTO bearer_key (id, secret, principal, kind, role, source, default_purpose, created_at, "
      "expires_at, revoked_at, label) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      key.id, key.secret, key.principal.id, domain::to_string(key.principal.kind), key.principal.role,
      key.principal.source, domain::to_string(key.principal.default_purpose), key.created, key.expires,
      key.revoked, key.label);
}

bool KeyWrites::revoke(const std::string& id, Instant at) {
  db_.run("UPDATE bearer_key SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", at, id);
  return db_.changed_rows() == 1;
}

void KeyWrites::change(const KeyRow& key) {
  db_.run("UPDATE bearer_key SET secret = ?, old_secret = ?, old_until = ?, expires_at = ? WHERE id = ?",
          key.secret, key.old_secret, key.old_until, key.expires, key.id);
}

void KeyWrites::use(const std::string& id, Instant at) {
  db_.run("UPDATE bearer_key SET used_at = ?1 WHERE id = ?2 AND (used_at IS NULL OR used_at < ?1)", at, id);
}

void KeyWrites::keep_reply(const KeptReply& reply) {
  db_.run(
      "INSERT OR REPLACE INTO kept_reply (principal, idempotency_key, operation, request, status, location, "
      "body, at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      reply.principal, reply.key, reply.operation, reply.request, reply.status, reply.location, reply.body,
      reply.at);
}

void KeyWrites::drop_replies_before(Instant at) { db_.run("DELETE FROM kept_reply WHERE at < ?", at); }

void KeyWrites::drop_replies_of(const std::string& principal) {
  db_.run("DELETE FROM kept_reply WHERE principal = ?", principal);
}

}  // namespace concord::store
