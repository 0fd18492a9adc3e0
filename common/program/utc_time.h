// The time at which a run happens, as it is written down.
#pragma once

#include <string>

namespace khabar {

std::string utc_now();  // 2025-01-20T10:15:00Z

}  // namespace khabar
