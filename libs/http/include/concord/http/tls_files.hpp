// Whether the server could show a certificate, asked without starting it.
#pragma once

#include <concord/http/server.hpp>

namespace concord::http {

// As Server::start would say it, now: a fault at `tls_certificate` or `tls_key`.
Outcome check_tls_files(const TlsFiles& files);

}  // namespace concord::http
