// Bearer keys, stored as hashes, and replies kept for repeated requests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <concord/base/clock.hpp>
#include <concord/base/hash.hpp>
#include <concord/domain/access.hpp>

namespace concord::store {

struct KeyRow {
  std::string id;   // "key_…", shown; the secret is not stored
  Digest secret{};  // SHA-256 of the whole bearer token
  domain::Principal principal;
  Instant created{};
  std::optional<Instant> expires;
  std::optional<Instant> revoked;
  std::string label;
  std::optional<Digest> old_secret;  // of before its rotation: holds until old_until
  std::optional<Instant> old_until;
  std::optional<Instant> used;  // last, behind the truth by a minute at most
};

// The answer that a request with an Idempotency-Key got.
struct KeptReply {
  std::string principal, key, operation;
  Digest request{};
  int status = 0;
  std::string location, body;
  Instant at{};
};

class KeyReader {
 public:
  virtual ~KeyReader() = default;
  // By its secret or the one before; whether that still holds is the caller's to judge.
  virtual std::optional<KeyRow> by_secret(const Digest& secret) const = 0;
  virtual std::optional<KeyRow> by_id(const std::string& id) const = 0;
  virtual std::vector<KeyRow> all() const = 0;
  // One of before `since` is as good as dropped.
  virtual std::optional<KeptReply> kept_reply(const std::string& principal, const std::string& key,
                                              Instant since) const = 0;
};

class KeyWriter {
 public:
  virtual ~KeyWriter() = default;
  virtual void add(const KeyRow& key) = 0;
  virtual bool revoke(const std::string& id, Instant at) = 0;
  // The secrets, their ends and the key's own end become what `key` says.
  virtual void change(const KeyRow& key) = 0;
  virtual void use(const std::string& id, Instant at) = 0;
  virtual void keep_reply(const KeptReply& reply) = 0;
  virtual void drop_replies_before(Instant at) = 0;
  virtual void drop_replies_of(const std::string& principal) = 0;
};

}  // namespace concord::store
