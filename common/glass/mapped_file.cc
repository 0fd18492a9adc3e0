#include "common/glass/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <utility>

#include "common/program/error.h"
#include "common/program/file_descriptor.h"

namespace khabar {
namespace {

// Memory is given back in windows.
constexpr std::size_t kWindow = std::size_t{1} << 20U;

// What a handler of signals must know. It runs in the thread that reads the page, so plain atomics do.
struct Guard {
  std::atomic<std::uintptr_t> begin{0};  // 0: free
  std::atomic<std::uintptr_t> end{0};
  std::atomic<bool> lost{false};
};

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): a handler has no other place
constinit std::array<Guard, MappedFile::kMostFiles> guards;
constinit std::once_flag guarding;
struct sigaction former_action {};
std::uintptr_t page_bytes = 0;
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

bool replace_page(std::uintptr_t address) {
  const auto holds = [&](const Guard& guard) { return address >= guard.begin && address < guard.end; };
  const auto guard = std::ranges::find_if(guards, holds);
  if (guard == guards.end()) return false;
  void* const page = reinterpret_cast<void*>(address / page_bytes * page_bytes);  // NOLINT
  if (::mmap(page, page_bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) return false;
  guard->lost = true;
  return true;
}

// The read is tried again when this returns.
extern "C" void replace_lost_page(int number, siginfo_t* info, void*) {
  const int error = errno;
  const bool is_fault = info->si_code > 0;
  if (!is_fault || !replace_page(reinterpret_cast<std::uintptr_t>(info->si_addr))) {  // NOLINT
    ::sigaction(number, &former_action, nullptr);
    if (!is_fault) ::raise(number);
  }
  errno = error;
}

void guard_pages() {
  page_bytes = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  struct sigaction action {};
  action.sa_sigaction = replace_lost_page;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  ::sigaction(SIGBUS, &action, &former_action);
}

// The place of a new guard, or kMostFiles.
std::size_t set_guard(const char* bytes, std::size_t size) {
  std::call_once(guarding, guard_pages);
  const auto begin = reinterpret_cast<std::uintptr_t>(bytes);  // NOLINT
  for (std::size_t i = 0; i < guards.size(); ++i) {
    std::uintptr_t free = 0;
    if (!guards[i].begin.compare_exchange_strong(free, begin)) continue;
    guards[i].lost = false;
    guards[i].end = begin + size;
    return i;
  }
  return guards.size();
}

}  // namespace

MappedFile::MappedFile(std::filesystem::path path) : path_(std::move(path)), most_windows_(kMostResident / kWindow) {
  const FileDescriptor file(path_, O_RDONLY);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw_file_error("read", path_, errno);
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;
  void* const mapped = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.get(), 0);
  if (mapped == MAP_FAILED) throw_file_error("map", path_, errno);
  bytes_ = static_cast<char*>(mapped);
  guard_ = set_guard(bytes_, size_);
  if (guard_ == kMostFiles) {
    ::munmap(bytes_, size_);
    throw_file_error("map", path_, EMFILE);
  }
  is_resident_.resize(size_ / kWindow + 1);
}

MappedFile::~MappedFile() {
  if (bytes_ == nullptr) return;
  guards[guard_].end = 0;
  guards[guard_].begin = 0;
  ::munmap(bytes_, size_);
}

std::string_view MappedFile::part(std::size_t begin, std::size_t size) {
  if (size == 0) return {};
  note_use(begin, begin + size);
  return {bytes_ + begin, size};
}

void MappedFile::note_use(std::size_t begin, std::size_t end) {
  for (std::size_t window = begin / kWindow; window <= (end - 1) / kWindow; ++window) {
    if (is_resident_[window]) continue;
    is_resident_[window] = true;
    if (windows_.size() < most_windows_) {
      windows_.push_back(static_cast<std::uint32_t>(window));
      continue;
    }
    const std::size_t old = std::exchange(windows_[oldest_], static_cast<std::uint32_t>(window));
    oldest_ = (oldest_ + 1) % most_windows_;
    give_back(old);
  }
}

// It stays in the system's cache, and comes back at the next touch.
void MappedFile::give_back(std::size_t window) {
  is_resident_[window] = false;
  ::madvise(bytes_ + window * kWindow, std::min(kWindow, size_ - window * kWindow), MADV_DONTNEED);
}

void MappedFile::keep_resident(std::size_t bytes) {
  most_windows_ = std::max<std::size_t>(bytes / kWindow, 1);
  std::ranges::rotate(windows_, windows_.begin() + static_cast<std::ptrdiff_t>(oldest_));
  oldest_ = 0;
  if (windows_.size() <= most_windows_) return;
  const auto kept = windows_.end() - static_cast<std::ptrdiff_t>(most_windows_);
  for (auto old = windows_.begin(); old != kept; ++old) give_back(*old);
  windows_.erase(windows_.begin(), kept);
}

void MappedFile::confirm() const {
  if (bytes_ == nullptr || !guards[guard_].lost.load(std::memory_order_relaxed)) return;
  throw Error(fmt::format("cannot read {}: it was cut, or the disk has failed", path_.string()),
              "run khabar-index verify --all, then go back to a sound generation (khabar-index rollback) or build the "
              "index again");
}

}  // namespace khabar
