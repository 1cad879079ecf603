"""The sides of a comparison: a ward, the strategy's list and the other wards, fifths by deprivation, wards of one's own."""

from dataclasses import dataclass, replace

from hineq.insights.series.figures import Figures
from hineq.insights.series.refusal import without_role
from hineq.insights.wards.coverage import Coverage
from hineq.insights.wording.numbers import count_word, joined
from hineq.methods.quantiles import FIFTHS, assign_quantiles
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.strategy import AreaList
from hineq.model.words import Sex

LIST, OTHERS, FIFTH, OWN = "list", "others", "fifth", "own"
_FIFTH_NAMES = ("most deprived", "second most deprived", "middle", "second least deprived", "least deprived")


@dataclass(frozen=True, kw_only=True)
class Side:
    """One side of a comparison: its key (an area code or a word), its name for choosing and in a sentence, its wards."""

    key: str
    name: str
    short: str
    codes: tuple[str, ...]

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
        """How many wards it is, as a verb agrees with it."""
        return len(self.codes)

    def names(self, place: Place) -> list[str]:
        """The names of its wards."""
        return [place.areas[code].area_name for code in self.codes]


@dataclass(frozen=True, kw_only=True)
class Sides:
    """The sides there are, by key, sentences on those that cannot be made, and by which release the fifths are."""

    by_key: dict[str, Side]
    missing: tuple[str, ...]
    fifths_by: str = ""


def all_sides(figures: Figures, listed: AreaList | None) -> Sides:
    """Every ward by name, then the strategy's list against the others, then the fifths by the newest deprivation score."""
    sides = {
        ward.area_code: Side(key=ward.area_code, name=ward.area_name, short=ward.area_name, codes=(ward.area_code,))
        for ward in figures.place.wards
    }
    missing = []
    codes = tuple(sides)
    on_list = listed.codes(Sex.PERSONS) if listed else frozenset()
    if named := tuple(code for code in codes if code in on_list):
        sides[LIST] = _of_list(LIST, named)
        others = tuple(code for code in codes if code not in on_list)
        if others:
            sides[OTHERS] = _of_list(OTHERS, others)
    else:
        missing.append(_no_list(figures.place, listed))
    fifths, why, by = _fifths(figures, codes)
    missing += [why] if why else []
    for number, members in fifths.items():
        short = f"the {_FIFTH_NAMES[number - 1]} fifth"
        key = f"{FIFTH}_{number}"
        sides[key] = Side(key=key, name=f"{short} of wards", short=short, codes=members)
    return Sides(by_key=sides, missing=tuple(missing), fifths_by=by)


def _of_list(key: str, codes: tuple[str, ...]) -> Side:
    """The wards on the strategy's list, or the others."""
    ward = "ward" if len(codes) == 1 else "wards"
    if key == LIST:
        return Side(key=key, name=f"the {ward} on the strategy's list", short=f"the listed {ward}", codes=codes)
    return Side(key=key, name=f"the {ward} not on the list", short=f"the other {ward}", codes=codes)


def first_sides(sides: Sides, area_code: str) -> tuple[str, str]:
    """The keys of the sides that are shown before anything was chosen.

    The selected ward, else the strategy's list, else the first side; against the wards that are not on the list, else
    the last side that is another one.
    """
    keys = list(sides.by_key)
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


def _fifths(figures: Figures, codes: tuple[str, ...]) -> tuple[dict[int, tuple[str, ...]], str, str]:
    """The wards by fifth of the newest deprivation score, and what is to be said of wards without one and of the release."""
    none = "so there are no fifths by deprivation"
    score = figures.place.indicator_with(IndicatorRole.DEPRIVATION)
    if score is None:
        return {}, without_role(IndicatorRole.DEPRIVATION).reason, ""
    if len(codes) < FIFTHS:
        return {}, f"{figures.place.name} has fewer than {count_word(FIFTHS)} wards, {none}.", ""
    rows = figures.rows(indicator_id=score.indicator_id, sex=Sex.PERSONS, area_codes=list(codes))
    rows = rows[rows["value"].notna()]
    release = rows[rows.period_end == rows.period_end.max()]
    newest = release.set_index("area_code")["value"]
    scored = [code for code in codes if code in newest.index]
    names = figures.place.areas
    coverage = Coverage(wards=len(codes), without=tuple(names[code].area_name for code in codes if code not in scored))
    if not coverage.ordered:
        return (
            {},
            f"{coverage.known or 'None'} of {coverage.wards} wards {'has' if coverage.known == 1 else 'have'} a deprivation score, {none}.",
            "",
        )
    numbers = assign_quantiles(newest.loc[scored].to_numpy(), FIFTHS, highest_first=True)
    members = {
        fifth: tuple(code for code, number in zip(scored, numbers, strict=True) if number == fifth)
        for fifth in range(1, FIFTHS + 1)
    }
    name = figures.place.series[score.indicator_id, str(release.series.iloc[0])].name
    by = f"Fifths are those of the {name}, the newest; a gap is drawn by the release nearest to its own years."
    said = f"Of deprivation scores {coverage.missing_words}: in no fifth." if coverage.without else ""
    return {number: wards for number, wards in members.items() if wards}, said, by


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
    common = set(left.codes) & set(right.codes)
    if not common or set(left.codes) == set(right.codes):
        return left, right, ""
    larger = left if len(left.codes) > len(right.codes) else right
    codes = tuple(code for code in larger.codes if code not in common)
    if larger.key.startswith(OWN):
        less = own_side(place, codes)
    else:
        less = _of_list(larger.key, codes) if larger.key in (LIST, OTHERS) else replace(larger, codes=codes)
    both = joined([place.areas[code].area_name for code in larger.codes if code in common])
    single = len(common) == 1
    be = place.tense.be
    words = f"{both} {be(1 if single else 2)} in both: {less.short} {be(less.count)} compared without {'it' if single else 'them'}."
    return (less, right, words) if larger is left else (left, less, words)
