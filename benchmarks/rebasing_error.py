"""Measures how far ward figures made of neighbourhoods are from those made in a more careful way, by indicator.

    python -m benchmarks.rebasing_error --from FOLDER [--write]

FOLDER holds the country's LSOA figures, lookups and boundaries. Two things are held against each other for every figure that
wards get from LSOA 2021: MSOAs against neighbourhoods, where the finer block is the truth of the coarser one; and each
neighbourhood given whole to one ward against its land shared among the wards, where neither is the truth.

Prints the tables; with --write also `data/england/estimate_errors.csv` and `docs/estimates.md`.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.estimate_errors import error_rows, measure_folder
from benchmarks.rebasing_page import page
from benchmarks.rebasing_tables import tables

ROOT = Path(__file__).parent.parent
TABLES, PAGE = ROOT / "data" / "england", ROOT / "docs" / "estimates.md"
ERRORS = "estimate_errors.csv"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.rebasing_error", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--from", dest="folder", type=Path, required=True, help="the country's figures and boundaries")
    parser.add_argument("--tables", type=Path, default=TABLES, help="the national pack's recipes and indicators")
    parser.add_argument("--write", action="store_true", help=f"write {ERRORS} among the tables, and the page")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page that --write writes")
    parsed = parser.parse_args(arguments)
    run = measure_folder(parsed.folder, parsed.tables)
    for title, table in tables(run).items():
        print(f"{title}\n{table.to_string()}\n")
    if parsed.write:
        error_rows(run).to_csv(parsed.tables / ERRORS, index=False, lineterminator="\n")
        parsed.page.write_text(page(run), encoding="utf-8")
        print(f"wrote {parsed.tables / ERRORS} and {parsed.page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
