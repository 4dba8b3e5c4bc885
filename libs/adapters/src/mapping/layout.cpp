#include <concord/adapters/mapping.hpp>

#include "mapping/mapped_row.hpp"
#include "table.hpp"

namespace concord::adapters {
namespace {

class MappedLayout final : public Layout {
 public:
  MappedLayout(std::string name, Mapping mapping)
      : name_(std::move(name)), mapping_(std::move(mapping)), columns_(columns_of(mapping_)) {}
  std::string_view name() const override { return name_; }

  Outcome read(const Extract& extract, const Sink& sink, Summary& summary) const override {
    Delivery delivery(extract, sink, summary);
    const Outcome merges = delivery.read_merges();
    if (!merges) {
      return merges;
    }
    Result<std::vector<Table>> tables = open_tables(extract, delivery);
    if (!tables) {
      return tables.error();
    }
    for (Table& table : *tables) {
      const Outcome taken = read_table(table, delivery);
      if (!taken) {
        return taken;
      }
    }
    return delivery.deliver_merges();
  }

 private:
  Result<std::vector<Table>> open_tables(const Extract& extract, Delivery& delivery) const {
    std::vector<Table> tables;
    for (const wire::ManifestFile& file : extract.manifest.files) {
      if (file.name == "merges.csv") {
        continue;
      }
      Result<Table> table = Table::open(extract, file.name, columns_, Table::Rows::people, delivery, nullptr,
                                        mapping_.separator);
      if (!table) {
        return table.error();
      }
      tables.push_back(std::move(*table));
    }
    if (tables.empty()) {
      return fail(Code::not_found, "the extract names no file of records");
    }
    return tables;
  }

  Outcome read_table(Table& table, Delivery& delivery) const {
    while (table.next()) {
      domain::Record record = mapped_record(table.row(), mapping_, delivery.today());
      if (record.record_id.empty()) {
        delivery.unusable(table.place(), fail(Code::missing_field, "a column of the record id is empty"));
        continue;
      }
      const Outcome taken = delivery.record(std::move(record), table.place());
      if (!taken) {
        return taken;
      }
    }
    return {};
  }

  std::string name_;
  Mapping mapping_;
  std::vector<std::string_view> columns_;
};

}  // namespace

std::unique_ptr<Layout> make_mapped_layout(std::string name, Mapping mapping) {
  return std::make_unique<MappedLayout>(std::move(name), std::move(mapping));
}

}  // namespace concord::adapters
