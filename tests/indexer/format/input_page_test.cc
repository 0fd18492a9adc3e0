// docs/input.md says what the program's own tables say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/article/article_sink.h"
#include "indexer/article/field_names.h"
#include "indexer/format/format_table.h"
#include "tests/support/read_file.h"

namespace khabar::testing {
namespace {

using ::testing::ElementsAreArray;

// The first cells of the table under a line that begins with `heading`, each with the rest of its row.
std::vector<std::pair<std::string, std::string>> rows_below(const std::string& page, const std::string& heading) {
  std::vector<std::pair<std::string, std::string>> rows;
  std::size_t at = page.find("\n" + heading);
  at = page.find("\n|---", at) + 1;
  for (at = page.find('\n', at) + 1; page.compare(at, 2, "| ") == 0; at = page.find('\n', at) + 1) {
    const std::size_t end = page.find(" |", at);
    rows.emplace_back(page.substr(at + 2, end - at - 2), page.substr(end, page.find('\n', at) - end));
  }
  return rows;
}

std::vector<std::string> first_cells(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::vector<std::string> cells;
  for (const auto& [cell, rest] : rows) cells.push_back(cell);
  return cells;
}

const std::string& input_page() {
  static const std::string kPage = read_file(std::string(KHABAR_SOURCE_DIR) + "/docs/input.md");
  return kPage;
}

TEST(InputPage, HasARowForEachFormatInTheirOrder) {
  std::vector<std::string> formats;
  for (const Format& format : format_table()) formats.emplace_back(format.name);
  formats.emplace_back("EPUB");
  EXPECT_THAT(first_cells(rows_below(input_page(), "| format | recognised by")), ElementsAreArray(formats));
}

TEST(InputPage, NamesEachKeyOfEachFieldInTheirOrder) {
  const FieldNames names;
  std::size_t listed = 0;
  const auto rows = rows_below(input_page(), "| field | names |");
  ASSERT_EQ(first_cells(rows), std::vector<std::string>(article_field_names().begin(), article_field_names().end()));
  for (std::size_t field = 0; field < rows.size(); ++field) {
    std::size_t before = 0;
    const std::string& cells = rows[field].second;
    for (std::size_t at = cells.find('`'); at != std::string::npos; at = cells.find('`', at)) {
      const std::size_t end = cells.find('`', at + 1);
      const auto slots = names.slots(cells.substr(at + 1, end - at - 1));
      ASSERT_EQ(slots.size(), 1U) << cells.substr(at, end - at);
      EXPECT_EQ(slots[0].field, field) << cells.substr(at, end - at);
      EXPECT_TRUE(before == 0 || slots[0].rank > before) << cells.substr(at, end - at);
      before = slots[0].rank;
      ++listed;
      at = end + 1;
    }
  }
  EXPECT_EQ(listed, names.size());
}

TEST(InputPage, NamesEachRemark) {
  for (std::size_t i = 0; i < kRemarks; ++i) {
    EXPECT_NE(input_page().find("| `" + std::string(remark_name(static_cast<Remark>(i))) + "` |"), std::string::npos)
        << i;
  }
}

}  // namespace
}  // namespace khabar::testing
