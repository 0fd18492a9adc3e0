// Preloaded into khabar-index: of the calls of the kind KHABAR_FAIL_CALL the one that KHABAR_FAIL_AT counts to fails
// with the error number KHABAR_FAIL_ERROR, or, if that is 0, writes half of what it should. At the end the number of
// such calls is written to the file KHABAR_FAIL_COUNT.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

// Without memory of its own: malloc(3) asks it as well.
class Fault {
 public:
  bool is_due(const char* call) {
    if (call_ == nullptr || std::strcmp(call, call_) != 0) return false;
    if (++*count_ != at_) return false;
    errno = error_;
    return true;
  }
  bool is_short() const { return error_ == 0; }
  void write_count() const {
    const char* const path = std::getenv("KHABAR_FAIL_COUNT");
    if (path == nullptr) return;
    char text[24];
    const int size = std::snprintf(text, sizeof text, "%ld\n", count_->load());
    const long file = ::syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::syscall(SYS_write, file, text, size);
    ::syscall(SYS_close, file);
  }

 private:
  static void* shared_memory() {
    return reinterpret_cast<void*>(  // NOLINT(performance-no-int-to-ptr): the kernel answers an address as a number
        ::syscall(SYS_mmap, nullptr, sizeof(std::atomic<long>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
                  0));
  }

  static long number(const char* name) {
    const char* const text = std::getenv(name);
    return text == nullptr ? 0 : std::strtol(text, nullptr, 10);
  }

  const char* call_ = std::getenv("KHABAR_FAIL_CALL");
  long at_ = number("KHABAR_FAIL_AT");
  int error_ = static_cast<int>(number("KHABAR_FAIL_ERROR"));
  // Shared with child processes, so that one call fails and not one in each of them.
  std::atomic<long>* const count_ = new (shared_memory()) std::atomic<long>(0);
};

Fault& fault() {
  static Fault one;
  return one;
}

[[gnu::destructor]] void at_end() { fault().write_count(); }

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

int mode_of(int flags, va_list arguments) { return (flags & O_CREAT) != 0 ? va_arg(arguments, int) : 0; }

// How much a call that is due writes: nothing at all, or half of it.
bool is_refused(size_t& count) {
  if (!fault().is_due("write")) return false;
  if (!fault().is_short()) return true;
  count = (count + 1) / 2;
  return false;
}

void* allocate(size_t size) {
  void* const memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t count) {
  return is_refused(count) ? -1 : ::syscall(SYS_write, file, bytes, count);
}

ssize_t pwrite(int file, const void* bytes, size_t count, off_t at) {
  return is_refused(count) ? -1 : ::syscall(SYS_pwrite64, file, bytes, count, at);
}

ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) { return pwrite(file, bytes, count, at); }

ssize_t writev(int file, const iovec* parts, int count) {
  size_t half = parts[0].iov_len;
  if (is_refused(half)) return -1;
  if (half < parts[0].iov_len) return ::syscall(SYS_write, file, parts[0].iov_base, half);
  return ::syscall(SYS_writev, file, parts, count);
}

int fsync(int file) { return fault().is_due("sync") ? -1 : static_cast<int>(::syscall(SYS_fsync, file)); }

int fdatasync(int file) { return fault().is_due("sync") ? -1 : static_cast<int>(::syscall(SYS_fdatasync, file)); }

int openat(int directory, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const int mode = mode_of(flags, arguments);
  va_end(arguments);
  return fault().is_due("open") ? -1 : static_cast<int>(::syscall(SYS_openat, directory, path, flags, mode));
}

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const int mode = mode_of(flags, arguments);
  va_end(arguments);
  return openat(AT_FDCWD, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const int mode = mode_of(flags, arguments);
  va_end(arguments);
  return openat(AT_FDCWD, path, flags, mode);
}

FILE* fopen64(const char* path, const char* mode) {
  static auto* const original = next<FILE*(const char*, const char*)>("fopen64");
  return fault().is_due("open") ? nullptr : original(path, mode);
}

FILE* fopen(const char* path, const char* mode) { return fopen64(path, mode); }

DIR* opendir(const char* path) {
  static auto* const original = next<DIR*(const char*)>("opendir");
  return fault().is_due("open") ? nullptr : original(path);
}

ssize_t read(int file, void* bytes, size_t count) {
  return fault().is_due("read") ? -1 : ::syscall(SYS_read, file, bytes, count);
}

ssize_t pread(int file, void* bytes, size_t count, off_t at) {
  return fault().is_due("read") ? -1 : ::syscall(SYS_pread64, file, bytes, count, at);
}

ssize_t pread64(int file, void* bytes, size_t count, off64_t at) { return pread(file, bytes, count, at); }

int rename(const char* from, const char* to) noexcept {
  return fault().is_due("rename") ? -1 : static_cast<int>(::syscall(SYS_rename, from, to));
}

int unlink(const char* path) noexcept {
  return fault().is_due("unlink") ? -1 : static_cast<int>(::syscall(SYS_unlink, path));
}

int unlinkat(int directory, const char* path, int flags) noexcept {
  return fault().is_due("unlink") ? -1 : static_cast<int>(::syscall(SYS_unlinkat, directory, path, flags));
}

int rmdir(const char* path) noexcept {
  return fault().is_due("unlink") ? -1 : static_cast<int>(::syscall(SYS_rmdir, path));
}

int remove(const char* path) noexcept {
  static auto* const original = next<int(const char*)>("remove");
  return fault().is_due("unlink") ? -1 : original(path);
}

int mkdir(const char* path, mode_t mode) noexcept {
  return fault().is_due("mkdir") ? -1 : static_cast<int>(::syscall(SYS_mkdir, path, mode));
}

void* mmap(void* place, size_t size, int protection, int flags, int file, off_t at) noexcept {
  if (fault().is_due("mmap")) return MAP_FAILED;
  return reinterpret_cast<void*>(  // NOLINT(performance-no-int-to-ptr): the kernel answers an address as a number
      ::syscall(SYS_mmap, place, size, protection, flags, file, at));
}

void* mmap64(void* place, size_t size, int protection, int flags, int file, off64_t at) noexcept {
  return mmap(place, size, protection, flags, file, at);
}

void* malloc(size_t size) noexcept {
  static auto* const original = next<void*(size_t)>("malloc");
  return fault().is_due("malloc") ? nullptr : original(size);
}

void* calloc(size_t count, size_t size) noexcept {
  static auto* const original = next<void*(size_t, size_t)>("calloc");
  return fault().is_due("malloc") ? nullptr : original(count, size);
}

void* realloc(void* memory, size_t size) noexcept {
  static auto* const original = next<void*(void*, size_t)>("realloc");
  return fault().is_due("malloc") ? nullptr : original(memory, size);
}

}  // extern "C"

// jemalloc brings its own, which do not call malloc(3) by its name.
void* operator new(size_t size) { return allocate(size); }
void* operator new[](size_t size) { return allocate(size); }
void* operator new(size_t size, const std::nothrow_t&) noexcept { return std::malloc(size); }
void* operator new[](size_t size, const std::nothrow_t&) noexcept { return std::malloc(size); }
