// How a record of an ARC file begins, the predecessor of WARC. Versions 1 and 2:
// http://archive.org/web/researcher/ArcFileFormat.php
#pragma once

#include "indexer/format/crawls/crawl_records.h"

namespace khabar {

// The date has 14 digits, and the type is that of the response, if there is one. ARC knows no kinds of records.
const RecordRule& arc_rule();

}  // namespace khabar
