"""What must hold over the whole nation before a byte of it is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from hineq.packs.build.areas import AREAS
from hineq.packs.build.neighbourhoods import LEVELS, Neighbourhoods
from hineq.packs.build.source_files import SourceFiles
from hineq.packs.declared.faults import Fault
from hineq.packs.declared.tables import TABLES
from hineq.packs.read import figure_rules
from hineq.packs.read.findings import FILE, ROW, Findings
from hineq.packs.read.layer_head import Head
from hineq.packs.read.problems import InvalidPack, Problem
from hineq.packs.read.rules import check_keys

# so many faults of one kind in a column are told one by one
_FEW: Final = 3


def check_tables(tables: Mapping[str, pd.DataFrame], head: Head, findings: Findings) -> None:
    """The rules of a pack, over every row of the nation."""
    checks: dict[str, Callable[..., None]] = {
        "areas": lambda frame, findings: None,
        "observations": partial(figure_rules.check_observations, indicators=head.indicators),
        "distributions": partial(figure_rules.check_distributions, indicators=head.indicators),
        "national_ranks": figure_rules.check_national_ranks,
        "population": figure_rules.check_population,
    }
    for name, check in checks.items():
        frame = tables[name].copy()
        frame[FILE], frame[ROW] = f"{name}.parquet", np.arange(1, len(frame) + 1)
        # a look at the keys alone tells in a moment whether the long search for which are double is needed
        if frame.duplicated(list(TABLES[name].key)).any():
            check_keys(TABLES[name], frame, findings)
        check(frame, findings=findings)


def check_totals(source: SourceFiles, above: pd.DataFrame, neighbourhoods: Neighbourhoods) -> None:
    """The numbers of wards and neighbourhoods that the list of areas gives are those of the files below it."""
    wards = neighbourhoods.table.ward.to_numpy()
    members = {code: at for level in LEVELS[1:] for code, at in neighbourhoods.members[level].items()}
    counted = {
        "n_lsoa21": {code: len(at) for code, at in members.items()},
        "n_ward24": {code: len(set(wards[at])) for code, at in members.items()},
    }
    for column, found in counted.items():
        pairs = zip(above.area_code, above[column], strict=True)
        wrong = [(code, told, found.get(code, 0)) for code, told in pairs if told != found.get(code, 0)]
        if wrong:
            code, told, got = wrong[0]
            many = "1 area has" if len(wrong) == 1 else f"{len(wrong):,} areas have"
            rule = (
                f"{many} another total than what lies in it, such as {code}: {told:,.0f} here, {got:,} counted. "
                "Take files of one release."
            )
            source.findings.fault(Fault.TOTAL_UNLIKE, f"{AREAS}.parquet", rule, column=column, value=code)


def stop_at(findings: Findings, folder: Path) -> None:
    """Go no further where there is a fault: InvalidPack with every one, one line a mistake."""
    if findings.faults:
        raise InvalidPack(folder.name, one_line_a_mistake(findings.faults))


def one_line_a_mistake(faults: Sequence[Problem]) -> list[Problem]:
    """One fault for all that are wrong with a column of a file in one way: over a nation one mistake has thousands of rows."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for fault in faults:
        alike.setdefault((fault.code, fault.file, fault.column), []).append(fault)
    told: list[Problem] = []
    for same in alike.values():
        if len(same) > _FEW:
            told.append(replace(same[0], rule=f"{same[0].rule} So in {len(same):,} rows, this the first."))
        else:
            told += same
    return told
