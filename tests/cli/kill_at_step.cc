// Preloaded into khabar-index: ends it with SIGKILL just before the step that KHABAR_KILL_AT counts to. Steps are the
// calls that publication is made of: renaming, removing, waiting for the disk.
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace {

void count_step() {
  static const char* const wanted = std::getenv("KHABAR_KILL_AT");
  static const long last = wanted == nullptr ? 0 : std::strtol(wanted, nullptr, 10);
  static std::atomic<long> steps{0};
  if (++steps == last) ::kill(::getpid(), SIGKILL);
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int rename(const char* from, const char* to) noexcept {
  count_step();
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
