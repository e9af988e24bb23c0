"""Times RapidFuzz, called pair by pair, and DuckDB's SQL functions on one thread, on pairs of texts.

    python time_text.py <rounds> <set.tsv>...

Each line of a file is a pair, a tab between the two. Prints one JSON object: for `<kernel>_<package>_<set>` the median nanoseconds of processor
time a pair and the sum of all results, by which the packages are seen to agree. The loop of Python around RapidFuzz is in its time: that is what a
call costs.
"""
import json
import statistics
import sys
import time
from pathlib import Path

import duckdb
import rapidfuzz
from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

CALLS = {"levenshtein": Levenshtein.distance, "osa": OSA.distance, "jaro_winkler": JaroWinkler.similarity}
SQL = {"levenshtein": "levenshtein", "jaro_winkler": "jaro_winkler_similarity"}


def pair_by_pair(call, left, right):
    total = 0
    for a, b in zip(left, right):
        total += call(a, b)
    return total


def timed(job, rounds, pairs):
    times = []
    for _ in range(rounds):
        start = time.process_time()
        total = job()
        times.append((time.process_time() - start) * 1e9 / pairs)
    return {"ns": statistics.median(times), "sum": float(total)}


def main():
    rounds = int(sys.argv[1])
    figures = {}
    con = duckdb.connect()
    con.execute("set threads = 1")
    for path in map(Path, sys.argv[2:]):
        left, right = zip(*(line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()))
        con.execute("create or replace table pairs as select column0 as a, column1 as b from "
                    f"read_csv('{path}', delim = '\t', header = false, all_varchar = true, quote = '')")
        for name, call in CALLS.items():
            figures[f"{name}_rapidfuzz_{path.stem}"] = timed(lambda: pair_by_pair(call, left, right), rounds, len(left))
        for name, function in SQL.items():
            query = f"select sum({function}(a, b)) from pairs"
            figures[f"{name}_duckdb_{path.stem}"] = timed(lambda: con.execute(query).fetchone()[0], rounds, len(left))
    print(json.dumps({"rapidfuzz": rapidfuzz.__version__, "duckdb": duckdb.__version__, "figures": figures}))


if __name__ == "__main__":
    main()
