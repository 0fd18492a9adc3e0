// The error for stored bytes that are not what was written: a disk, a copy or another program has changed them.
#pragma once

#include <string>

#include "common/program/error.h"

namespace khabar {

// Every decoder of stored bytes throws it. If a decoder does not know whose bytes they are, its caller adds the
// name.
class Damage : public Error {
 public:
  // `what` is a sentence such as "the stored words are damaged".
  explicit Damage(const std::string& what);

  // The same error, naming a thing such as an article_name(). An error that has a name keeps it.
  Damage of(const std::string& name) const;

 private:
  bool named_ = false;
};

}  // namespace khabar
