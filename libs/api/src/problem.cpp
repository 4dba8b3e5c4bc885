#include <fmt/format.h>

#include <concord/api/problem.hpp>
#include <concord/base/json.hpp>

namespace concord::api {
namespace {

std::string_view title_of(int status) {
  switch (status) {
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
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 507:
      return "Insufficient Storage";
    default:
      return "Internal Server Error";
  }
}

Reply problem_of_status(int status, const Error& error, std::string_view request_id) {
  JsonWriter out;
  out.begin_object()
      .field("type", fmt::format("urn:concord:problem:{}", slug(error.code)))
      .field("title", title_of(status))
      .field("status", status)
      .field("code", slug(error.code));
  if (!error.detail.empty()) {
    out.field("detail", error.detail);
  }
  if (!error.faults.empty()) {
    out.key("faults").begin_array();
    for (const Fault& fault : error.faults) {
      out.begin_object()
          .field("pointer", fault.pointer)
          .field("code", slug(fault.code))
          .field("detail", fault.detail)
          .end_object();
    }
    out.end_array();
  }
  out.field("request_id", request_id).end_object();
  return {status, "application/problem+json", {}, out.take()};
}

}  // namespace

int status_of(Code code) {
  switch (code) {
    case Code::invalid_value:
    case Code::missing_field:
    case Code::unknown_field:
    case Code::duplicate_field:
    case Code::too_long:
    case Code::too_many:
    case Code::malformed:
      return 400;
    case Code::unsupported:
      return 415;
    case Code::unauthenticated:
      return 401;
    case Code::forbidden:
      return 403;
    case Code::not_found:
      return 404;
    case Code::method_not_allowed:
      return 405;
    case Code::conflict:
    case Code::held:
      return 409;
    case Code::erased:
      return 410;
    case Code::precondition_failed:
      return 412;
    case Code::precondition_required:
      return 428;
    case Code::too_large:
      return 413;
    case Code::busy:
    case Code::unavailable:
      return 503;
    case Code::timeout:
      return 504;
    case Code::storage_full:
      return 507;
    case Code::internal:
      break;
  }
  return 500;
}

Reply problem(const Error& error, std::string_view request_id) {
  const int status = status_of(error.code);
  Reply reply = problem_of_status(status, error, request_id);
  if (status == 503) {
    reply.headers.emplace_back("Retry-After", "1");
  }
  if (status == 401) {
    reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"concord\"");
  }
  return reply;
}

Reply too_many_requests(std::string_view detail, std::chrono::seconds wait, std::string_view request_id) {
  Reply reply = problem_of_status(429, Error{Code::busy, std::string(detail)}, request_id);
  reply.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  return reply;
}

}  // namespace concord::api
