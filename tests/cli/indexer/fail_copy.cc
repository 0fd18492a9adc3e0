// Preloaded into khabar-index: makes the copying of files go wrong in the way that KHABAR_COPY_FAULT names.
#include <dlfcn.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

bool fault_is(std::string_view name) {
  static const char* const fault = std::getenv("KHABAR_COPY_FAULT");
  return fault != nullptr && fault == name;
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

constexpr size_t kPiece = 5000;
std::atomic<int> copy_from{-1};  // of the file that is being copied, for the kernel shares no blocks
std::atomic<int> copy_to{-1};
std::atomic<long> calls{0};

ssize_t fail(int error) {
  errno = error;
  return -1;
}

}  // namespace

extern "C" {

int ioctl(int descriptor, unsigned long request, ...) noexcept {
  va_list arguments;
  va_start(arguments, request);
  void* const argument = va_arg(arguments, void*);
  va_end(arguments);
  if (request == FICLONE) {
    copy_from = static_cast<int>(reinterpret_cast<std::intptr_t>(argument));
    copy_to = descriptor;
    return static_cast<int>(fail(EOPNOTSUPP));
  }
  static auto* const original = next<int(int, unsigned long, void*)>("ioctl");
  return original(descriptor, request, argument);
}

ssize_t read(int descriptor, void* bytes, size_t count) {
  static auto* const original = next<ssize_t(int, void*, size_t)>("read");
  if (descriptor != copy_from) return original(descriptor, bytes, count);
  if (fault_is("interrupted") && ++calls % 3 == 0) return fail(EINTR);
  if (fault_is("unreadable") && ++calls > 3) return fail(EIO);
  return original(descriptor, bytes, std::min(count, kPiece));
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
  static auto* const original = next<ssize_t(int, const void*, size_t)>("write");
  if (descriptor != copy_to) return original(descriptor, bytes, count);
  if (fault_is("short writes") && ++calls % 3 == 0) return fail(EINTR);
  if (fault_is("full") && ++calls > 3) return fail(ENOSPC);
  return original(descriptor, bytes, std::min(count, kPiece / 2));
}

}  // extern "C"
