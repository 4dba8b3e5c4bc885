// How forms of the sign-in page are answered: with the page again, or the way to it.
#pragma once

#include "../pages/sign_in_page.hpp"
#include "signing_in.hpp"

namespace concord::api {

Reply back_to_sign_in();
// The page of what is to be done next in this session.
Reply page_for(const service::Core& core, const service::Session& session, int status,
               const PageFault& fault);
// A change that leads back to the page; what is wrong with it is told there, at `field`.
OwnChange form_change(const Asked& asked, const std::string& field);
Step refused_page(const Asked& asked, const Error& error, const std::string& field);
// Goes on with `next` once the password in this field of the form was the right one.
Step proved_by_form(const Asked& asked, const std::string& field, const std::function<Step()>& next);

}  // namespace concord::api
