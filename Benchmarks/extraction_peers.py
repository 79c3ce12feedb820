#!/usr/bin/env python3
"""CPU seconds of article extraction beside other tools, each on the same pages in one run.

  extraction_peers.py PAGES [--program .build/release/columnist] [--peers resiliparse,trafilatura] [--runs 3]

PAGES is a directory of HTML files. Every tool runs as a process of its own on one thread, in turn (A B C A B C ...), reads
the files and writes one JSON line a page; start-up counts. Printed are the median CPU seconds, pages a CPU second, and the
ratio to this program. Needs `pip install resiliparse trafilatura lxml_html_clean` for the peers.
"""
import argparse, glob, json, os, resource, statistics, subprocess, sys

PEERS = {
    "resiliparse": """
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from resiliparse.parse.html import HTMLTree
def extract(data): return extract_plain_text(HTMLTree.parse(bytes_to_str(data, detect_encoding(data))), main_content=True)
""",
    "trafilatura": """
import trafilatura
def extract(data): return trafilatura.extract(data, include_comments=False) or ""
""",
}
LOOP = """
import glob, json, logging, os, sys
logging.disable(logging.CRITICAL)
for path in sorted(glob.glob(os.path.join(sys.argv[1], "**", "*.html"), recursive=True)):
    with open(path, "rb") as file: data = file.read()
    try: text = extract(data)
    except Exception: text = ""
    print(json.dumps({"id": path, "text": text}, ensure_ascii=False))
"""


def measure(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    lines = sum(1 for _ in process.stdout)
    process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages")
    parser.add_argument("--program", default=".build/release/columnist")
    parser.add_argument("--peers", default="resiliparse,trafilatura")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    commands = {"columnist": [options.program, "extract", options.pages]}
    for peer in filter(None, options.peers.split(",")):
        commands[peer] = [sys.executable, "-c", PEERS[peer] + LOOP, options.pages]
    seconds = {name: [] for name in commands}
    pages = {}
    for _ in range(options.runs):
        for name, command in commands.items():
            cpu, pages[name] = measure(command)
            seconds[name].append(cpu)
    own = statistics.median(seconds["columnist"])
    print("%-12s %6s %9s %12s %8s" % ("tool", "pages", "CPU s", "pages/CPU s", "ratio"))
    for name, values in seconds.items():
        cpu = statistics.median(values)
        print("%-12s %6d %9.2f %12.0f %8.2f" % (name, pages[name], cpu, pages[name] / cpu, cpu / own))


if __name__ == "__main__":
    main()
