#include "common/stored/damage.h"

#include <fmt/format.h>

namespace khabar {

Damage::Damage(const std::string& what)
    : Error(what,
            "run khabar-index verify --all, then go back to a sound generation (khabar-index rollback) or "
            "build the index again") {}

Damage Damage::of(const std::string& name) const {
  if (named_) return *this;
  Damage named(fmt::format("{}: {}", name, what()));
  named.named_ = true;
  return named;
}

}  // namespace khabar
