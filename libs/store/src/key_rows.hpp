// Bearer keys, and replies kept for repeated requests.
#pragma once

#include <concord/store/keys.hpp>

#include "sqlite/connection.hpp"

namespace concord::store {

class KeyRows final : public KeyReader {
 public:
  explicit KeyRows(sqlite::Connection& db) : db_(db) {}
  std::optional<KeyRow> by_secret(const Digest& secret) const override;
  std::optional<KeyRow> by_id(const std::string& id) const override;
  std::vector<KeyRow> all() const override;
  std::optional<KeptReply> kept_reply(const std::string& principal, const std::string& key,
                                      Instant since) const override;

 private:
  sqlite::Connection& db_;
};

class KeyWrites final : public KeyWriter {
 public:
  explicit KeyWrites(sqlite::Connection& db) : db_(db) {}
  void add(const KeyRow& key) override;
  bool revoke(const std::string& id, Instant at) override;
  void change(const KeyRow& key) override;
  void use(const std::string& id, Instant at) override;
  void keep_reply(const KeptReply& reply) override;
  void drop_replies_before(Instant at) override;
  void drop_replies_of(const std::string& principal) override;

 private:
  sqlite::Connection& db_;
};

}  // namespace concord::store
