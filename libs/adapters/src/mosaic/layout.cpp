#include "layouts.hpp"
#include "mosaic/codes.hpp"
#include "mosaic/columns.hpp"
#include "mosaic/person.hpp"
#include "table.hpp"

namespace concord::adapters {
namespace {

class Mosaic final : public Layout {
 public:
  explicit Mosaic(CodeBook codes) : codes_(std::move(codes)) {}
  std::string_view name() const override { return "mosaic"; }

  Outcome read(const Extract& extract, const Sink& sink, Summary& summary) const override {
    Delivery delivery(extract, sink, summary);
    const Outcome merges = delivery.read_merges();
    if (!merges) {
      return merges;
    }
    const Result<mosaic::JoinedTables> joined = mosaic::read_joined_tables(extract, codes_, delivery);
    if (!joined) {
      return joined.error();
    }
    Result<Table> table = Table::open(extract, "dm_persons.csv", mosaic::persons::kColumns,
                                      Table::Rows::people, delivery, &codes_);
    if (!table) {
      return table.error();
    }
    while (table->next()) {
      const Outcome taken = deliver(*table, *joined, delivery);
      if (!taken) {
        return taken;
      }
    }
    return delivery.deliver_merges();
  }

 private:
  // The part decides who may see the record, so it is never guessed.
  static Outcome deliver(const Table& table, const mosaic::JoinedTables& joined, Delivery& delivery) {
    const Row row = table.row();
    const Result<domain::Part> part =
        domain::parse_part(row.known_code(mosaic::persons::context_flag, "context"));
    if (!part) {
      delivery.unusable(table.place(),
                        fail(Code::invalid_value, "CONTEXT_FLAG is neither A (adults) nor C (children)"));
      return {};
    }
    if (row.text(mosaic::persons::person_id).empty()) {
      delivery.unusable(table.place(), fail(Code::missing_field, "PERSON_ID is empty"));
      return {};
    }
    if (mosaic::is_placeholder(row)) {
      delivery.not_a_person(table.place(), "placeholder");
      return {};
    }
    return delivery.record(mosaic::record_of(row, *part, joined, delivery.today()), table.place());
  }

  CodeBook codes_;
};

}  // namespace

CodeBook mosaic_codes() { return CodeBook(mosaic::kCodes); }
std::unique_ptr<Layout> make_mosaic(CodeBook codes) { return std::make_unique<Mosaic>(std::move(codes)); }

}  // namespace concord::adapters
