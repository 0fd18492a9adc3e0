#!/usr/bin/env python3
"""Reckons the shares and intervals of rows of `khabar-search count --format jsonl` again, in other ways than the program,
and those of `trend --smooth N`.

    formulas.py [N] < ROWS    names each number that differs by more than 1e-9; ends with 1 if one does or there is no row
"""
import json
import math
import statistics
import sys

TOLERANCE = 1e-9


def wilson(hits, trials):
    """Where the true share p is just as far from hits/trials as 95 % of samples are: (h/n - p)^2 = z^2 p (1 - p) / n."""
    z2 = statistics.NormalDist().inv_cdf(0.975) ** 2
    share = hits / trials
    a, b, c = 1 + z2 / trials, -(2 * share + z2 / trials), share * share
    root = math.sqrt(max(0.0, b * b - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def wanted(row):
    if row["collection_articles"] == 0:
        return dict.fromkeys(("ratio", "low", "high", "per_million"))
    low, high = wilson(row["articles"], row["collection_articles"])
    words = row["collection_words"]
    return {"ratio": row["articles"] / row["collection_articles"], "low": low, "high": high,
            "per_million": row["occurrences"] / words * 1e6 if words else None}


def smoothed(rows, number, reach, by):
    """Of the periods of the same query, those that are years and the like."""
    def is_period(row):
        return row["name"] == rows[number]["name"] and row[by][:4].isdigit()

    around = [row for row in rows[max(0, number - reach):number + reach + 1]
              if is_period(row) and row["collection_articles"]]
    row = rows[number]
    keys = ("smoothed_over", "smoothed_ratio", "smoothed_low", "smoothed_high", "smoothed_per_million")
    if not row["collection_articles"] or not is_period(row):
        return dict.fromkeys(keys)
    found, of, occurrences, words = (sum(row[key] for row in around) for key in (
        "articles", "collection_articles", "occurrences", "collection_words"))
    return dict(zip(keys, (len(around), found / of, *wilson(found, of), occurrences / words * 1e6 if words else None)))


def differs(one, other):
    if one is None or other is None:
        return one is not other
    return not math.isclose(one, other, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def main():
    rows = [json.loads(line) for line in sys.stdin]
    wrong = 0
    for number, row in enumerate(rows, 1):
        expected = wanted(row)
        if len(sys.argv) > 1:
            expected |= smoothed(rows, number - 1, int(sys.argv[1]) // 2, list(row)[1])
        for key, value in expected.items():
            if differs(row[key], value):
                print(f"row {number}: {key} is {row[key]}, not {value}")
                wrong += 1
    print(f"{len(rows)} rows, {wrong} numbers differ")
    return 1 if wrong or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
