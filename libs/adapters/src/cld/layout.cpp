#include <unordered_map>

#include "cld/codes.hpp"
#include "cld/columns.hpp"
#include "cld/person.hpp"
#include "layouts.hpp"
#include "table.hpp"

namespace concord::adapters {
namespace {

constexpr std::string_view kFile = "cld.csv";

// The people of the file, in the order of their first rows.
struct People {
  std::unordered_map<std::string, std::size_t> places;
  std::vector<std::pair<std::string, cld::Person>> list;

  cld::Person& of(const std::string& person_id) {
    const auto [place, fresh] = places.try_emplace(person_id, list.size());
    if (fresh) {
      list.emplace_back(person_id, cld::Person{});
    }
    return list[place->second].second;
  }
};

class ClientLevelData final : public Layout {
 public:
  explicit ClientLevelData(CodeBook codes) : codes_(std::move(codes)) {}
  std::string_view name() const override { return "cld"; }

  Outcome read(const Extract& extract, const Sink& sink, Summary& summary) const override {
    Delivery delivery(extract, sink, summary);
    const Outcome merges = delivery.read_merges();
    if (!merges) {
      return merges;
    }
    Result<Table> table = Table::open(extract, kFile, cld::kColumns, Table::Rows::people, delivery, &codes_);
    if (!table) {
      return table.error();
    }
    const People people = read_people(*table, delivery);
    for (const auto& [person_id, person] : people.list) {
      const Outcome taken =
          delivery.record(person.record(person_id), {kFile, person.first_line()}, person.rows());
      if (!taken) {
        return taken;
      }
    }
    return delivery.deliver_merges();
  }

 private:
  static People read_people(Table& table, Delivery& delivery) {
    People people;
    while (table.next()) {
      const std::string person_id = table.row().string(cld::person_id);
      if (!domain::parse_record_id("cld-" + person_id) || person_id.empty()) {
        delivery.unusable(
            table.place(),
            fail(Code::missing_field, "LA Person Unique Identifier is missing or can't make a record id"));
        continue;
      }
      people.of(person_id).add(table.row(), table.line());
    }
    return people;
  }

  CodeBook codes_;
};

}  // namespace

CodeBook cld_codes() { return CodeBook(cld::kCodes); }
std::unique_ptr<Layout> make_cld(CodeBook codes) {
  return std::make_unique<ClientLevelData>(std::move(codes));
}

}  // namespace concord::adapters
