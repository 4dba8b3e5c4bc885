#include "layouts.hpp"
#include "table.hpp"
#include "universal_housing/codes.hpp"
#include "universal_housing/columns.hpp"
#include "universal_housing/member.hpp"

namespace concord::adapters {
namespace {

namespace uh = universal_housing;

class UniversalHousing final : public Layout {
 public:
  explicit UniversalHousing(CodeBook codes) : codes_(std::move(codes)) {}
  std::string_view name() const override { return "universal-housing"; }

  Outcome read(const Extract& extract, const Sink& sink, Summary& summary) const override {
    Delivery delivery(extract, sink, summary);
    const Outcome merges = delivery.read_merges();
    if (!merges) {
      return merges;
    }
    const Result<uh::JoinedTables> joined = uh::read_joined_tables(extract, codes_, delivery);
    if (!joined) {
      return joined.error();
    }
    const Outcome members = read_members(extract, *joined, delivery);
    return members ? delivery.deliver_merges() : members;
  }

 private:
  Outcome read_members(const Extract& extract, const uh::JoinedTables& joined, Delivery& delivery) const {
    Result<Table> table =
        Table::open(extract, "member.csv", uh::member::kColumns, Table::Rows::people, delivery, &codes_);
    if (!table) {
      return table.error();
    }
    while (table->next()) {
      const Outcome taken = deliver(*table, joined, delivery);
      if (!taken) {
        return taken;
      }
    }
    return {};
  }

  static Outcome deliver(const Table& table, const uh::JoinedTables& joined, Delivery& delivery) {
    const Row row = table.row();
    if (row.text(uh::member::house_ref).empty() || row.text(uh::member::person_no).empty()) {
      delivery.unusable(table.place(), fail(Code::missing_field, "house_ref or person_no is empty"));
      return {};
    }
    if (const auto kind = uh::not_a_person(row)) {
      delivery.not_a_person(table.place(), *kind);
      return {};
    }
    return delivery.record(uh::record_of(row, joined), table.place());
  }

  CodeBook codes_;
};

}  // namespace

CodeBook universal_housing_codes() { return CodeBook(uh::kCodes); }
std::unique_ptr<Layout> make_universal_housing(CodeBook codes) {
  return std::make_unique<UniversalHousing>(std::move(codes));
}

}  // namespace concord::adapters
