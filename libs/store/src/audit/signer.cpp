#include "audit/signer.hpp"

#include <concord/base/log.hpp>

#include "audit/heads_file.hpp"

namespace concord::store {

Signer::Signer(SigningKey key, std::string node, const Clock& clock, std::filesystem::path file)
    : key_(std::move(key)), node_(std::move(node)), clock_(clock), file_(std::move(file)) {}

void Signer::sign(sqlite::Connection& db, std::string_view kind, std::int64_t segment, std::int64_t sequence,
                  const Digest& chain) const {
  const std::optional<AuditHead> before = last_head(db);
  AuditHead head;
  head.number = before ? before->number + 1 : 1;
  head.at = clock_.now();
  head.kind = kind;
  head.node = node_;
  head.segment = segment;
  head.sequence = sequence;
  head.chain = chain;
  head.previous = before ? digest_of(*before) : Digest{};
  head.signature = key_.sign(signed_text(head));
  insert_head(db, head);
}

Outcome Signer::publish(sqlite::ReaderPool& readers) {
  const std::lock_guard lock(mutex_);
  if (published_ < 0) {
    published_ = last_number_in(file_);
  }
  std::vector<AuditHead> heads;
  readers.read([&](sqlite::Connection& db) { heads = heads_after(db, published_); });
  if (heads.empty()) {
    return {};
  }
  if (Outcome added = add_to_heads_file(file_, heads); !added) {
    log::error("audit.heads_not_written", {{"head", heads.front().number}});
    published_ = -1;
    return added;
  }
  published_ = heads.back().number;
  return {};
}

}  // namespace concord::store
