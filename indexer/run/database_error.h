// Errors of Xapian in the words of a run.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string_view>

#include "common/program/error.h"

namespace khabar {

// For a Xapian::Error that ends a run: what could not be done to which database, and why.
Error database_error(std::string_view action, const std::filesystem::path& path, const Xapian::Error& error);

}  // namespace khabar
