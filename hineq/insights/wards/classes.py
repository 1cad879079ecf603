"""The classes in which a map colours the wards, with the range of each."""

from dataclasses import dataclass

from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import bare, number


@dataclass(frozen=True, kw_only=True)
class ClassRange:
    """A class of the map: its quintile, and the lowest and highest figure of the wards in it, as words."""

    quintile: int
    words: str
    wards: int


def class_ranges(view: WardView) -> list[ClassRange]:
    """The classes that the map shows, first to last, each with the range of its wards' figures and their count."""
    ranked = view.table[view.table["value"].notna()]
    ranges = []
    for _, rows in ranked.groupby("quintile"):
        low, high = rows["value"].min(), rows["value"].max()
        words = bare(low, view.indicator)
        if number(low, view.indicator.decimals) != number(high, view.indicator.decimals):
            words = f"{words} to {bare(high, view.indicator)}"
        ranges.append(ClassRange(quintile=int(rows.quintile.iloc[0]), words=words, wards=len(rows)))
    return ranges
