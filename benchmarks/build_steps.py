"""What each step of the build of a national layer takes: seconds, memory after it and the highest so far. On Linux.

    python -m benchmarks.build_steps LAYER --from FOLDER

LAYER is the folder of a layer, in which `built` is made anew: take a copy of what is declared. FOLDER is as `python -m hineq build` reads it.
"""

import argparse
import re
import sys
import time
from pathlib import Path

from hineq.packs.build.layer import build_layer


def memory() -> tuple[int, int]:
    """Mebibytes of this process now, and the most so far."""
    said = Path("/proc/self/status").read_text(encoding="utf-8")
    now, most = (int(re.findall(rf"{name}:\s+(\d+) kB", said)[0]) // 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


def main(asked: list[str] | None = None) -> int:
    """Build the layer and print a line a step."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("layer", type=Path, help="the folder of the layer")
    arguments.add_argument("--from", dest="source", required=True, help="the source tables")
    given = arguments.parse_args(asked)
    print(f"{'step':34} {'seconds':>8} {'MiB after':>10} {'peak MiB':>9}")
    before, since = "Starting", time.perf_counter()

    def told(what: str, done: int) -> None:
        nonlocal before, since
        now, most = memory()
        print(f"{before:34} {time.perf_counter() - since:8.1f} {now:10,} {most:9,}", flush=True)
        before, since = what, time.perf_counter()

    built = build_layer(given.layer, given.source, told)
    for name, rows in built.rows.items():
        print(f"{name:34} {rows:8,} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
