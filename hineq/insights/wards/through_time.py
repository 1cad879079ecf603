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
    the former ward lies in that ward of today, 0 to 1; `before` and `now` are the names of both sets by code, those among them of which no
    figure can be made. Of a ward without an outline nothing is known.
    """

    then: str
    today: str
    shares: pd.DataFrame
    before: Mapping[str, str]
    now: Mapping[str, str]

    @cached_property
    def _known(self) -> pd.DataFrame:
        return self.shares[self.shares.former_code.isin(list(self.before))]

    @cached_property
    def in_one(self) -> frozenset[str]:
        """The former wards whose ground lies whole in one ward of today."""
        return frozenset(self._known.former_code[self._known.share >= SAME_GROUND])

    @cached_property
    def whole(self) -> frozenset[str]:
        """Those of them whose ward of today holds nothing of another: the same ground."""
        alone = self._known.groupby("area_code").former_code.transform("nunique") == 1
        return frozenset(self._known.former_code[alone & (self._known.share >= SAME_GROUND)])

    def knows(self, code: str) -> bool:
        """Whether anything is known of the ground of a former ward: it is of this set, and has an outline."""
        return code in set(self._known.former_code)

    def ward_now(self, code: str) -> str:
        """The name of the ward of today that alone holds a former one, but for its edges; empty for several, or where nothing is known."""
        own = self._known[(self._known.former_code == code) & (self._known.share > 0)]
        if own.empty or (len(own) > 1 and code not in self.in_one):
            return ""
        return self.now.get(str(own.area_code.iloc[int(own.share.argmax())]), "")

    def keeps_name(self, code: str) -> bool:
        """Whether the ward of today that alone holds a former one is called as that was; "&" and "and" are one word."""
        return _plain(self.ward_now(code)) == _plain(self.before.get(code, ""))

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of the former wards whose outlines are not known."""
        there = set(self.shares.former_code)
        return tuple(name for code, name in self.before.items() if code not in there)


def _plain(name: str) -> str:
    return name.replace("&", "and").casefold()


def became_finding(became: Became) -> str:
    """How many wards there were and are, how many lie whole in one ward of today, and how many of these are on the same ground."""
    counts = f"{counted(len(became.before), 'ward')} of {became.then}, {len(became.now)} of {became.today}"
    lying, known = len(became.in_one), len(became.before) - len(became.unknown)
    if not known:
        return f"{capital(counts)}: outlines of the earlier ones are not known."
    lie = "lies" if lying < 2 else "lie"
    return (
        f"{capital(counts)}: {part_of(lying, known, 'earlier ward', the='')} {lie} whole in one ward of "
        f"{became.today}{_same_words(became)}."
    )


def _same_words(became: Became) -> str:
    """How many of those that lie whole in one ward are on its ground alone; nothing where none lies so."""
    same, lying = len(became.whole), len(became.in_one)
    if not lying:
        return ""
    if same == lying:
        return ", on the same ground"
    if lying == 1:
        return ", not on the same ground"
    return f", {count_word(same) if same else 'none'} of them on the same ground"


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
        elif code in became.in_one:
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
