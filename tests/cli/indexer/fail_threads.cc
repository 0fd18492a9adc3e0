// Preloaded into khabar-index: only so many threads can be made as KHABAR_THREADS says.
#include <dlfcn.h>
#include <pthread.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

namespace {
std::atomic<long> made{0};
}  // namespace

extern "C" int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*),
                              void* argument) noexcept {
  using Create = int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  static auto* const original = reinterpret_cast<Create*>(::dlsym(RTLD_NEXT, "pthread_create"));
  const char* const most = std::getenv("KHABAR_THREADS");
  if (most != nullptr && ++made > std::atol(most)) return EAGAIN;
  return original(thread, attributes, start, argument);
}
