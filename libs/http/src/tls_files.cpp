#include <concord/http/tls_files.hpp>

#include "tls.hpp"

namespace concord::http {

Outcome check_tls_files(const TlsFiles& files) { return Tls(files).read(SystemClock().now()); }

}  // namespace concord::http
