"""What changed in the figures of packs: `python -m benchmarks.pack_differences BEFORE AFTER FILE`.

BEFORE and AFTER are folders of packs (`data` of two checkouts). FILE gets a row for each number that is another, or is gone, and for each
indicator and series one for the figures that came, and one for those that have other decimals behind the third.
"""

import sys
from pathlib import Path

import pandas as pd

from hineq.model.place import Place
from hineq.packs.declared.layer import OVER
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.pack import load_place

# packs were rounded to three decimals
ROUNDING = 0.001
_FIGURES = ("observations", "population")
HEAD = ["pack", "table", "what", "about", "column", "before", "after"]


def _table(place: Place, name: str) -> pd.DataFrame:
    table = pd.DataFrame(getattr(place, name))
    if table.empty:
        return pd.DataFrame(columns=TABLES[name].names)
    return table.assign(**{column: table[column].astype(str) for column in TABLES[name].key})


def differences(pack: str, before: Place, after: Place) -> list[tuple[str, ...]]:
    """Every number of a pack that is another, each figure that is gone, and how many came to each series."""
    found: list[tuple[str, ...]] = []
    for name in OVER:
        key = list(TABLES[name].key)
        old, new = _table(before, name), _table(after, name)
        both = old.merge(new, on=key, how="outer", suffixes=("_before", "_after"), indicator="there")
        numbers = [column for column in new.columns if column not in key and pd.api.types.is_numeric_dtype(new[column])]
        gone, same = both[both.there == "left_only"], both[both.there == "both"]
        found += [(pack, name, "gone", "; ".join(row), "", "", "") for row in gone[key].itertuples(index=False)]
        by = ["indicator_id", "series"] if "series" in key else ["period"]
        for column in numbers:
            was, now = same[f"{column}_before"], same[f"{column}_after"]
            apart = (was - now).abs()
            other = ~(apart < ROUNDING) & ~(was.isna() & now.isna())
            rounded = same[(apart > 0) & (apart < ROUNDING)]
            found += _counted(pack, name, "rounded", column, rounded.groupby(by).size())
            if name not in _FIGURES:
                # ranks and spreads change as one with the set of areas that they are among
                found += _counted(pack, name, "changed", column, same[other].groupby(by).size())
                continue
            rows = zip(same.loc[other, key].itertuples(index=False, name=None), was[other], now[other], strict=True)
            found += [(pack, name, "changed", "; ".join(about), column, f"{a:g}", f"{b:g}") for about, a, b in rows]
        found += _counted(pack, name, "added", "", both[both.there == "right_only"].groupby(by).size())
    return found


def _counted(pack: str, table: str, what: str, column: str, counts: "pd.Series[int]") -> list[tuple[str, ...]]:
    """A row for each series: how many figures."""
    return [
        (pack, table, what, "; ".join(about) if isinstance(about, tuple) else str(about), column, "", f"{many} rows")
        for about, many in counts.items()
    ]


def main(before: Path, after: Path, file: Path) -> None:
    """Compare the packs that both folders have, and write what differs."""
    found: list[tuple[str, ...]] = []
    for path in sorted(before.glob("*/datapackage.json")):
        pack = path.parent.name
        if (after / pack).is_dir():
            found += differences(pack, load_place(before / pack), load_place(after / pack))
    table = pd.DataFrame(found, columns=HEAD)
    table.to_csv(file, index=False)
    print(table.groupby(["pack", "table", "what"]).size().to_string())


if __name__ == "__main__":
    main(*(Path(one) for one in sys.argv[1:]))
