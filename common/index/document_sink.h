// Takes a document part by part: a Xapian::Document does, or a writer that makes databases without one.
#pragma once

#include <xapian.h>

#include <string_view>

namespace khabar {

class DocumentSink {
 public:
  virtual ~DocumentSink() = default;

  // In any order. The frequencies (wdf) of a term that comes again are added.
  virtual void add_term(std::string_view term, Xapian::termcount frequency) = 0;

  // Each slot once. An empty value is none.
  virtual void add_value(Xapian::valueno slot, std::string_view value) = 0;

  // Once.
  virtual void set_data(std::string_view data) = 0;
};

}  // namespace khabar
