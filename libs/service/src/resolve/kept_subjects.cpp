#include "kept_subjects.hpp"

#include "subjects.hpp"

namespace concord::service {
namespace {

void pack(const Neighbours::Entry& entry, Packer& out) {
  out.number(entry.homes.size());
  for (const Home& home : entry.homes) {
    out.text(home.key).text(home.from);
  }
  out.number(entry.relations.size());
  for (const NamedRelation& relation : entry.relations) {
    out.text(relation.type).text(relation.other.record_id).text(relation.from).text(relation.to);
  }
}

std::string next_text(Unpacker& in) { return std::string(in.text()); }

Neighbours::Entry unpack_entry(const store::RecordRow& row, Unpacker& in) {
  Neighbours::Entry entry;
  entry.key = row.key;
  entry.part = row.part;
  entry.homes.resize(in.count());
  for (Home& home : entry.homes) {
    home.key = next_text(in);
    home.from = next_text(in);
  }
  entry.relations.resize(in.count());
  for (NamedRelation& relation : entry.relations) {
    relation.type = next_text(in);
    relation.other = {row.key.source, next_text(in)};
    relation.from = next_text(in);
    relation.to = next_text(in);
  }
  return entry;
}

}  // namespace

Described describe(const store::RecordRow& row, const std::vector<domain::Record>& contents) {
  return {subject_of(row, contents), Neighbours::describe(row, contents.back())};
}

std::string pack(const Described& described) {
  Packer out;
  matching::pack(described.subject, out);
  out.number(described.neighbour ? 1 : 0);
  if (described.neighbour) {
    pack(*described.neighbour, out);
  }
  return out.take();
}

std::optional<Described> unpack(const store::RecordRow& row, std::string_view body) {
  Unpacker in(body);
  Described described;
  described.subject.key = row.key;
  described.subject.layout = row.layout;
  described.subject.ceased = row.state == store::RecordState::ceased;
  matching::unpack(in, described.subject);
  if (in.number() != 0) {
    described.neighbour = unpack_entry(row, in);
  }
  return in.done() ? std::optional(std::move(described)) : std::nullopt;
}

void for_each_described(store::Snapshot& snapshot, store::RecordNumber first, store::RecordNumber last,
                        const VisitDescribed& visit) {
  snapshot.records().for_each_subject(
      first, last, kKeptForm, [&](const store::RecordRow& row, std::string_view body) {
        if (!in_partition(row.state) && !snapshot.records().is_waiting(row.number)) {
          return;
        }
        if (auto kept = unpack(row, body)) {
          return visit(row, std::move(*kept), false);
        }
        const auto contents = snapshot.records().contents(row.number);
        if (!contents.empty()) {
          visit(row, describe(row, contents), true);
        }
      });
}

void fill(matching::Index& index, store::Snapshot& snapshot) {
  for_each_described(snapshot, 1, snapshot.records().last_number(),
                     [&](const store::RecordRow& row, Described&& described, bool) {
                       if (in_partition(row.state)) {
                         index.put(static_cast<matching::Slot>(row.number), described.subject);
                       }
                     });
}

}  // namespace concord::service
