#include "academy/accounts.hpp"
#include "academy/claim_people.hpp"
#include "academy/codes.hpp"
#include "academy/columns.hpp"
#include "layouts.hpp"
#include "table.hpp"

namespace concord::adapters {
namespace {

class Academy final : public Layout {
 public:
  explicit Academy(CodeBook codes) : codes_(std::move(codes)) {}
  std::string_view name() const override { return "academy"; }

  Outcome read(const Extract& extract, const Sink& sink, Summary& summary) const override {
    Delivery delivery(extract, sink, summary);
    const Outcome merges = delivery.read_merges();
    if (!merges) {
      return merges;
    }
    const Result<academy::ClaimTables> claims = academy::read_claim_tables(extract, codes_, delivery);
    if (!claims) {
      return claims.error();
    }
    const Result<academy::AccountTables> accounts = academy::read_account_tables(extract, codes_, delivery);
    if (!accounts) {
      return accounts.error();
    }
    // Both people files are opened before the first record goes out: a wrong header refuses the whole.
    Result<Table> member_table = Table::open(extract, "hbmember.csv", academy::hbmember::kColumns,
                                             Table::Rows::people, delivery, &codes_);
    if (!member_table) {
      return member_table.error();
    }
    Result<Table> account_table = Table::open(extract, "ctaccount.csv", academy::ctaccount::kColumns,
                                              Table::Rows::people, delivery, &codes_);
    if (!account_table) {
      return account_table.error();
    }
    const Outcome members = deliver_members(*member_table, *claims, delivery);
    if (!members) {
      return members;
    }
    const Outcome liable = deliver_liable(*account_table, *accounts, *claims, delivery);
    return liable ? delivery.deliver_merges() : liable;
  }

 private:
  static Outcome deliver_members(Table& table, const academy::ClaimTables& claims, Delivery& delivery) {
    const std::vector<academy::ClaimPerson> people = academy::read_claim_people(table, claims, delivery);
    std::unordered_map<std::string, std::string> claimants;
    for (const academy::ClaimPerson& person : people) {
      if (person.is_claimant() && person.is_somebody()) {
        claimants.try_emplace(person.claim_id(), person.record_id());
      }
    }
    for (const academy::ClaimPerson& person : people) {
      const Place place{"hbmember.csv", person.first_line()};
      if (!person.is_somebody()) {
        delivery.not_a_person(place, "placeholder", person.rows());
        continue;
      }
      const auto claimant = claimants.find(person.claim_id());
      const Outcome taken = delivery.record(
          person.record(claims, claimant == claimants.end() ? "" : claimant->second), place, person.rows());
      if (!taken) {
        return taken;
      }
    }
    return {};
  }

  static Outcome deliver_liable(Table& table, const academy::AccountTables& accounts,
                                const academy::ClaimTables& claims, Delivery& delivery) {
    while (table.next()) {
      const academy::Liable liable = academy::liable_of(table.row());
      if (!liable.not_a_person.empty()) {
        delivery.not_a_person(table.place(), liable.not_a_person);
        continue;
      }
      if (liable.people.empty()) {
        delivery.unusable(table.place(), fail(Code::missing_field, "the account names nobody"));
        continue;
      }
      std::uint64_t rows = 1;
      for (domain::Record& record : academy::records_of(table.row(), liable, accounts, claims)) {
        const Outcome taken = delivery.record(std::move(record), table.place(), rows);
        if (!taken) {
          return taken;
        }
        rows = 0;
      }
    }
    return {};
  }

  CodeBook codes_;
};

}  // namespace

CodeBook academy_codes() { return CodeBook(academy::kCodes); }
std::unique_ptr<Layout> make_academy(CodeBook codes) { return std::make_unique<Academy>(std::move(codes)); }

}  // namespace concord::adapters
