#include "bundle_mask.hpp"

#include <algorithm>

#include "considered.hpp"

namespace concord::service {
namespace {

using domain::Category;
using domain::Part;

constexpr std::string_view kNotYetDecided = "not-decided";

class Masking {
 public:
  Masking(const SubjectRequest& request, const policy::Mask& officers) : request_(request) {
    made_.mask = officers;
  }

  void leave_out_unconsidered(Part part) {
    const store::SubjectOpinionRow* opinion = opinion_on(request_.row, part);
    const bool social_care = is_considered_first(part, Category::identity);
    if ((opinion != nullptr && opinion->cleared) || (!social_care && !waits(part))) {
      return;
    }
    for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
      if (is_considered_first(part, domain::category_at(i))) {
        made_.mask.deny(part, domain::category_at(i));
      }
    }
    if (social_care) {
      made_.considered.push_back(part);
    }
    add_gap(part, social_care ? "everything" : "health", code_of(opinion));
  }

  // What the officer isn't shown for this purpose.
  void say_what_is_not_shared(Part part, const policy::Mask& officers) {
    for (std::size_t i = 0; i < domain::kCategoryCount; ++i) {
      const Category category = domain::category_at(i);
      const bool doubled =
          category == Category::identifiers_masked && officers.allows(part, Category::identifiers);
      if (!officers.allows(part, category) && !doubled) {
        add_gap(part, std::string(to_string(category)), "not-shared");
      }
    }
  }

  bool shows(Part part) const { return made_.mask.allows_any(part); }

  void leave_out_contact() {
    for (const Category category : {Category::contact, Category::protected_}) {
      made_.mask.deny_everywhere(category);
      add_gap({}, std::string(to_string(category)), "not-to-this-address");
    }
  }

  void add_gap(std::optional<Part> part, std::string what, std::string_view code) {
    made_.gaps.push_back({part, std::move(what), std::string(code)});
  }

  BundleMask take() { return std::move(made_); }

 private:
  bool waits(Part part) const {
    const auto& all = request_.to_consider;
    return std::find(all.begin(), all.end(), part) != all.end();
  }

  static std::string_view code_of(const store::SubjectOpinionRow* opinion) {
    const domain::Exemption* exemption =
        opinion == nullptr ? nullptr : domain::find_exemption(opinion->exemption);
    return exemption != nullptr && exemption->told ? exemption->code : kNotYetDecided;
  }

  const SubjectRequest& request_;
  BundleMask made_;
};

}  // namespace

BundleMask mask_of_bundle(const SubjectRequest& request, const policy::Mask& officers,
                          const std::vector<Part>& held, bool restricted, bool contact_included) {
  Masking masking(request, officers);
  for (const Part part : domain::kParts) {
    const bool is_held = std::find(held.begin(), held.end(), part) != held.end();
    masking.leave_out_unconsidered(part);
    if (is_held && masking.shows(part)) {
      masking.say_what_is_not_shared(part, officers);
      // Those that they weren't told of: said of every part alike, so that it doesn't tell of a warning.
      masking.add_gap(part, "warnings", kNotYetDecided);
    }
  }
  if (!contact_included) {
    masking.leave_out_contact();
  }
  // Of a restricted resident `safety` says that they are in hiding, and from what.
  BundleMask made = masking.take();
  if (restricted && !contact_included) {
    made.mask.deny_everywhere(Category::safety);
  }
  return made;
}

}  // namespace concord::service
