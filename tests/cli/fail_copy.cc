// Preloaded into khabar-index: makes the copying of files go wrong in the way that KHABAR_COPY_FAULT names.
#include <dlfcn.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdarg>
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
std::atomic<int> refused_descriptor{-1};  // the last one to which the kernel did not copy
std::atomic<long> calls{0};

ssize_t fail(int error) {
  errno = error;
  return -1;
}

ssize_t refuse(int descriptor) {
  refused_descriptor = descriptor;
  return fail(EOPNOTSUPP);
}

}  // namespace

extern "C" {

int ioctl(int descriptor, unsigned long request, ...) noexcept {
  if (request == FICLONE) return static_cast<int>(fail(EOPNOTSUPP));
  va_list arguments;
  va_start(arguments, request);
  void* const argument = va_arg(arguments, void*);
  va_end(arguments);
  static auto* const original = next<int(int, unsigned long, void*)>("ioctl");
  return original(descriptor, request, argument);
}

ssize_t copy_file_range(int from, off64_t* from_at, int to, off64_t* to_at, size_t count, unsigned flags) {
  static auto* const original = next<ssize_t(int, off64_t*, int, off64_t*, size_t, unsigned)>("copy_file_range");
  const long call = ++calls;
  if (fault_is("refused") || fault_is("short writes") || fault_is("full while writing")) return refuse(to);
  if (fault_is("refused in the middle") && call % 2 == 0) return refuse(to);
  if (fault_is("interrupted") && call % 3 == 0) return fail(EINTR);
  if (fault_is("full") && call > 2) return fail(ENOSPC);
  return original(from, from_at, to, to_at, std::min(count, kPiece), flags);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
  static auto* const original = next<ssize_t(int, const void*, size_t)>("write");
  if (descriptor != refused_descriptor) return original(descriptor, bytes, count);
  const long call = ++calls;
  if (fault_is("short writes") && call % 3 == 0) return fail(EINTR);
  if (fault_is("full while writing") && call > 3) return fail(ENOSPC);
  return original(descriptor, bytes, std::min(count, kPiece));
}

}  // extern "C"
