"""The sides of a comparison: a ward, the strategy's list and the other wards, fifths by deprivation, wards of one's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import without_role
from hineq.insights.wards.coverage import Coverage
from hineq.insights.wards.releases import Release, nearest_before, releases
from hineq.insights.wards.view import WardView
from hineq.insights.wording.numbers import capital, count_word, counted, joined, joined_few
from hineq.methods.quantiles import FIFTHS, assign_quantiles
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.strategy import AreaList
from hineq.model.words import Sex

LIST, OTHERS, FIFTH, OWN, GROUP, REST = "list", "others", "fifth", "own", "group", "group_rest"
_FIFTH_NAMES = ("most deprived", "second most deprived", "middle", "second least deprived", "least deprived")


@dataclass(frozen=True, kw_only=True)
class Fifth:
    """The wards of a fifth by one release of the deprivation score, with its year and name."""

    year: int
    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of a comparison: its key (an area code or a word), its name for choosing and in a sentence, its wards.

    Which wards it is may hang on the measure: a list can name a ward for one sex only (`by_sex`), and a fifth goes by the
    release nearest to the figures (`by_release`). `codes` are those of measures of all people, and of the newest release.
    """

    key: str
    name: str
    short: str
    codes: tuple[str, ...]
    by_sex: tuple[tuple[Sex, tuple[str, ...]], ...] = ()
    by_release: tuple[Fifth, ...] = ()

    def release(self, view: WardView) -> str:
        """The name of the release by which it is made for a measure; an empty text where it is made by none."""
        return self._fifth(view).name if self.by_release else ""

    def codes_on(self, view: WardView) -> tuple[str, ...]:
        """Its wards on a measure: those listed for its sex, or the fifth by the release nearest before its figures."""
        if self.by_release:
            return self._fifth(view).codes
        return dict(self.by_sex).get(view.sex, self.codes)

    def _fifth(self, view: WardView) -> Fifth:
        return nearest_before(self.by_release, parse_period(view.period).middle)

    def _with_figures(self, view: WardView) -> Fifth | None:
        """The fifth that a measure goes by; None where none of its wards has a figure on it."""
        fifth = self._fifth(view)
        return fifth if view.known.intersection(fifth.codes) else None

    @property
    def everywhere(self) -> frozenset[str]:
        """The wards that it has on any measure."""
        groups = [self.codes, *(codes for _, codes in self.by_sex), *(fifth.codes for fifth in self.by_release)]
        return frozenset(code for codes in groups for code in codes)

    def shared_with(self, other: Self) -> frozenset[str]:
        """The wards that both sides have on one and the same measure, whichever it is."""
        if self.by_sex and other.by_sex:
            theirs = dict(other.by_sex)
            return frozenset(code for sex, codes in self.by_sex for code in set(codes) & set(theirs.get(sex, ())))
        if self.by_release and other.by_release:
            years = {fifth.year: fifth.codes for fifth in other.by_release}
            return frozenset(
                code for fifth in self.by_release for code in set(fifth.codes) & set(years.get(fifth.year, ()))
            )
        return self.everywhere & other.everywhere

    def for_views(self, views: Iterable[WardView]) -> Self:
        """The side with the sexes and the releases alone that one of the measures goes by, on which its wards have figures."""
        of_views = list(views)
        used = {fifth.year for view in of_views if self.by_release and (fifth := self._with_figures(view)) is not None}
        used = used or {fifth.year for fifth in self.by_release[-1:]}
        sexes = {view.sex for view in of_views}
        return replace(
            self,
            by_sex=tuple((sex, listed) for sex, listed in self.by_sex if sex in sexes),
            by_release=tuple(fifth for fifth in self.by_release if fifth.year in used),
        )

    def less(self, codes: frozenset[str]) -> Self:
        """The side without some wards."""

        def rest(of: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(code for code in of if code not in codes)

        return replace(
            self,
            codes=rest(self.codes),
            by_sex=tuple((sex, rest(listed)) for sex, listed in self.by_sex),
            by_release=tuple(replace(fifth, codes=rest(fifth.codes)) for fifth in self.by_release),
        )

    @property
    def is_group(self) -> bool:
        """Whether it is more than one ward."""
        return len(self.codes) > 1

    @property
    def by_deprivation(self) -> bool:
        """Whether its wards were picked by their deprivation score."""
        return self.key.startswith(f"{FIFTH}_")

    @property
    def count(self) -> int:
        """How many wards it is, as a verb agrees with it: what has a name of its own is one."""
        return 1 if self.key == GROUP else len(self.codes)

    def names(self, place: Place) -> list[str]:
        """The names of its wards."""
        return [place.areas[code].area_name for code in self.codes]


@dataclass(frozen=True, kw_only=True)
class Sides:
    """The sides there are, by key, and sentences on those that cannot be made."""

    by_key: dict[str, Side]
    missing: tuple[str, ...]


def all_sides(figures: Figures, listed: AreaList | None, views: Sequence[WardView] = ()) -> Sides:
    """Every ward by name, then the strategy's list against the others, then the fifths by their deprivation.

    With `views`, the measures that are to be compared, a side has the sexes and releases alone that they go by.
    """
    sides = {
        ward.area_code: Side(key=ward.area_code, name=ward.area_name, short=ward.area_name, codes=(ward.area_code,))
        for ward in figures.place.wards
    }
    missing = []
    codes = tuple(sides)
    on_list = listed.codes(Sex.PERSONS) if listed else frozenset()
    if named := tuple(code for code in codes if code in on_list):
        by_sex = {sex: tuple(code for code in codes if code in listed.codes(sex)) for sex in Sex} if listed else {}
        sides[LIST] = _of_list(LIST, named, tuple(by_sex.items()))
        others = tuple(code for code in codes if code not in on_list)
        if others:
            rest = {sex: tuple(code for code in codes if code not in of_sex) for sex, of_sex in by_sex.items()}
            sides[OTHERS] = _of_list(OTHERS, others, tuple(rest.items()))
    else:
        missing.append(_no_list(figures.place, listed))
    fifths, why = _fifths(figures, codes)
    missing += [why] if why else []
    for number, members in fifths.items():
        short = f"the {_FIFTH_NAMES[number - 1]} fifth"
        key = f"{FIFTH}_{number}"
        sides[key] = Side(
            key=key, name=f"{short} of wards", short=short, codes=members[-1].codes, by_release=tuple(members)
        )
    if views:
        sides = {key: side.for_views(views) for key, side in sides.items()}
    return Sides(by_key=sides, missing=tuple(missing))


def _of_list(key: str, codes: tuple[str, ...], by_sex: tuple[tuple[Sex, tuple[str, ...]], ...]) -> Side:
    """The wards on the strategy's list, or the others."""
    ward = "ward" if len(codes) == 1 else "wards"
    name, short = (
        (f"the {ward} on the strategy's list", f"the listed {ward}")
        if key == LIST
        else (f"the {ward} not on the list", f"the other {ward}")
    )
    # where no sex makes a difference nothing is to be said of one
    apart = any(set(of_sex) != set(codes) for _, of_sex in by_sex)
    return Side(key=key, name=name, short=short, codes=codes, by_sex=by_sex if apart else ())


def first_sides(sides: Sides, area_code: str) -> tuple[str, str]:
    """The keys of the sides that are shown before anything was chosen.

    The reader's own group against the other wards; else the selected ward, else the strategy's list, else the first side; against the wards that are not on the list, else
    the last side that is another one.
    """
    keys = list(sides.by_key)
    if {GROUP, REST} <= set(keys):
        return GROUP, REST
    left = area_code if area_code in sides.by_key else LIST if LIST in sides.by_key else keys[0]
    right = OTHERS if OTHERS in sides.by_key else next((key for key in reversed(keys) if key != left), left)
    return left, right


def _no_list(place: Place, listed: AreaList | None) -> str:
    """Why there is no group of listed wards."""
    if listed:
        return f"The list of wards names none of {place.name}'s wards of today, so there is no group of listed wards."
    if place.area_lists:
        return "No list of this pack is marked as that of the poorest wards, so there is no group of listed wards."
    return "No list of wards is in this pack, so there is no group of listed wards."


def _fifths(figures: Figures, codes: tuple[str, ...]) -> tuple[dict[int, list[Fifth]], str]:
    """The wards by fifth of each release of the deprivation score, oldest first, and what is to be said of wards without one.

    A release that has too few wards' scores makes none.
    """
    none = "so there are no fifths by deprivation"
    if figures.place.indicator_with(IndicatorRole.DEPRIVATION) is None:
        return {}, without_role(IndicatorRole.DEPRIVATION).reason
    if len(codes) < FIFTHS:
        return {}, f"{figures.place.name} {figures.place.tense.have(1)} fewer than {count_word(FIFTHS)} wards, {none}."
    known = releases(figures)
    by_release = {release.year: _coverage(figures, codes, release) for release in known}
    newest = by_release[known[-1].year] if known else Coverage(wards=len(codes), without=codes)
    if not newest.ordered:
        score = newest.figure_words("deprivation score")
        return (
            {},
            f"{newest.known or 'None'} of {newest.wards} wards {figures.place.tense.have(newest.known)} {score}, {none}.",
        )
    fifths: dict[int, list[Fifth]] = {}
    for release in known:
        if not by_release[release.year].ordered:
            continue
        scored = [code for code in codes if code in release.scores]
        numbers = assign_quantiles(np.array([release.scores[code] for code in scored]), FIFTHS, highest_first=True)
        for number in range(1, FIFTHS + 1):
            members = tuple(code for code, placed in zip(scored, numbers, strict=True) if placed == number)
            fifths.setdefault(number, []).append(Fifth(year=release.year, name=release.series.name, codes=members))
    said = f"Of deprivation scores {newest.missing_words}: in no fifth." if newest.without else ""
    return {number: made for number, made in fifths.items() if made[-1].codes}, said


def _coverage(figures: Figures, codes: tuple[str, ...], release: Release) -> Coverage:
    without = {code: figures.place.areas[code].area_name for code in codes if code not in release.scores}
    rough = tuple(name for code, name in without.items() if code in release.rough)
    return Coverage(wards=len(codes), without=tuple(without.values()), rough=rough)


def own_side(place: Place, codes: list[str] | tuple[str, ...]) -> Side:
    """A group of the reader's own, in order of names; ValueError for no ward or for a code that is none."""
    names = {ward.area_code: ward.area_name for ward in place.wards}
    if not codes or not set(codes) <= set(names):
        raise ValueError(f"'codes' must be wards of {place.name}, got {list(codes)}.")
    chosen = tuple(code for code in names if code in codes)
    name = joined([names[code] for code in chosen])
    short = name if len(chosen) < 3 else "the chosen wards"
    return Side(key=f"{OWN}:{','.join(chosen)}", name=name, short=short, codes=chosen)


def apart(place: Place, left: Side, right: Side) -> tuple[Side, Side, str]:
    """Two sides without a ward in common, and a sentence where wards had to be taken out of one of them for that.

    They are taken out of the larger side, of two as large out of the right one. Two sides of the same wards are given
    back as they are.
    """
    common = left.shared_with(right)
    if not common or set(left.codes) == set(right.codes):
        return left, right, ""
    larger = left if len(left.codes) > len(right.codes) else right
    less = larger.less(common)
    if not less.codes:
        # the same wards by another release: the comparison says that it cannot be made
        return left, right, ""
    if larger.key.startswith(OWN):
        less = own_side(place, less.codes)
    elif larger.key in (LIST, OTHERS):
        named = _of_list(larger.key, less.codes, less.by_sex)
        less = replace(less, name=named.name, short=named.short)
    both = joined([ward.area_name for ward in (*place.wards, *place.earlier_wards) if ward.area_code in common])
    single = len(common) == 1
    be = place.tense.be
    words = f"{both} {be(1 if single else 2)} in both: {less.short} {be(less.count)} compared without {'it' if single else 'them'}."
    return (less, right, words) if larger is left else (left, less, words)


# a list of more wards than this stays folded
FEW_WARDS = 8


def members_heading(*sides: Side) -> str:
    """How many wards the groups among the sides hold: "Eight wards: the listed wards"; empty where both are one ward."""
    groups = [side for side in sides if len(side.everywhere) > 1]
    return capital("; ".join(f"{counted(len(side.codes), 'ward')}: {side.short}" for side in groups))


def members_words(place: Place, *sides: Side) -> str:
    """Which wards the groups among the sides hold, in sentences; of a list for whom, of a fifth by which release."""
    return " ".join(_member_words(place, side) for side in sides if len(side.everywhere) > 1)


def _member_words(place: Place, side: Side) -> str:
    names = place.areas
    if side.by_release:
        newest, name = side.by_release[-1], capital(side.short)
        said = f"{name} by the {newest.name}: {joined([names[code].area_name for code in newest.codes])}."
        for fifth in reversed(side.by_release[:-1]):
            came = [names[code].area_name for code in fifth.codes if code not in newest.codes]
            went = [names[code].area_name for code in newest.codes if code not in fifth.codes]
            moved = [f"with {joined_few(came, 4)}" if came else "", f"without {joined_few(went, 4)}" if went else ""]
            said += f" By the {fifth.name}: {joined([part for part in moved if part], 'but') or f'the same as by the {newest.name}'}."
        return said
    said = f"{capital(side.short)}: {joined(side.names(place))}."
    for sex, codes in side.by_sex:
        came = [names[code].area_name for code in codes if code not in side.codes]
        went = [names[code].area_name for code in side.codes if code not in codes]
        if came or went:
            parts = [f"with {joined(came)}" if came else "", f"without {joined(went)}" if went else ""]
            said += f" On measures of {sex.people}: {joined([part for part in parts if part])}."
    return said
