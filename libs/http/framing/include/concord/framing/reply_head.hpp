// The head of a reply, written straight into one buffer: going through Beast's fields costs more than all
// the rest of a small reply.
#pragma once

#include <ctime>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace concord::framing {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct ReplyHead {
  int status = 200;
  std::string_view content_type;
  const Fields* fields = nullptr;  // the reply's own, beside those that are always sent
  std::size_t content_length = 0;
  std::string_view request_id;
  std::string_view date;  // IMF-fixdate
  bool keep_alive = true;
  unsigned minor = 1;   // of the request
  bool secure = false;  // over TLS
};

// Always sends Content-Length (but for 1xx and 204), Date, X-Request-ID, and, unless the reply's own fields
// say otherwise: Cache-Control: no-store, X-Content-Type-Options: nosniff, a Content-Security-Policy (for
// HTML one that allows what comes from here and no frame, for all else one that allows nothing),
// Referrer-Policy, Cross-Origin-Opener-Policy, Cross-Origin-Resource-Policy, Permissions-Policy, and over TLS
// Strict-Transport-Security for a year. Fields that frame a message are not the reply's to set and are left
// out. Never names the server's software.
void write_reply_head(std::string& out, const ReplyHead& head);

// False for a field that would break the head: a name that is no token, a control character in the value.
bool is_sound_field(std::string_view name, std::string_view value);

bool has_no_body(int status);  // 1xx, 204 and 304
std::string_view reason_phrase(int status);
std::string imf_fixdate(std::time_t at);  // Sun, 06 Nov 1994 08:49:37 GMT

// application/problem+json for what http itself refuses; `detail` and `code` are fixed words.
std::string problem_json(int status, std::string_view code, std::string_view detail,
                         std::string_view request_id);
std::string_view problem_code(int status);

// [A-Za-z0-9._-]{1,64}
bool is_request_id(std::string_view text);

}  // namespace concord::framing
