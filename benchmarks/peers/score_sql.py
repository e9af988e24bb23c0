"""Scores the pairs of a file's blocks by DuckDB SQL: the comparisons and levels of benchmarks/scoring, a weight for each level, their sum.

    python score_sql.py <people.csv> --threads 2                   # one JSON line: seconds of the query alone, pairs
    python score_sql.py <people.csv> --levels out.csv --blocks 500  # levels of all pairs of the first blocks

The table is loaded before the time is taken, ids as integers. Text functions are called where the texts differ, with the cut-off that SQL offers.
"""
import argparse
import json
import time

import duckdb

WEIGHTS = (0, 8, 4, -4)


# Just below .9: some similarities are .9 exactly, and the two engines round them to different sides.
SIMILAR = 0.9 - 1e-9


def jaro_winkler(column):
    return f"jaro_winkler_similarity(l.{column}, r.{column}, {SIMILAR}) >= {SIMILAR}"


def one_edit(column):
    """The library also counts a swap of two neighbours as one edit; damerau_levenshtein would too, and takes several times as long."""
    return f"levenshtein(l.{column}, r.{column}) <= 1"


CLOSE = {"category": jaro_winkler, "identifier": one_edit}


def by_level(column, kind, values):
    missing, exact, close, different = values
    return (f"case when l.{column} is null or r.{column} is null then {missing} when l.{column} = r.{column} then {exact} "
            f"when {CLOSE[kind](column)} then {close} else {different} end")


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("file")
    ap.add_argument("--fields", required=True, help='JSON: {"column": "kind"}')
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--levels")
    ap.add_argument("--blocks", type=int)
    a = ap.parse_args()
    fields = json.loads(a.fields)
    con = duckdb.connect()
    con.execute(f"set threads = {a.threads}")
    con.execute(f"create table people as select * replace (cast(substr(id, 2) as integer) as id, cast(block as integer) as block) from "
                f"read_csv('{a.file}', all_varchar = true, nullstr = '')")
    pairs = "from people l join people r on l.block = r.block and l.id < r.id"
    if a.levels:
        levels = ", ".join(by_level(column, kind, (0, 1, 2, 3)) + f" as {column}" for column, kind in fields.items())
        con.execute(f"copy (select l.id as l, r.id as r, {levels} {pairs} where l.block < {a.blocks} order by 1, 2) to '{a.levels}'")
        return
    weight = " + ".join(by_level(column, kind, WEIGHTS) for column, kind in fields.items())
    start = time.perf_counter()
    count, above = con.execute(f"select count(*), count(*) filter (weight >= 8) from (select {weight} as weight {pairs})").fetchone()
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "pairs": count, "above": above, "duckdb": duckdb.__version__}))


if __name__ == "__main__":
    main()
