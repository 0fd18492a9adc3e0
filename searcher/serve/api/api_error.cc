#include "searcher/serve/api/api_error.h"

#include <fmt/format.h>
#include <xapian.h>

#include <nlohmann/json.hpp>

#include "common/json_text.h"
#include "common/stored/damage.h"
#include "common/utf8.h"
#include "searcher/query/language/reading_report.h"

namespace khabar {
namespace {

ApiError query_error(const QueryError& error, std::string_view query) {
  ApiError answer{400, "bad_query", error.what(), error.hint()};
  if (error.query() == query) {  // else it is in a filter, in another query, or in one that was joined of them
    const std::size_t begin = count_code_points(query.substr(0, error.place().begin));
    answer.at = {begin,
                 begin + count_code_points(query.substr(error.place().begin, error.place().end - error.place().begin))};
  }
  return answer;
}

}  // namespace

std::optional<ApiError> failure_of(const std::string& query, const std::function<void()>& work) {
  try {
    work();
    return std::nullopt;
  } catch (const QueryError& error) {
    return query_error(error, query);
  } catch (const Refusal& error) {
    return ApiError{error.http_status(), error.code(), error.what(), error.hint()};
  } catch (const Damage& error) {
    return ApiError{500, "damaged", error.what(), "build the index again"};
  } catch (const Error& error) {
    return ApiError{400, "bad_request", error.what(), error.hint()};
  } catch (const Xapian::Error& error) {
    return ApiError{500, "index_error", fmt::format("{}: {}", error.get_type(), error.get_msg())};
  } catch (const std::bad_alloc&) {
    return ApiError{503, "no_memory", "there is not enough memory for this answer"};
  } catch (const std::exception& error) {
    return ApiError{500, "internal", error.what(), "please report this"};
  }
}

std::string error_json(const ApiError& error) {
  nlohmann::ordered_json json{
      {"ok", false}, {"code", error.code}, {"message", error.message}, {"hint", error.hint}, {"at", nullptr}};
  if (error.at) json["at"] = {error.at->first, error.at->second};
  return json_text(json) + '\n';
}

}  // namespace khabar
