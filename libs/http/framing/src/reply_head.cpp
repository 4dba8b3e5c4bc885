#include <array>
#include <charconv>

#include <fmt/format.h>

#include <concord/base/error.hpp>
#include <concord/base/json.hpp>
#include <concord/framing/characters.hpp>
#include <concord/framing/reply_head.hpp>

namespace concord::framing {
namespace {

struct Always {
  std::string_view name;
  std::string_view line;
};
constexpr std::array<Always, 6> always{{
    {"cache-control", "Cache-Control: no-store\r\n"},
    {"x-content-type-options", "X-Content-Type-Options: nosniff\r\n"},
    {"referrer-policy", "Referrer-Policy: no-referrer\r\n"},
    {"cross-origin-opener-policy", "Cross-Origin-Opener-Policy: same-origin\r\n"},
    {"cross-origin-resource-policy", "Cross-Origin-Resource-Policy: same-origin\r\n"},
    {"permissions-policy", "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"},
}};

constexpr std::size_t always_size() {
  std::size_t size = 0;
  for (const auto& one : always) size += one.line.size();
  return size;
}
constexpr auto join_always() {
  std::array<char, always_size()> all{};
  std::size_t at = 0;
  for (const auto& one : always) {
    for (const char c : one.line) all[at++] = c;
  }
  return all;
}
// All of them as one text: few replies have a field of their own by one of these names.
constexpr auto always_at_once = join_always();

constexpr std::string_view policy_name = "content-security-policy";
constexpr std::string_view policy =
    "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors "
    "'none'; "
    "sandbox\r\n";
constexpr std::string_view page_policy =
    "Content-Security-Policy: default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri "
    "'none'; "
    "form-action 'self'\r\n";
constexpr std::string_view only_over_tls =
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

constexpr std::array<std::string_view, 8> not_the_replys{
    "content-length", "transfer-encoding", "connection", "keep-alive", "date",
    "server",         "x-request-id",      "trailer"};

void append_number(std::string& out, std::size_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

bool is_framing_field(std::string_view name) {
  for (const auto other : not_the_replys) {
    if (equal_ignoring_case(name, other)) return true;
  }
  return false;
}

// Which of the fields that are always sent a reply says itself.
struct Said {
  std::array<bool, always.size()> one{};
  bool any = false;
  bool policy = false;
};

Said append_own_fields(std::string& out, const Fields& fields) {
  Said said;
  for (const auto& [name, value] : fields) {
    if (is_framing_field(name)) continue;
    for (std::size_t i = 0; i < always.size(); ++i) {
      if (equal_ignoring_case(name, always[i].name)) said.one[i] = said.any = true;
    }
    said.policy = said.policy || equal_ignoring_case(name, policy_name);
    out.append(name).append(": ").append(value).append("\r\n");
  }
  return said;
}

void append_always(std::string& out, const Said& said, const ReplyHead& head) {
  if (!said.any) {
    out.append(always_at_once.data(), always_at_once.size());
  } else {
    for (std::size_t i = 0; i < always.size(); ++i) {
      if (!said.one[i]) out += always[i].line;
    }
  }
  if (!said.policy) out += head.content_type.substr(0, 9) == "text/html" ? page_policy : policy;
  if (head.secure) out += only_over_tls;
}

void append_connection(std::string& out, const ReplyHead& head) {
  if (!head.keep_alive) {
    out += "Connection: close\r\n";
  } else if (head.minor == 0) {
    out += "Connection: keep-alive\r\n";
  }
}

}  // namespace

void write_reply_head(std::string& out, const ReplyHead& head) {
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(head.status));
  out.append(" ").append(reason_phrase(head.status)).append("\r\n");
  if (!has_no_body(head.status)) {
    out += "Content-Length: ";
    append_number(out, head.content_length);
    out += "\r\n";
    if (!head.content_type.empty()) out.append("Content-Type: ").append(head.content_type).append("\r\n");
  }
  out.append("Date: ").append(head.date).append("\r\nX-Request-ID: ").append(head.request_id).append("\r\n");
  const auto said = head.fields != nullptr ? append_own_fields(out, *head.fields) : Said{};
  append_always(out, said, head);
  append_connection(out, head);
  out += "\r\n";
}

bool is_sound_field(std::string_view name, std::string_view value) {
  return is_token(name) && is_field_text(value);
}

bool has_no_body(int status) { return status < 200 || status == 204 || status == 304; }

std::string_view reason_phrase(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 423:
      return "Locked";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "Status";
  }
}

std::string imf_fixdate(std::time_t at) {
  constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm utc{};
  gmtime_r(&at, &utc);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     days.at(static_cast<std::size_t>(utc.tm_wday)), utc.tm_mday,
                     months.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900, utc.tm_hour,
                     utc.tm_min, utc.tm_sec);
}

std::string problem_json(int status, std::string_view code, std::string_view detail,
                         std::string_view request_id) {
  JsonWriter json;
  json.begin_object()
      .field("type", fmt::format("urn:concord:problem:{}", code))
      .field("title", reason_phrase(status))
      .field("status", status);
  json.field("code", code).field("detail", detail).field("request_id", request_id).end_object();
  return json.take();
}

std::string_view problem_code(int status) {
  switch (status) {
    case 408:
    case 504:
      return slug(Code::timeout);
    case 413:
    case 431:
      return slug(Code::too_large);
    case 414:
      return slug(Code::too_long);
    case 415:
    case 417:
    case 501:
    case 505:
      return slug(Code::unsupported);
    case 500:
      return slug(Code::internal);
    case 503:
      return slug(Code::busy);
    default:
      return slug(Code::malformed);
  }
}

bool is_request_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") ==
             std::string_view::npos;
}

}  // namespace concord::framing
