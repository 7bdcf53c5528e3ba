"""Two checklists over every case: sagsaudit beside DuckDB and Polars, by the same rules, with the same counts.

One has five deadlines, the other six criteria with conditions on texts, amounts and dates.

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
from typing import NamedTuple

from draw import HERE, REPOSITORY, run

PEERS = ("duckdb", "polars")
AS_OF = "2025-12-31"
OUTCOMES = ["pass", "fail", "not_applicable", "not_due", "undetermined"]


class Criterion(NamedTuple):
    """A rule as a peer states it: SQL over the headings, or a deadline."""

    id: str
    # The date it runs from, days (None: the date itself is due), the date of the event.
    deadline: tuple | None = None
    passes: str | None = None
    applies: str | None = None


# By the name of the checklist.
JOBS = {
    "population": [
        Criterion("C1", ("Opfølgning", 7, "Journaliseret")),
        Criterion("C2", ("Modtaget", 10, "Kvittering")),
        Criterion("C3", ("Opfølgningsfrist", None, "Opfølgning")),
        Criterion("C4", ("Modtaget", 60, "Journaliseret")),
        Criterion("C5", ("Modtaget", 56, "Afgjort")),
    ],
    "conditions": [
        Criterion("C1", ("Modtaget", 10, "Kvittering"), applies="LOWER(\"Status\") = 'lukket'"),
        Criterion(
            "C2",
            ("Modtaget", 56, "Afgjort"),
            applies="\"Afgjort\" IS NOT NULL AND (LOWER(\"Udfald\") LIKE 'afslag%' OR LOWER(\"Udfald\") LIKE 'delvis%')",
        ),
        Criterion(
            "C3",
            passes='"Beløb" > 0 AND "Beløb" < 50000',
            applies="COALESCE(LOWER(\"Udfald\"), '') NOT LIKE 'afslag%'",
        ),
        Criterion("C4", passes='"Afgjort" IS NULL OR "Journaliseret" <= "Afgjort"'),
        Criterion(
            "C5",
            passes="LOWER(\"Udfald\") IN ('afslag', 'delvist', 'bevilget')",
            applies='"Udfald" IS NOT NULL',
        ),
        Criterion("C6", passes='"Sagsbehandler" IS NOT NULL', applies='"Opfølgning" IS NOT NULL'),
    ],
}
DATES = ["Modtaget", "Kvittering", "Opfølgning", "Opfølgningsfrist", "Journaliseret", "Afgjort"]
TEXTS = ["Udfald", "Status", "Sagsbehandler"]
AMOUNT = "Beløb"


def used(job, names):
    """Those of some columns that the criteria of a job look at."""
    said = " ".join(f"{one.passes} {one.applies} {one.deadline}" for one in JOBS[job])
    return [name for name in names if f'"{name}"' in said or f"'{name}'" in said]


def duckdb_counts(job, extract):
    import duckdb

    read = [f'CAST(strptime("{d}", \'%d-%m-%Y\') AS DATE) AS "{d}"' for d in used(job, DATES)]
    read += [f'"{text}"' for text in used(job, TEXTS)]
    read += [
        f"CAST(replace(replace(\"{amount}\", '.', ''), ',', '.') AS DECIMAL(18, 2)) AS \"{amount}\""
        for amount in used(job, [AMOUNT])
    ]
    as_of = f"DATE '{AS_OF}'"
    cases = []
    for one in JOBS[job]:
        kept = ""
        if one.applies:
            kept = (
                f"WHEN NOT ({one.applies}) THEN 'not_applicable' "
                f"WHEN ({one.applies}) IS NULL THEN 'undetermined' "
            )
        if one.passes:
            rule = (
                f"WHEN ({one.passes}) THEN 'pass' WHEN NOT ({one.passes}) THEN 'fail' ELSE 'undetermined'"
            )
        else:
            start, days, end = one.deadline
            due = f'"{start}"' if days is None else f'("{start}" + {days})'
            early = "" if days is None else f'WHEN "{end}" < "{start}" THEN \'undetermined\' '
            rule = (
                f'WHEN "{start}" IS NULL THEN \'undetermined\' WHEN {due} > {as_of} THEN \'not_due\' '
                f'WHEN "{end}" IS NULL THEN CASE WHEN {due} < {as_of} THEN \'fail\' ELSE \'not_due\' END '
                f'{early}WHEN "{end}" <= {due} THEN \'pass\' ELSE \'fail\''
            )
        cases.append(f"CASE {kept}{rule} END AS {one.id}")
    sums = ", ".join(
        f"count(*) FILTER ({one.id} = '{outcome}')" for one in JOBS[job] for outcome in OUTCOMES
    )
    rows = duckdb.sql(
        f"""SELECT area, {sums} FROM (SELECT "Område" AS area, {', '.join(cases)} FROM (
              SELECT "Område", {', '.join(read)} FROM read_csv('{extract}', delim=';', header=true, quote='"', escape='"',
              all_varchar=true, auto_detect=false, columns={columns(extract)}))) GROUP BY area"""
    ).fetchall()
    return table(job, rows)


def columns(extract):
    with open(extract, encoding="utf-8") as file:
        heading = file.readline().strip().split(";")
    return "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in heading) + "}"


def polars_counts(job, extract):
    import datetime

    import polars as pl

    as_of = pl.lit(datetime.date.fromisoformat(AS_OF))
    amounts = [
        pl.col(amount).str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True).cast(pl.Float64)
        for amount in used(job, [AMOUNT])
    ]
    frame = pl.scan_csv(extract, separator=";", infer_schema=False).select(
        "Område",
        *[pl.col(d).str.to_date("%d-%m-%Y", strict=True) for d in used(job, DATES)],
        *used(job, TEXTS),
        *amounts,
    )
    places = {outcome: pl.lit(place, pl.Int8) for place, outcome in enumerate(OUTCOMES)}
    judged = []
    for one in JOBS[job]:
        if one.passes:
            passes = pl.sql_expr(one.passes)
            judge = pl.when(passes).then(places["pass"]).when(passes.is_null())
            judge = judge.then(places["undetermined"]).otherwise(places["fail"])
        else:
            start, days, end = one.deadline
            begin, event = pl.col(start), pl.col(end)
            due = begin if days is None else begin + pl.duration(days=days)
            late = pl.when(event <= due).then(places["pass"]).otherwise(places["fail"])
            if days is not None:
                late = pl.when(event < begin).then(places["undetermined"]).otherwise(late)
            open_ = pl.when(due < as_of).then(places["fail"]).otherwise(places["not_due"])
            judge = (
                pl.when(begin.is_null()).then(places["undetermined"])
                .when(due > as_of).then(places["not_due"])
                .when(event.is_null()).then(open_)
                .otherwise(late)
            )
        if one.applies:
            applies = pl.sql_expr(one.applies)
            kept = pl.when(applies).then(judge).when(applies.is_null())
            judge = kept.then(places["undetermined"]).otherwise(places["not_applicable"])
        judged.append(judge.alias(one.id))
    sums = [
        (pl.col(one.id) == place).sum().alias(f"{one.id}{outcome}")
        for one in JOBS[job]
        for outcome, place in places.items()
    ]
    counted = frame.select("Område", *judged).group_by("Område").agg(sums)
    return table(job, counted.collect(engine="streaming").rows())


def table(job, rows):
    counts = {}
    for area, *numbers in rows:
        for place, one in enumerate(JOBS[job]):
            first = place * len(OUTCOMES)
            counts[f"{area}/{one.id}"] = list(map(int, numbers[first : first + len(OUTCOMES)]))
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


def sagsaudit_command(binary, job, extract):
    return [
        binary, "population", extract, "--template", HERE / f"{job}.toml", "--as-of", AS_OF,
        "--no-file-hash", "--format", "csv", "-q",
    ]


def sagsaudit_counts(binary, job, extract):
    command = sagsaudit_command(binary, job, extract)
    printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return {
        f"{row['area']}/{row['id']}": [int(row[outcome]) for outcome in OUTCOMES]
        for row in csv.DictReader(io.StringIO(printed))
        if row["kind"] == "criterion" and row["area"]
    }


def compare_counts(binary, job, extract, peers):
    """The counts of every criterion and area are the same, whoever counts."""
    ours = sagsaudit_counts(binary, job, extract)
    for name, command in peers.items():
        printed = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        theirs = json.loads(printed)
        differing = sorted(key for key in {*ours, *theirs} if ours.get(key) != theirs.get(key))
        if differing:
            sys.exit(f"{name} counts otherwise: {[(k, ours.get(k), theirs.get(k)) for k in differing[:3]]}")
    cases = sum(sum(counts) for key, counts in ours.items() if key.endswith("/C1"))
    print(f"{job}.toml: the counts of {len(ours)} criteria and areas agree, {cases} cases each.\n")


def measure(binary, job, extract, peers, pairs):
    print("| program | wall s (min / median / max) | cpu s | MiB | pairs: peer / sagsaudit, wall | cpu |")
    print("| --- | --- | --- | --- | --- | --- |")
    own = []
    lines = []
    for name, command in peers.items():
        both = [(run(sagsaudit_command(binary, job, extract)), run(command)) for _ in range(pairs)]
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
        json.dump(count(sys.argv[3], sys.argv[4]), sys.stdout)
        return
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=int, default=10_000_000)
    arguments.add_argument("--pairs", type=int, default=5)
    arguments.add_argument("--work", type=Path, default=REPOSITORY / "target/peers")
    arguments.add_argument("--binary", type=Path)
    given = arguments.parse_args()
    binary, extract, python = ensure(given.work, given.rows, given.binary)
    for job in JOBS:
        peers = {name: [python, __file__, "--counts", name, job, extract] for name in PEERS}
        compare_counts(binary, job, extract, peers)
        measure(binary, job, extract, peers, given.pairs)
        print()


if __name__ == "__main__":
    main()
