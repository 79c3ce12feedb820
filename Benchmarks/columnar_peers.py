#!/usr/bin/env python3
"""CPU seconds, memory and size of NDJSON to Parquet and to CSV, beside pyarrow, DuckDB and Polars.

    VENV/bin/python Benchmarks/columnar_peers.py TABLE.ndjson TABLE.schema.json [--runs 3]

Each conversion is a process of its own, on one thread, with zstd level 3; the tools run in turn. Parquet goes through the
schema, CSV is for tables without nested columns. Medians are printed.
"""
import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile

NAMES = {"uuid": "VARCHAR", "string": "VARCHAR", "timestamp_us_utc": "TIMESTAMPTZ", "date": "DATE", "boolean": "BOOLEAN",
         "int32": "INTEGER", "int64": "BIGINT", "double": "DOUBLE"}


def duckdb_type(kind):
    if isinstance(kind, str):
        return NAMES[kind]
    if "list" in kind:
        return duckdb_type(kind["list"]["type"]) + "[]"
    if "struct" in kind:
        return "STRUCT(" + ", ".join(f'"{f["name"]}" {duckdb_type(f["type"])}' for f in kind["struct"]) + ")"
    return "DECIMAL(%d,%d)" % tuple(kind["decimal"])


def arrow_type(kind):
    import pyarrow as pa
    if isinstance(kind, str):
        return {"uuid": pa.string(), "string": pa.string(), "timestamp_us_utc": pa.timestamp("us", "UTC"),
                "date": pa.date32(), "boolean": pa.bool_(), "int32": pa.int32(), "int64": pa.int64(),
                "double": pa.float64()}[kind]
    if "list" in kind:
        return pa.list_(arrow_type(kind["list"]["type"]))
    if "struct" in kind:
        return pa.struct([(f["name"], arrow_type(f["type"])) for f in kind["struct"]])
    return pa.decimal128(*kind["decimal"])


def polars_type(kind):
    import polars as pl
    if isinstance(kind, str):
        return {"boolean": pl.Boolean, "int32": pl.Int32, "int64": pl.Int64, "double": pl.Float64}.get(kind, pl.String)
    if "list" in kind:
        return pl.List(polars_type(kind["list"]["type"]))
    if "struct" in kind:
        return pl.Struct([pl.Field(f["name"], polars_type(f["type"])) for f in kind["struct"]])
    return pl.String


def convert(tool, source, schema, target):
    fields = json.load(open(schema))["fields"]
    is_csv = target.endswith(".csv")
    if tool == "duckdb":
        import duckdb
        columns = ", ".join(f"'{f['name']}': '{duckdb_type(f['type'])}'" for f in fields)
        how = "(FORMAT csv, HEADER)" if is_csv else "(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3)"
        connection = duckdb.connect()
        connection.execute("SET threads = 1")
        connection.execute(
            f"COPY (SELECT * FROM read_json('{source}', format='newline_delimited', columns={{{columns}}},"
            f" maximum_object_size=100000000)) TO '{target}' {how}")
    elif tool == "pyarrow":
        import pyarrow as pa
        import pyarrow.csv
        import pyarrow.json
        import pyarrow.parquet
        pa.set_cpu_count(1)
        # pyarrow's reader of JSON has no dates and no decimals in strings: dates are cast, decimals stay text.
        arrow = pa.schema([(f["name"], arrow_type(f["type"])) for f in json.loads(
            json.dumps(fields).replace('{"decimal": [18, 2]}', '"string"').replace('"date"', '"string"'))])
        table = pa.json.read_json(
            source, pa.json.ReadOptions(use_threads=False, block_size=1 << 26),
            pa.json.ParseOptions(explicit_schema=arrow))
        for index, field in enumerate(fields):
            if field["type"] == "date":
                table = table.set_column(index, field["name"], table.column(index).cast(pa.date32()))
        if is_csv:
            pa.csv.write_csv(table, target)
        else:
            pa.parquet.write_table(table, target, compression="zstd", compression_level=3)
    elif tool == "polars":
        os.environ["POLARS_MAX_THREADS"] = "1"
        import polars as pl
        frame = pl.read_ndjson(source, schema={f["name"]: polars_type(f["type"]) for f in fields})
        times = {"timestamp_us_utc": pl.Datetime("us", "UTC"), "date": pl.Date}
        frame = frame.with_columns(
            [pl.col(f["name"]).str.strptime(times[f["type"]], strict=True) for f in fields
             if isinstance(f["type"], str) and f["type"] in times])
        if is_csv:
            frame.write_csv(target)
        else:
            frame.write_parquet(target, compression="zstd", compression_level=3)


def measure(command):
    """CPU seconds and the peak of memory in MB of a process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "POLARS_MAX_THREADS": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("schema")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--columnist", default=".build/release/columnist")
    parser.add_argument("--convert", nargs=2, metavar=("TOOL", "TARGET"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.convert:
        return convert(arguments.convert[0], arguments.source, arguments.schema, arguments.convert[1])
    isnested = any(not isinstance(f["type"], str) and "decimal" not in f["type"]
                   for f in json.load(open(arguments.schema))["fields"])
    with tempfile.TemporaryDirectory() as directory:
        for form in ["parquet"] if isnested else ["parquet", "csv"]:
            results = {}
            for _ in range(arguments.runs):
                for tool in ["columnist", "pyarrow", "duckdb", "polars"]:
                    target = f"{directory}/{tool}.{form}"
                    command = [sys.executable, __file__, arguments.source, arguments.schema, "--convert", tool, target]
                    if tool == "columnist":
                        command = [arguments.columnist, "convert", arguments.source, target, "--schema",
                                   arguments.schema, "--jobs", "1"]
                    results.setdefault(tool, []).append((*measure(command), os.path.getsize(target) / 1e6))
            print(f"| {form} | CPU s | memory MB | size MB |\n|---|---:|---:|---:|")
            for tool, runs in results.items():
                print(f"| {tool} | " + " | ".join(
                    f"{statistics.median(column):.{places}f}" for column, places in zip(zip(*runs), (2, 0, 2))) + " |")
            print()


if __name__ == "__main__":
    main()
