#include "provider_keys.hpp"

#include <concord/base/log.hpp>

#include "asking.hpp"

namespace concord::service {

using sign_on::Accepted;
using sign_on::Refusal;

Known ProviderKeys::kept() const {
  const std::lock_guard lock(mutex_);
  return known_ && clock_.now() < known_->fetched + kUsable ? known_ : nullptr;
}

bool ProviderKeys::would_fetch(std::string_view key_id) const {
  const std::lock_guard lock(mutex_);
  return is_due(key_id);
}

bool ProviderKeys::is_due(std::string_view key_id) const {
  const Instant now = clock_.now();
  if (failed_ && now < *failed_ + kPauseAfterFailure) {
    return false;
  }
  if (!known_ || now >= known_->fetched + kFresh) {
    return true;
  }
  const bool lacks = !key_id.empty() && known_->keys.find(key_id) == nullptr;
  return lacks && (!fetched_for_key_ || now >= *fetched_for_key_ + kPauseForKey);
}

Accepted<Known> ProviderKeys::get(std::string_view key_id) {
  const std::lock_guard one_at_a_time(fetching_);
  bool due = false;
  {
    const std::lock_guard lock(mutex_);
    due = is_due(key_id);
    if (due && known_ && clock_.now() < known_->fetched + kFresh) {
      fetched_for_key_ = clock_.now();
    }
  }
  Accepted<Known> fetched = sign_on::refuse(Refusal::provider_unavailable);
  if (due) {
    fetched = fetch();
    const std::lock_guard lock(mutex_);
    if (fetched) {
      known_ = *fetched;
      failed_.reset();
      log::info("provider.keys_fetched", {{"keys", static_cast<std::int64_t>(known_->keys.size())}});
      return known_;
    }
    failed_ = clock_.now();
    log::warning("provider.keys_not_fetched", {{"reason", to_string(fetched.error())}});
  }
  if (Known known = kept()) {
    return known;
  }
  return sign_on::refuse(fetched.error());
}

Accepted<Known> ProviderKeys::fetch() const {
  const auto document = read(sign_on::description_url(settings_.issuer));
  if (!document) {
    return sign_on::refuse(document.error());
  }
  auto description = sign_on::read_description(*document, settings_.issuer);
  if (!description) {
    return sign_on::refuse(description.error());
  }
  const auto listed = read(description->jwks_uri);
  if (!listed) {
    return sign_on::refuse(listed.error());
  }
  auto keys = sign_on::KeySet::read(*listed);
  if (!keys) {
    return sign_on::refuse(keys.error());
  }
  return std::make_shared<const KnownProvider>(
      KnownProvider{std::move(*description), std::move(*keys), clock_.now()});
}

Accepted<std::string> ProviderKeys::read(const std::string& url) const {
  outbound::HttpRequest request;
  request.url = url;
  request.headers = {{"Accept", "application/json"}};
  request.timeout = settings_.timeout;
  return ask_provider(http_, request);
}

}  // namespace concord::service
