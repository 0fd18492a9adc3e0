// How a record of a WARC file begins (ISO 28500, versions 0.17 to 1.1).
#pragma once

#include "indexer/format/crawls/crawl_records.h"

namespace khabar {

const RecordRule& warc_rule();

}  // namespace khabar
