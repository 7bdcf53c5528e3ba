"""Draws from one large extract with sagsaudit and its peers, in turn, and prints the table of ratios.

    python3 benches/peers/draw.py [--rows 10000000] [--pairs 5] [--work FOLDER]

Makes the extract (the same bytes each time), installs what is missing of the peers into FOLDER (xan is built from source,
which takes minutes), checks that DuckDB draws the same cases by the same rule, and prints medians of paired runs: each peer
runs in turn with sagsaudit, so that whatever else the machine does meets both. Needs python3 with venv, cargo and rustc.
"""

import argparse
import csv
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
SEED = "0123456789ab"
PER_AREA = 15


class Measured:
    """Wall and processor seconds, and the most memory in MiB."""

    def __init__(self, wall, cpu, peak):
        self.wall, self.cpu, self.peak = wall, cpu, peak


def run(command, output=subprocess.DEVNULL):
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def ensure(work, rows):
    """What is measured and what it is measured on."""
    work.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cargo", "build", "--quiet", "--profile", "dist"], cwd=REPOSITORY, check=True)
    maker = work / "make_extract"
    subprocess.run(["rustc", "-O", "--edition", "2024", "-o", maker, HERE / "make_extract.rs"], check=True)
    extract = work / f"{rows}.csv"
    if not extract.exists():
        with open(work / "unfinished", "wb") as out:
            subprocess.run([maker, str(rows)], stdout=out, check=True)
        os.rename(work / "unfinished", extract)
    python = work / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", work / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "duckdb", "polars"], check=True)
    xan = shutil.which("xan") or work / "peers/bin/xan"
    if not Path(xan).exists():
        subprocess.run(["cargo", "install", "--locked", "xan", "--root", work / "peers"], check=True)
    return REPOSITORY / "target/dist/sagsaudit", extract, python, xan


DUCKDB = """
import duckdb, sys
strata = sys.argv[2]
print(duckdb.sql(f'''
    SELECT "Sagsnr" FROM read_csv('{sys.argv[1]}', delim=';', header=true, quote='"', escape='"', all_varchar=true,
        auto_detect=false, columns={{COLUMNS}})
    QUALIFY row_number() OVER (PARTITION BY {strata} ORDER BY sha256('SEED:' || "Sagsnr")) <= PER_AREA
''').fetchnumpy()["Sagsnr"].tolist())
"""

POLARS = """
import polars, sys
strata = sys.argv[2].split(",")
frame = polars.scan_csv(sys.argv[1], separator=";", infer_schema=False)
drawn = frame.filter(polars.col("Sagsnr").hash(42).rank("ordinal").over(strata) <= PER_AREA)
print(drawn.collect(engine="streaming").height)
"""


def peers(extract, python, xan, columns, strata):
    """The commands by name; `strata` are headings."""
    kinds = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in columns) + "}"
    fill = lambda text: (
        text.replace("{COLUMNS}", kinds.replace("{", "{{").replace("}", "}}"))
        .replace("SEED", SEED)
        .replace("PER_AREA", str(PER_AREA))
    )
    quoted = ", ".join(f'"{name}"' for name in strata)
    return {
        "xan sample -g (a reservoir: no rule anyone could check)": [
            str(xan), "sample", "-d", ";", "--seed", "42", "-g", ",".join(strata), str(PER_AREA), str(extract),
        ],
        "DuckDB, the same rule": [str(python), "-c", fill(DUCKDB), str(extract), quoted],
        "Polars streaming, its own hash": [str(python), "-c", fill(POLARS), str(extract), ",".join(strata)],
        "cat to /dev/null": ["cat", str(extract)],
    }


def ours(program, extract, strata, out, *more):
    shutil.rmtree(out, ignore_errors=True)
    areas = [part for name in strata for part in ("--area", name)]
    command = [program, "draw", extract, "--id", "Sagsnr", *areas, "--seed", SEED, "-q", "-o", out, *more]
    return run([str(part) for part in command])


def drawn_by_us(out):
    with open(out / "sample.csv", newline="") as file:
        return {row["case_id"] for row in csv.DictReader(file)}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rows", type=int, default=10_000_000)
    arguments.add_argument("--pairs", type=int, default=5)
    arguments.add_argument("--work", type=Path, default=REPOSITORY / "target/peers")
    asked = arguments.parse_args()
    program, extract, python, xan = ensure(asked.work, asked.rows)
    with open(extract, newline="", encoding="utf-8") as file:
        columns = next(csv.reader(file, delimiter=";"))
    out = asked.work / "audit"
    print(f"{asked.rows} rows, {extract.stat().st_size} bytes, {os.cpu_count()} processors, {asked.pairs} pairs\n")
    for strata in (["Område"], ["Område", "Kommune"]):
        print(f"By {' and '.join(strata)}:\n")
        print("| beside | its wall s | ours, wall s | ratio | its MiB | ours, MiB |")
        print("| --- | --- | --- | --- | --- | --- |")
        for name, command in peers(extract, python, xan, columns, strata).items():
            if name.startswith("DuckDB"):
                ours(program, extract, strata, out, "--no-file-hash")
                theirs = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                if set(eval(theirs)) != drawn_by_us(out):
                    sys.exit("DuckDB draws other cases by the same rule")
            pairs = []
            run(command)
            for _ in range(asked.pairs):
                pairs.append((run(command), ours(program, extract, strata, out, "--no-file-hash")))
            median = lambda values: statistics.median(values)
            print(
                f"| {name} | {median([a.wall for a, _ in pairs]):.2f} | {median([b.wall for _, b in pairs]):.2f} "
                f"| {median([a.wall / b.wall for a, b in pairs]):.1f} | {max(a.peak for a, _ in pairs):.0f} "
                f"| {max(b.peak for _, b in pairs):.0f} |",
                flush=True,
            )
        print()
    with_hash = [
        (ours(program, extract, ["Område"], out), ours(program, extract, ["Område"], out, "--no-file-hash"))
        for _ in range(asked.pairs)
    ]
    print(f"With the SHA-256 of the file: {statistics.median([a.wall for a, _ in with_hash]):.2f} s.")


if __name__ == "__main__":
    main()
