"""Five deadline criteria over every case: sagsaudit beside DuckDB and Polars, by the same rules, with the same counts.

    population.py SAGSAUDIT EXTRACT [PAIRS]

needs the Python packages duckdb and polars; EXTRACT comes from make_extract. The programs run in turn, each as a process of
its own, so that loads of the machine fall on all of them; what is compared is the ratio of a pair, of which the median is
printed. Before anything is timed the counts of all three are held against each other.
"""

import csv
import io
import json
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
AS_OF = "2025-12-31"
# Criterion, the date it runs from, days (None: the date itself is due), the date of the event.
CRITERIA = [
    ("C1", "Opfølgning", 7, "Journaliseret"),
    ("C2", "Modtaget", 10, "Kvittering"),
    ("C3", "Opfølgningsfrist", None, "Opfølgning"),
    ("C4", "Modtaget", 60, "Journaliseret"),
    ("C5", "Modtaget", 56, "Afgjort"),
]
OUTCOMES = ["pass", "fail", "not_due", "undetermined"]


def duckdb_counts(extract):
    import duckdb

    dates = sorted({name for _, start, _, end in CRITERIA for name in (start, end)})
    read = ", ".join(f'CAST(strptime("{d}", \'%d-%m-%Y\') AS DATE) AS "{d}"' for d in dates)
    as_of = f"DATE '{AS_OF}'"
    cases = []
    for name, start, days, end in CRITERIA:
        due = f'"{start}"' if days is None else f'("{start}" + {days})'
        early = "" if days is None else f'WHEN "{end}" < "{start}" THEN \'undetermined\' '
        cases.append(
            f'CASE WHEN "{start}" IS NULL THEN \'undetermined\' WHEN {due} > {as_of} THEN \'not_due\' '
            f'WHEN "{end}" IS NULL THEN CASE WHEN {due} < {as_of} THEN \'fail\' ELSE \'not_due\' END '
            f'{early}WHEN "{end}" <= {due} THEN \'pass\' ELSE \'fail\' END AS {name}'
        )
    sums = ", ".join(
        f"count(*) FILTER ({name} = '{outcome}')" for name, *_ in CRITERIA for outcome in OUTCOMES
    )
    rows = duckdb.sql(
        f"""SELECT area, {sums} FROM (SELECT "Område" AS area, {', '.join(cases)} FROM (
              SELECT "Område", {read} FROM read_csv('{extract}', delim=';', header=true, quote='"', escape='"',
              all_varchar=true, auto_detect=false, columns={columns(extract)}))) GROUP BY area"""
    ).fetchall()
    return table(rows)


def columns(extract):
    with open(extract, encoding="utf-8") as file:
        heading = file.readline().strip().split(";")
    return "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in heading) + "}"


def polars_counts(extract):
    import datetime

    import polars as pl

    as_of = pl.lit(datetime.date.fromisoformat(AS_OF))
    dates = sorted({name for _, start, _, end in CRITERIA for name in (start, end)})
    frame = pl.scan_csv(extract, separator=";", infer_schema=False).select(
        "Område", *[pl.col(d).str.to_date("%d-%m-%Y", strict=True) for d in dates]
    )
    judged = []
    for name, start, days, end in CRITERIA:
        begin, event = pl.col(start), pl.col(end)
        due = begin if days is None else begin + pl.duration(days=days)
        late = pl.when(event <= due).then(0).otherwise(1)
        if days is not None:
            late = pl.when(event < begin).then(3).otherwise(late)
        judged.append(
            pl.when(begin.is_null()).then(3)
            .when(due > as_of).then(2)
            .when(event.is_null()).then(pl.when(due < as_of).then(1).otherwise(2))
            .otherwise(late).alias(name)
        )
    sums = [
        (pl.col(name) == place).sum().alias(f"{name}{outcome}")
        for name, *_ in CRITERIA
        for place, outcome in enumerate(OUTCOMES)
    ]
    counted = frame.select("Område", *judged).group_by("Område").agg(sums)
    return table(counted.collect(engine="streaming").rows())


def table(rows):
    counts = {}
    for area, *numbers in rows:
        for place, (name, *_) in enumerate(CRITERIA):
            first = place * len(OUTCOMES)
            counts[f"{area}/{name}"] = list(map(int, numbers[first : first + len(OUTCOMES)]))
    return counts


def sagsaudit_command(program, extract):
    return [
        program, "population", extract, "--template", str(HERE / "population.toml"), "--as-of", AS_OF,
        "--no-file-hash", "--format", "csv", "-q",
    ]


def sagsaudit_counts(program, extract):
    printed = subprocess.run(sagsaudit_command(program, extract), capture_output=True, check=True, text=True).stdout
    rows = csv.DictReader(io.StringIO(printed))
    return {
        f"{row['area']}/{row['id']}": [int(row[outcome]) for outcome in OUTCOMES]
        for row in rows
        if row["kind"] == "criterion" and row["area"]
    }


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main():
    program, extract, *rest = sys.argv[1:]
    if program in ("duckdb", "polars"):
        json.dump({"duckdb": duckdb_counts, "polars": polars_counts}[program](extract), sys.stdout)
        return
    pairs = int(rest[0]) if rest else 5
    ours = sagsaudit_counts(program, extract)
    for name, counts in [("duckdb", duckdb_counts), ("polars", polars_counts)]:
        theirs = counts(extract)
        differing = [key for key in ours if ours[key] != theirs.get(key)]
        if differing or ours.keys() != theirs.keys():
            sys.exit(f"{name} counts otherwise: {[(k, ours[k], theirs.get(k)) for k in differing[:3]]}")
    print(f"the counts of {len(ours)} criteria and areas agree\n")
    itself = [sys.executable, __file__]
    print("| program | seconds (median) | ratio (median of pairs) |\n| --- | --- | --- |")
    own, lines = [], []
    for name in ("duckdb", "polars"):
        both = [
            (seconds(sagsaudit_command(program, extract)), seconds([*itself, name, extract])) for _ in range(pairs)
        ]
        own += [mine for mine, _ in both]
        ratio = statistics.median(other / mine for mine, other in both)
        lines.append(f"| {name} | {statistics.median(other for _, other in both):.2f} | {ratio:.1f} |")
    print(f"| sagsaudit population | {statistics.median(own):.2f} | 1.0 |")
    print("\n".join(lines))


main()
