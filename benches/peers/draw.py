"""Draws from one large extract with sagsaudit and its peers, in turn, and prints the tables of ratios.

    python3 benches/peers/draw.py [--rows 10000000] [--pairs 5] [--work FOLDER] [--binary SAGSAUDIT]

Makes the extracts (the same bytes each time), installs what is missing of the peers into FOLDER (xan is built from source,
which takes minutes), checks that DuckDB draws the same cases by the same rule, and prints medians of paired runs: each peer
runs in turn with sagsaudit, so that whatever else the machine does meets both. Then the cost of the file's SHA-256, of one
thread, of other ways to write the same rows, of fewer rows, and of small work. Needs python3 with venv, cargo and rustc.
"""

import argparse
import ast
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


def made(work, rows, variant="plain"):
    """The extract of so many rows, written in one of the ways that make_extract knows."""
    extract = work / (f"{rows}.csv" if variant == "plain" else f"{rows}-{variant}.csv")
    if not extract.exists():
        with open(work / "unfinished", "wb") as out:
            subprocess.run([work / "make_extract", str(rows), variant], stdout=out, check=True)
        os.rename(work / "unfinished", extract)
    return extract


def packed(extract):
    """The same, packed by gzip."""
    path = extract.with_name(extract.name + ".gz")
    if not path.exists():
        with open(path, "wb") as out:
            subprocess.run(["gzip", "-c", extract], stdout=out, check=True)
    return path


def ensure(work, binary):
    """What is measured."""
    work.mkdir(parents=True, exist_ok=True)
    if binary is None:
        subprocess.run(["cargo", "build", "--quiet", "--profile", "dist"], cwd=REPOSITORY, check=True)
        binary = REPOSITORY / "target/dist/sagsaudit"
    maker = work / "make_extract"
    subprocess.run(["rustc", "-O", "--edition", "2024", "-o", maker, HERE / "make_extract.rs"], check=True)
    python = work / "venv/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", work / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "duckdb", "polars"], check=True)
    xan = shutil.which("xan") or work / "peers/bin/xan"
    if not Path(xan).exists():
        subprocess.run(["cargo", "install", "--locked", "xan", "--root", work / "peers"], check=True)
    return binary, python, xan


DUCKDB = """
import duckdb, sys
strata = sys.argv[2]
duckdb.sql('SET enable_progress_bar = false')
rows = duckdb.sql(f'''
    SELECT WHAT FROM read_csv('{sys.argv[1]}', delim=';', header=true, quote='"', escape='"', all_varchar=true,
        auto_detect=false, columns={COLUMNS})
    QUALIFY row_number() OVER (PARTITION BY {strata} ORDER BY sha256('SEED:' || "Sagsnr")) <= PER_AREA
''').fetchall()
print([case for case, *_ in rows])
"""

POLARS = """
import polars, sys
strata = sys.argv[2].split(",")
frame = polars.scan_csv(sys.argv[1], separator=";", infer_schema=False)
drawn = frame.filter(polars.col("Sagsnr").hash(42).rank("ordinal").over(strata) <= PER_AREA)
print(drawn.collect(engine="streaming").height)
"""


XAN = "xan sample -g (a reservoir: no rule anyone could check)"
DUCKDB_IDS = "DuckDB, the same rule"
DUCKDB_ROWS = "DuckDB, the same rule, whole rows"


