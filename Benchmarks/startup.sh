#!/bin/sh
# CPU seconds of 100 starts of `columnist --version`, and the mean.
set -eu
program=${1:-.build/release/columnist}
start=$(cut -d' ' -f1 /proc/uptime)
times_of() { awk '{print ($16 + $17) / '"$(getconf CLK_TCK)"'}' "/proc/$$/stat"; }
before=$(times_of)
i=0
while [ $i -lt 100 ]; do "$program" --version >/dev/null; i=$((i + 1)); done
after=$(times_of)
end=$(cut -d' ' -f1 /proc/uptime)
awk -v a="$before" -v b="$after" -v s="$start" -v e="$end" \
    'BEGIN { printf "start-up: %.1f ms of CPU, %.1f ms of wall time (mean of 100)\n", (b - a) * 10, (e - s) * 10 }'
