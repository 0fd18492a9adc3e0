// Unpacks what zlib packed, piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

struct z_stream_s;

namespace khabar {

class Inflater {
 public:
  enum class Format : std::uint8_t { kGzip, kZlib, kRaw };  // RFC 1952, 1950, 1951
  enum class State : std::uint8_t { kMore, kEnd, kDamaged };

  struct Step {
    State state = State::kMore;
    std::size_t taken = 0;  // bytes of what was packed
    std::size_t given = 0;  // bytes of the room

    bool has_progress() const { return taken > 0 || given > 0; }
  };

  explicit Inflater(Format format);
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Unpacks as much of `packed` as fits into `room`. Without progress it needs more of either, or is damaged.
  Step unpack(std::string_view packed, std::span<char> room);

  // Begins anew, as for the next member of a gzip file.
  void reset();

  // What is damaged, in zlib's words.
  std::string_view problem() const;

 private:
  std::unique_ptr<z_stream_s> stream_;
};

}  // namespace khabar
