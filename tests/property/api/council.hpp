// A council in this process, whose time stands still: its own agreements, a role that no council has,
// residents made of canaries, and what an asker may see of them, worked out from the agreements anew.
#pragma once

#include <functional>
#include <future>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <concord/api/api.hpp>
#include <concord/policy/agreements.hpp>
#include <concord/service/keys.hpp>

#include "../../scratch_folder.hpp"
#include "residents.hpp"

namespace concord::api::testing {

struct Asker {
  std::string role;  // of staff
  domain::Purpose purpose = domain::Purpose::service_delivery;
  std::string source;  // of an adapter, which has no role
  std::string key, principal;
};

// What was opened to one principal for one purpose, beyond their mask: of the resident with exactly these
// records, these categories of these parts, by a grant or a broken glass.
struct Opened {
  std::string principal;
  domain::Purpose purpose = domain::Purpose::service_delivery;
  std::vector<std::size_t> records;
  std::vector<store::SegmentKey> allows;
};

class Council {
 public:
  explicit Council(Dice& dice);
  ~Council() { core_->stop(); }

  // Somebody new: of any role, or of one that may do everything and sees what comes; or a source's adapter.
  // To some of them something is opened, some were refused and some still wait.
  Asker any_asker(Dice& dice);

  Reply ask(Request request, const std::string& key) { return send(std::move(request), key).get(); }
  // All at once, in the order of the requests.
  std::vector<Reply> ask_all(const std::vector<Request>& requests, const Asker& asker);
  // Takes in another content of a record, and waits until it is resolved.
  void change(std::size_t place, domain::Record record);

  // Whether the asker may be told what stands there.
  bool may_see(const Asker& asker, const Held& held) const;
  bool may_see(const Asker& asker, std::size_t place, domain::Category category) const;
  bool may_know_of(const Asker& asker, std::size_t place) const;
  // Words are told to who asked, who answers for the part, and who governs sharing; of a broken glass to who
  // governs.
  bool may_read(const Asker& asker, const Words& words) const;
  bool is_opened(const Asker& asker, std::size_t place, domain::Category category) const;
  bool may_see_anything(const Asker& asker) const;

  // Which records are together, and which reviews are open, in a form to compare.
  std::string partition() const;

  const std::vector<SentRecord>& sent() const { return sent_; }
  Canaries& canaries() { return canaries_; }
  const Canaries& canaries() const { return canaries_; }
  service::Core& core() { return *core_; }
  const service::Core& core() const { return *core_; }
  std::string metrics();
  // Each with a line that was refused: one by itself, and one of an extract.
  const std::vector<std::string>& batches() const { return batches_; }
  const std::string& extract() const { return extract_; }

 private:
  std::unique_ptr<service::Core> open(Dice& dice);
  service::MadeKey make_key(domain::PrincipalKind kind, const std::string& role, const std::string& source);
  std::future<Reply> send(Request request, const std::string& key);
  void put(const SentRecord& one);
  void learn_profiles();
  void rule(Dice& dice);
  void refuse_a_line(const std::vector<std::pair<std::string, std::string>>& query);
  void deliver_extract();
  void preview_model();
  service::Asker as_service_has(const Asker& asker) const;
  store::ProfileRow profile_with(store::Snapshot& snapshot, std::size_t place) const;
  void ask_for_access(const Asker& asker, Dice& dice);
  void break_glass(const Asker& asker, Dice& dice);
  // Whether an agreement or the role's own part shows it, whoever the resident is.
  bool is_shared(const Asker& asker, domain::Part part, domain::Category category) const;
  bool is_in_team(const Asker& asker, domain::Part part) const;
  bool told_at_this_age(const Asker& asker, std::size_t place) const;

  ScratchFolder folder_;
  FixedClock clock_;
  std::vector<policy::Agreement> agreements_;
  std::unique_ptr<service::Core> core_;
  Handler door_;
  Canaries canaries_;
  std::vector<SentRecord> sent_;
  std::vector<std::vector<std::size_t>> together_;  // by record: those of its profile
  std::map<std::string, std::string> adapters_;     // source -> key
  std::vector<Opened> opened_;
  std::vector<std::string> batches_;
  std::string extract_;
};

// Runs the property on some cases, few unless CONCORD_LONG asks for many; each is one number, and is printed
// where it fails. CONCORD_CASE runs that one alone.
bool check_cases(int few, int many, const std::function<void(std::uint32_t)>& property);

}  // namespace concord::api::testing
