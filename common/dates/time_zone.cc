#include "common/dates/time_zone.h"

#include <fmt/format.h>
#include <unicode/timezone.h>

#include <new>

#include "common/program/error.h"

namespace khabar {
namespace {

std::chrono::milliseconds duration(int milliseconds) { return std::chrono::milliseconds{milliseconds}; }

}  // namespace

struct TimeZone::Internal {
  std::unique_ptr<icu::TimeZone> zone;
};

TimeZone::TimeZone() : TimeZone("UTC") {}

TimeZone::TimeZone(const std::string& name)
    : name_(name), is_utc_(name == "UTC"), internal_(std::make_unique<Internal>()) {
  internal_->zone.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  if (internal_->zone == nullptr) throw std::bad_alloc();
  if (*internal_->zone == icu::TimeZone::getUnknown()) {
    throw Error(fmt::format("there is no time zone '{}'", name),
                "give a name such as Africa/Casablanca or Asia/Beirut");
  }
}

const TimeZone& TimeZone::utc() {
  static const TimeZone zone;
  return zone;
}

TimeZone::~TimeZone() = default;
TimeZone::TimeZone(TimeZone&&) noexcept = default;
TimeZone& TimeZone::operator=(TimeZone&&) noexcept = default;

// A day may begin at one o'clock, where summer time begins at midnight.
std::chrono::sys_seconds TimeZone::begin_of(std::chrono::sys_days day) const {
  const std::chrono::sys_time<std::chrono::milliseconds> midnight{day};
  int standard = 0;
  int summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  internal_->zone->getOffset(static_cast<UDate>(midnight.time_since_epoch().count()), 1, standard, summer, status);
  if (U_FAILURE(status)) throw std::bad_alloc();
  return std::chrono::floor<std::chrono::seconds>(midnight - duration(standard) - duration(summer));
}

// By the beginnings of days, so that both functions agree where clocks change at midnight.
std::chrono::sys_days TimeZone::day_of(std::chrono::sys_seconds moment) const {
  auto day = std::chrono::floor<std::chrono::days>(moment);
  if (is_utc_) return day;
  while (begin_of(day) > moment) day -= std::chrono::days{1};
  while (begin_of(day + std::chrono::days{1}) <= moment) day += std::chrono::days{1};
  return day;
}

}  // namespace khabar
