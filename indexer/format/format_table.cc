#include "indexer/format/format_table.h"

#include <algorithm>
#include <array>

#include "indexer/format/crawls/arc.h"
#include "indexer/format/crawls/warc.h"
#include "indexer/format/csv/csv_table.h"
#include "indexer/format/documents/mail.h"
#include "indexer/format/documents/pdf.h"
#include "indexer/format/documents/plain_text.h"
#include "indexer/format/json/json_documents.h"
#include "indexer/format/json/json_lines.h"
#include "indexer/format/markup/feed.h"
#include "indexer/format/markup/trec_sgml.h"
#include "indexer/format/markup/xml_news.h"
#include "indexer/page/html_page.h"

namespace khabar {

std::span<const Format> format_table() {
  static constexpr std::array kTable{
      Format{"JSON Lines", is_json_lines, read_json_lines, false, true},
      Format{"WARC", is_warc, read_warc, true},
      Format{"ARC", is_arc, read_arc, true},
      Format{"PDF", is_pdf, read_pdf, true},
      Format{"feed", is_feed, read_feed, false, true},
      Format{"XML of agencies and wikis", is_xml_news, read_xml_news},
      Format{"HTML", is_html, read_html, false, true},
      Format{"JSON", is_json_documents, read_json_documents, false, true},
      Format{"TREC SGML", is_trec_sgml, read_trec_sgml},
      Format{"records in markup", is_record_markup, read_record_markup},
      Format{"mail", is_mail, read_mail},
      Format{"CSV", is_csv, read_csv},
      Format{"plain text", [](std::string_view, std::string_view) { return true; }, read_plain_text},
  };
  return kTable;
}

const Format& recognize_format(std::string_view head, std::string_view path) {
  const auto table = format_table();
  return *std::find_if(table.begin(), table.end(), [&](const Format& f) { return f.recognizes(head, path); });
}

}  // namespace khabar
