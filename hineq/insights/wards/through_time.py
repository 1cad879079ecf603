"""Which wards of today hold the ground of the wards of an earlier set, and which of them are one and the same ground."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from hineq.insights.wording.numbers import capital, count_word, counted, joined, part_of
from hineq.model.enough import SAME_GROUND


@dataclass(frozen=True, kw_only=True, eq=False)
class Became:
    """What became of the wards of an earlier set.

    `then` and `today` name the sets ("2017", "2024"). `shares` has former_code, area_code and share: how much of the ground of
    the former ward lies in that ward of today, 0 to 1; `before` and `now` are the names of both sets by code. Of a ward without an outline
    nothing is known.
    """

    then: str
    today: str
    shares: pd.DataFrame
    before: Mapping[str, str]
    now: Mapping[str, str]

    @cached_property
    def whole(self) -> frozenset[str]:
        """The former wards that lie in one ward of today which holds nothing of another: the same ground."""
        known = self.shares[self.shares.former_code.isin(list(self.before))]
        alone = known.groupby("area_code").former_code.transform("nunique") == 1
        return frozenset(known.former_code[alone & (known.share >= SAME_GROUND)])

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of the former wards whose outlines are not known."""
        there = set(self.shares.former_code)
        return tuple(name for code, name in self.before.items() if code not in there)


def became_finding(became: Became) -> str:
    """How many wards there were and are, and how many are on the same ground."""
    counts = f"{counted(len(became.before), 'ward')} of {became.then}, {len(became.now)} of {became.today}"
    same, known = len(became.whole), len(became.before) - len(became.unknown)
    if not known:
        return f"{capital(counts)}: outlines of the earlier ones are not known."
    lie = "lies" if same < 2 else "lie"
    return f"{capital(counts)}: {part_of(same, known, 'earlier ward', the='')} {lie} on the ground of one ward of {became.today}."


def became_table(became: Became) -> pd.DataFrame:
    """A row a former ward, by name: in which wards of today its ground lies, the larger part first, and with how much of it."""
    rows = []
    for code, name in sorted(became.before.items(), key=lambda item: item[1]):
        parts = became.shares[became.shares.former_code == code].sort_values("share", ascending=False)
        pairs = zip(parts.area_code.tolist(), parts.share.tolist(), strict=True)
        told = [(became.now.get(area_code, area_code), float(share)) for area_code, share in pairs if share > 0]
        if not told:
            words = "not known: no outline"
        elif code in became.whole:
            words = f"{told[0][0]}, the same ground"
        elif told[0][1] >= SAME_GROUND:
            words = f"{told[0][0]}, all of it"
        else:
            words = joined([f"{ward} ({share:.0%})" for ward, share in told])
        rows.append((name, words))
    return pd.DataFrame(rows, columns=[f"Ward of {became.then}", f"Lies in the wards of {became.today}"])


def became_note(became: Became) -> str:
    """How the shares were measured, and which wards are left out."""
    said = (
        f"Shares of ground, measured on outlines that are drawn with fewer points; under 2% is left out, and {SAME_GROUND:.0%} or more is "
        "called all of it. People are not spread evenly over the ground."
    )
    if became.unknown:
        lacking = "has" if len(became.unknown) == 1 else "have"
        said += f" {capital(count_word(len(became.unknown)))} of the earlier wards {lacking} no outline here."
    return said
