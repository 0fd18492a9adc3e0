#!/usr/bin/env python3
"""Reckons the shares and intervals of rows of `khabar-search count --format jsonl` again, in other ways than the program.

    formulas.py < ROWS    names each number that differs by more than 1e-9; ends with 1 if one does or there is no row
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


def differs(one, other):
    if one is None or other is None:
        return one is not other
    return not math.isclose(one, other, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def main():
    rows = [json.loads(line) for line in sys.stdin]
    wrong = 0
    for number, row in enumerate(rows, 1):
        for key, value in wanted(row).items():
            if differs(row[key], value):
                print(f"row {number}: {key} is {row[key]}, not {value}")
                wrong += 1
    print(f"{len(rows)} rows, {wrong} numbers differ")
    return 1 if wrong or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
