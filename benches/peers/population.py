"""Five deadline criteria over every case: sagsaudit beside DuckDB and Polars, by the same rules, with the same counts.

    python3 benches/peers/population.py [--rows 10000000] [--pairs 5] [--work FOLDER] [--binary SAGSAUDIT]

Makes the extract (the same bytes each time), installs what is missing of the peers into FOLDER, and holds the counts of all
three against each other before anything is timed. Then each peer runs in turn with sagsaudit, each as a process of its own,
so that whatever else the machine does meets both; what is compared is the ratio of a pair, of which the median is printed.
Needs python3 with venv, cargo and rustc.
"""

import argparse
import csv
import io
import json
import statistics
import subprocess
import sys
from pathlib import Path

from draw import HERE, REPOSITORY, run

PEERS = ("duckdb", "polars")
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


def ensure(work, rows, binary):
    """What is measured, what it is measured on, and the Python that has the peers."""
    work.mkdir(parents=True, exist_ok=True)
    if binary is None:
        subprocess.run(["cargo", "build", "--quiet", "--profile", "dist"], cwd=REPOSITORY, check=True)
        binary = REPOSITORY / "target/dist/sagsaudit"
    extract = work / f"{rows}.csv"
    if not extract.exists():
        maker = work / "make_extract"
        source = HERE / "make_extract.rs"
        subprocess.run(["rustc", "-O", "--edition", "2024", "-o", maker, source], check=True)
        with open(work / "unfinished", "wb") as out:
            subprocess.run([maker, str(rows)], stdout=out, check=True)
        (work / "unfinished").rename(extract)
    python = work / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", work / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "duckdb", "polars"], check=True)
    return binary, extract, python


def sagsaudit_command(binary, extract):
    return [
        binary, "population", extract, "--template", HERE / "population.toml", "--as-of", AS_OF,
        "--no-file-hash", "--format", "csv", "-q",
    ]


def sagsaudit_counts(binary, extract):
    command = sagsaudit_command(binary, extract)
    printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return {
        f"{row['area']}/{row['id']}": [int(row[outcome]) for outcome in OUTCOMES]
        for row in csv.DictReader(io.StringIO(printed))
        if row["kind"] == "criterion" and row["area"]
    }


def compare_counts(binary, extract, peers):
    """The counts of every criterion and area are the same, whoever counts."""
    ours = sagsaudit_counts(binary, extract)
    for name, command in peers.items():
        printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        theirs = json.loads(printed)
        differing = sorted(key for key in {*ours, *theirs} if ours.get(key) != theirs.get(key))
        if differing:
            sys.exit(f"{name} counts otherwise: {[(k, ours.get(k), theirs.get(k)) for k in differing[:3]]}")
    cases = sum(sum(counts) for key, counts in ours.items() if key.endswith("/C1"))
    print(f"The counts of {len(ours)} criteria and areas agree, {cases} cases each.\n")


def measure(binary, extract, peers, pairs):
    print("| program | wall s (min / median / max) | cpu s | MiB | pairs: peer / sagsaudit, wall | cpu |")
    print("| --- | --- | --- | --- | --- | --- |")
    own = []
    lines = []
    for name, command in peers.items():
        both = [(run(sagsaudit_command(binary, extract)), run(command)) for _ in range(pairs)]
        own += [mine for mine, _ in both]
        wall = statistics.median(other.wall / mine.wall for mine, other in both)
        cpu = statistics.median(other.cpu / mine.cpu for mine, other in both)
        lines.append(line(name, [other for _, other in both], f"{wall:.1f}", f"{cpu:.1f}"))
    print(line("sagsaudit population", own, "1.0", "1.0"))
    print("\n".join(lines))


def line(name, measured, *ratios):
    walls = sorted(one.wall for one in measured)
    cpu = statistics.median(one.cpu for one in measured)
    peak = max(one.peak for one in measured)
    walls = f"{walls[0]:.2f} / {statistics.median(walls):.2f} / {walls[-1]:.2f}"
    return f"| {name} | {walls} | {cpu:.2f} | {peak:.0f} | {' | '.join(ratios)} |"


def main():
    if sys.argv[1:2] == ["--counts"]:
        count = {"duckdb": duckdb_counts, "polars": polars_counts}[sys.argv[2]]
        json.dump(count(sys.argv[3]), sys.stdout)
        return
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=int, default=10_000_000)
    arguments.add_argument("--pairs", type=int, default=5)
    arguments.add_argument("--work", type=Path, default=REPOSITORY / "target/peers")
    arguments.add_argument("--binary", type=Path)
    given = arguments.parse_args()
    binary, extract, python = ensure(given.work, given.rows, given.binary)
    peers = {name: [python, __file__, "--counts", name, extract] for name in PEERS}
    compare_counts(binary, extract, peers)
    measure(binary, extract, peers, given.pairs)


if __name__ == "__main__":
    main()
