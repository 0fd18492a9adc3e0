// Rows of a command as a table.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "searcher/serve/frame/page_context.h"
#include "searcher/serve/markup/html.h"

namespace khabar {

// A column of the rows, and what it is called.
struct DataColumn {
  std::string_view key;
  std::string_view english;
  std::string_view arabic;
  std::string_view order = {};  // the value of `sort` that orders rows by it; empty if none does
};

// The first column heads its row; it is a link to the articles or lines that the row's `query` finds, if it has one.
struct DataTable {
  std::span<const DataColumn> columns;
  std::string_view order;         // by which rows are sorted
  std::string_view rows_lead_to;  // a path of a page
  std::string name = {};          // for those who do not see it, if there are several on a page
};

void write_data_table(const PageContext& context, const DataTable& table, const nlohmann::ordered_json& rows,
                      Html& html);

}  // namespace khabar
