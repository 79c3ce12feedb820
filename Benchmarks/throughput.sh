#!/bin/sh
# Speed of the binary on the repository's samples, repeated: pages a second of CPU, sentences a second of CPU.
set -eu
program=${1:-.build/release/columnist}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
clock=$(getconf CLK_TCK)
cpu() { awk -v c="$clock" '{print ($16 + $17) / c}' "/proc/$$/stat"; }

mkdir "$work/pages"
for copy in $(seq 1 200); do
    for page in relief-desk front-courier kuestenbote double-escaped; do
        cp "samples/casualties/$page.html" "$work/pages/$page-$copy.html"
    done
done
before=$(cpu)
"$program" extract "$work/pages" >"$work/articles.ndjson"
after=$(cpu)
awk -v a="$before" -v b="$after" 'BEGIN { printf "extract: %.0f sample pages a CPU second\n", 800 / (b - a) }'

awk 'BEGIN { for (i = 0; i < 100000; i++)
    printf "{\"id\":%d,\"text\":\"According to the authorities, %d children were killed and %d injured in the city.\"}\n", i, i % 900 + 2, i % 700 + 3 }' \
    >"$work/sentences.ndjson"
before=$(cpu)
"$program" figures <"$work/sentences.ndjson" >"$work/figures.ndjson"
after=$(cpu)
awk -v a="$before" -v b="$after" 'BEGIN { printf "figures: %.0f sentences a CPU second, two figures in each\n", 100000 / (b - a) }'
