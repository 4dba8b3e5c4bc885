#include "audit/heads.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <concord/base/json.hpp>

namespace concord::store {
namespace {

AuditHead read_head(const sqlite::Statement& row) {
  AuditHead head;
  head.number = row.integer(0);
  head.at = row.instant(1);
  head.kind = row.text(2);
  head.node = row.text(3);
  head.segment = row.integer(4);
  head.sequence = row.integer(5);
  head.chain = row.digest(6);
  head.previous = row.digest(7);
  head.signature = row.text(8);
  return head;
}

bool take_number(const JsonValue& json, std::string_view name, std::int64_t& into) {
  const JsonValue* value = member_of(json, name);
  if (value == nullptr || !value->IsInt64()) {
    return false;
  }
  into = value->GetInt64();
  return true;
}

bool take_digest(const JsonValue& json, std::string_view name, Digest& into) {
  const std::string bytes = from_hex(text_of(json, name));
  if (bytes.size() != into.size()) {
    return false;
  }
  std::copy(bytes.begin(), bytes.end(), into.begin());
  return true;
}

}  // namespace

std::string signed_text(const AuditHead& head) {
  return fmt::format(
      "concord audit head\nnumber {}\nat {}\nkind {}\nnode {}\nsegment {}\nsequence {}\nchain {}\nprevious "
      "{}\n",
      head.number, to_rfc3339(head.at), head.kind, head.node, head.segment, head.sequence, to_hex(head.chain),
      to_hex(head.previous));
}

Digest digest_of(const AuditHead& head) { return sha256(signed_text(head) + head.signature); }

std::string to_line(const AuditHead& head) {
  JsonWriter out;
  out.begin_object().field("number", head.number).field("at", to_rfc3339(head.at)).field("kind", head.kind);
  out.field("node", head.node).field("segment", head.segment).field("sequence", head.sequence);
  out.field("chain", to_hex(head.chain)).field("previous", to_hex(head.previous));
  return out.field("signature", to_hex(head.signature)).end_object().take();
}

Result<AuditHead> parse_head(std::string_view line) {
  const Result<Json> json = parse_json(line);
  AuditHead head;
  if (json && json->IsObject()) {
    const auto at = parse_rfc3339(text_of(*json, "at"));
    head.kind = text_of(*json, "kind");
    head.node = text_of(*json, "node");
    head.signature = from_hex(text_of(*json, "signature"));
    if (at && take_number(*json, "number", head.number) && take_number(*json, "segment", head.segment) &&
        take_number(*json, "sequence", head.sequence) && take_digest(*json, "chain", head.chain) &&
        take_digest(*json, "previous", head.previous)) {
      head.at = *at;
      return head;
    }
  }
  return fail(Code::malformed, "this line is not a head of an audit log");
}

void insert_head(sqlite::Connection& db, const AuditHead& head) {
  db.run(
      "INSERT INTO audit_head (number, at, kind, node, segment, sequence, chain, previous, signature) VALUES "
      "(?, ?, ?, ?, ?, ?, ?, ?, ?)",
      head.number, head.at, head.kind, head.node, head.segment, head.sequence, head.chain, head.previous,
      sqlite::Blob{head.signature});
}

std::optional<AuditHead> last_head(sqlite::Connection& db) {
  sqlite::Statement row = db.query(
      "SELECT number, at, kind, node, segment, sequence, chain, previous, signature FROM audit_head "
      "ORDER BY number DESC LIMIT 1");
  return row.step() ? std::optional(read_head(row)) : std::nullopt;
}

std::vector<AuditHead> heads_after(sqlite::Connection& db, std::int64_t number) {
  sqlite::Statement row = db.query(
      "SELECT number, at, kind, node, segment, sequence, chain, previous, signature FROM audit_head "
      "WHERE number > ? ORDER BY number",
      number);
  std::vector<AuditHead> heads;
  while (row.step()) {
    heads.push_back(read_head(row));
  }
  return heads;
}

}  // namespace concord::store