def peers(extract, python, xan, columns, strata):
    """The commands by name; `strata` are headings. xan and Polars hand out whole rows."""
    kinds = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in columns) + "}"
    fill = lambda text: (
        text.replace("{COLUMNS}", kinds.replace("{", "{{").replace("}", "}}"))
        .replace("SEED", SEED)
        .replace("PER_AREA", str(PER_AREA))
    )
    quoted = ", ".join(f'"{name}"' for name in strata)
    duckdb = lambda what: [str(python), "-c", fill(DUCKDB).replace("WHAT", what), str(extract), quoted]
    return {
        XAN: [
            str(xan), "sample", "-d", ";", "--seed", "42", "-g", ",".join(strata), str(PER_AREA), str(extract),
        ],
        DUCKDB_IDS: duckdb('"Sagsnr"'),
        DUCKDB_ROWS: duckdb("*"),
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


def paired(count, theirs, ours):
    """Runs of two in turn, after one of each that is not counted."""
    theirs(), ours()
    return [(theirs(), ours()) for _ in range(count)]


def median(values):
    return statistics.median(list(values))


def print_row(name, pairs, digits=2):
    theirs, our = ([pair[side] for pair in pairs] for side in (0, 1))
    print(
        f"| {name} | {median(a.wall for a in theirs):.{digits}f} | {median(b.wall for b in our):.{digits}f} "
        f"| {median(a.wall / b.wall for a, b in pairs):.2f} | {median(a.cpu for a in theirs):.{digits}f} "
        f"| {median(b.cpu for b in our):.{digits}f} | {max(a.peak for a in theirs):.0f} | {max(b.peak for b in our):.0f} |",
        flush=True,
    )


def print_heading(title, ours_is="ours"):
    print(f"\n{title}\n")
    print(f"| beside | its wall s | {ours_is}, wall s | ratio | its cpu s | {ours_is}, cpu s | its MiB | {ours_is}, MiB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")


def beside_peers(asked, program, extract, python, xan, columns, out):
    for strata in (["Område"], ["Område", "Kommune"]):
        commands = peers(extract, python, xan, columns, strata)
        print_heading(f"By {' and '.join(strata)}, without the hash of the file:")
        names = [name for name in commands if name != DUCKDB_ROWS]
        beside(asked, commands, names, lambda: ours(program, extract, strata, out, "--no-file-hash"), out)
        if strata == ["Område"]:
            print_heading("The same with every column of the drawn cases (--all-columns):")
            all_columns = lambda: ours(program, extract, strata, out, "--no-file-hash", "--all-columns")
            beside(asked, commands, [DUCKDB_ROWS, XAN], all_columns, out)


def beside(asked, commands, names, our, out):
    """A row for each of these peers; DuckDB has to draw the cases that are drawn here."""
    for name in names:
        if name in (DUCKDB_IDS, DUCKDB_ROWS):
            our()
            theirs = subprocess.run(commands[name], capture_output=True, text=True, check=True).stdout
            if set(ast.literal_eval(theirs)) != drawn_by_us(out):
                sys.exit("DuckDB draws other cases by the same rule")
        print_row(name, paired(asked.pairs, lambda: run(commands[name]), our))


HASH = "import hashlib, sys; print(hashlib.file_digest(open(sys.argv[1], 'rb'), 'sha256').hexdigest())"


def alone(asked, program, extract, python, xan, out):
    """One thread, and the hash of the file."""
    sample = [str(xan), "sample", "-d", ";", "--seed", "42", "-g", "Område", str(PER_AREA), str(extract)]
    print_heading("By one thread:")
    one = lambda: ours(program, extract, ["Område"], out, "--no-file-hash", "--threads", "1")
    print_row("xan sample -g", paired(asked.pairs, lambda: run(sample), one))
    print_heading("With the SHA-256 of the file, as is usual:")
    hashing = [str(python), "-c", HASH, str(extract)]
    print_row(
        "hashing alone (OpenSSL)",
        paired(asked.pairs, lambda: run(hashing), lambda: ours(program, extract, ["Område"], out)),
    )


def variants(asked, program, out):
    """Other ways to write the same million rows, beside the plain one."""
    print_heading("A million rows written in other ways, beside the plain file:", "this way")
    plain = made(asked.work, 1_000_000)
    draw = lambda extract: ours(program, extract, ["Område"], out, "--no-file-hash")
    for variant in ("crlf", "quote-all", "windows-1252", "utf-16"):
        extract = made(asked.work, 1_000_000, variant)
        print_row(variant, paired(asked.pairs, lambda: draw(plain), lambda: draw(extract)), 3)
    gz = packed(plain)
    unpacking = ["gzip", "-dc", str(gz)]
    print_row("gzip -dc, beside .gz", paired(asked.pairs, lambda: run(unpacking), lambda: draw(gz)), 3)


def fewer(asked, program, python, xan, out):
    """Whether time grows with the rows, and what little of it small work takes."""
    print_heading("Fewer rows, and small work:")
    draw = lambda extract: ours(program, extract, ["Område"], out, "--no-file-hash")
    for rows in (1_000_000, 100_000):
        extract = made(asked.work, rows)
        sample = [str(xan), "sample", "-d", ";", "--seed", "42", "-g", "Område", str(PER_AREA), str(extract)]
        print_row(f"xan, {rows} rows", paired(asked.pairs, lambda: run(sample), lambda: draw(extract)), 3)
    start = [sys.executable, "-c", "pass"]
    extract = made(asked.work, 100_000)
    print_row("python3 -c pass, beside 100000 rows", paired(asked.pairs, lambda: run(start), lambda: draw(extract)), 3)
    template = HERE / "population.toml"
    small = {
        "`run` on 1000 rows": ["run", made(asked.work, 1000), "--template", template, "--as-of", "2026-06-30", "-q"],
        "`check` on a template": ["check", template, "-q"],
        "`--help`": ["--help"],
    }
    for name, arguments in small.items():
        command = [str(part) for part in [program, *arguments]]
        print_row(f"python3 -c pass, beside {name}", paired(asked.pairs, lambda: run(start), lambda: run(command)), 4)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rows", type=int, default=10_000_000)
    arguments.add_argument("--pairs", type=int, default=5)
    arguments.add_argument("--work", type=Path, default=REPOSITORY / "target/peers")
    arguments.add_argument("--binary", type=Path)
    asked = arguments.parse_args()
    program, python, xan = ensure(asked.work, asked.binary)
    extract = made(asked.work, asked.rows)
    with open(extract, newline="", encoding="utf-8") as file:
        columns = next(csv.reader(file, delimiter=";"))
    out = asked.work / "audit"
    print(f"{asked.rows} rows, {extract.stat().st_size} bytes, {os.cpu_count()} processors, {asked.pairs} pairs")
    beside_peers(asked, program, extract, python, xan, columns, out)
    alone(asked, program, extract, python, xan, out)
    variants(asked, program, out)
    fewer(asked, program, python, xan, out)


if __name__ == "__main__":
    main()
