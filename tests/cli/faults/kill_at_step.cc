// Preloaded into khabar-index: sends it SIGKILL, or the signal KHABAR_KILL_SIGNAL, just before the step that
// KHABAR_KILL_AT counts to, which then takes KHABAR_KILL_STALL milliseconds longer. Steps are the calls that
// publication is made of: renaming, removing, waiting for the disk. If KHABAR_KILL_FROM names a file, they count from
// the renaming to that name on.
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

long number(const char* name, long fallback) {
  const char* const text = std::getenv(name);
  return text == nullptr ? fallback : std::strtol(text, nullptr, 10);
}

bool is_first(const char* renamed_to) {
  static const char* const wanted = std::getenv("KHABAR_KILL_FROM");
  if (wanted == nullptr) return true;
  if (renamed_to == nullptr) return false;
  const std::string_view path = renamed_to;
  return path.substr(path.rfind('/') + 1) == wanted;
}

void count_step(const char* renamed_to = nullptr) {
  static const long last = number("KHABAR_KILL_AT", 0);
  static std::atomic<long> steps{0};
  if (steps == 0 && !is_first(renamed_to)) return;
  if (++steps != last) return;
  ::kill(::getpid(), static_cast<int>(number("KHABAR_KILL_SIGNAL", SIGKILL)));
  ::usleep(static_cast<useconds_t>(number("KHABAR_KILL_STALL", 0) * 1000));
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int rename(const char* from, const char* to) noexcept {
  count_step(to);
  static auto* const original = next<int(const char*, const char*)>("rename");
  return original(from, to);
}

int fsync(int descriptor) {
  count_step();
  static auto* const original = next<int(int)>("fsync");
  return original(descriptor);
}

int unlinkat(int directory, const char* path, int flags) noexcept {
  count_step();
  static auto* const original = next<int(int, const char*, int)>("unlinkat");
  return original(directory, path, flags);
}

int unlink(const char* path) noexcept {
  count_step();
  static auto* const original = next<int(const char*)>("unlink");
  return original(path);
}

int remove(const char* path) noexcept {
  count_step();
  static auto* const original = next<int(const char*)>("remove");
  return original(path);
}

}  // extern "C"
