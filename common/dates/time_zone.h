// Where the days of a calendar begin.
#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace khabar {

class TimeZone {
 public:
  TimeZone();  // UTC

  // A name of the IANA's table, such as Africa/Casablanca. Throws Error if there is none of this name.
  explicit TimeZone(const std::string& name);

  ~TimeZone();
  TimeZone(TimeZone&&) noexcept;
  TimeZone& operator=(TimeZone&&) noexcept;

  static const TimeZone& utc();

  const std::string& name() const { return name_; }

  // The first moment of a day there.
  std::chrono::sys_seconds begin_of(std::chrono::sys_days day) const;

  // The day that it is there: begin_of() it is no later, that of the next one is.
  std::chrono::sys_days day_of(std::chrono::sys_seconds moment) const;

 private:
  struct Internal;
  std::string name_;
  bool is_utc_;
  std::unique_ptr<Internal> internal_;
};

}  // namespace khabar
