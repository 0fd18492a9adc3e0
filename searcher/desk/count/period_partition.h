// Articles by the year, month, week or day of their date.
#pragma once

#include "common/dates/period.h"
#include "common/dates/time_zone.h"
#include "common/index/collection.h"
#include "searcher/desk/count/partition.h"

namespace khabar {

// Every period from the first article to the last is a bucket, oldest first. A query names years from 1800 to 2100:
// what is dated before or after them is in a bucket `..1799` before the others or `2101..` behind them. Undated
// articles come last. Throws Damage for a date that is none.
Partition period_partition(PeriodLength length, const Collection& collection, const TimeZone& zone);

}  // namespace khabar
