#include "common/index/parts.h"

#include <atomic>
#include <future>
#include <system_error>
#include <thread>
#include <vector>

namespace khabar {
namespace {

using Task = std::packaged_task<void(const Collection&)>;

// As many more as the system gives.
std::vector<std::future<void>> start_others(std::size_t count, const std::function<void()>& work) {
  std::vector<std::future<void>> others;
  others.reserve(count);
  try {
    while (others.size() < count) others.push_back(std::async(std::launch::async, work));
  } catch (const std::system_error&) {
    return others;  // the rest of the work falls to those that there are
  }
  return others;
}

}  // namespace

unsigned jobs_of_this_machine() { return std::clamp(std::thread::hardware_concurrency(), 1U, kMostJobs); }

void for_parts(const Collection& collection, std::size_t parts, unsigned jobs,
               const std::function<void(const Collection& databases, std::size_t part)>& work) {
  std::vector<Task> tasks;
  std::vector<std::future<void>> done;
  for (std::size_t part = 0; part < parts; ++part) {
    tasks.emplace_back([&work, part](const Collection& databases) { work(databases, part); });
    done.push_back(tasks.back().get_future());
  }
  std::atomic<std::size_t> next{0};
  const auto run = [&](const Collection& databases) {
    for (std::size_t part = next++; part < parts; part = next++) tasks[part](databases);
  };
  std::vector<std::future<void>> others = start_others(std::min<std::size_t>(jobs, parts) - 1, [&] {
    if (const auto mine = collection.again()) run(*mine);
  });
  run(collection);
  for (std::future<void>& other : others) other.wait();
  for (std::future<void>& part : done) part.get();
  for (std::future<void>& other : others) other.get();
}

}  // namespace khabar
