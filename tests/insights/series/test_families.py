"""Variants of one measure count once: which of them stands for the family, and that every pack's families have one leader."""

import math
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from hineq.insights.series.families import (
    distinct_measures,
    family_of,
    how_badly,
    measures_words,
    one_a_family,
    rows_once,
    themes_words,
)
from hineq.insights.series.figures import Figures
from hineq.insights.standing.attention import attention
from hineq.insights.standing.ranks import authority_ranks, standing_finding, standing_lede
from hineq.insights.wards.compare import Comparison, compare_sides, comparison_finding, comparison_sentence
from hineq.insights.wards.levels import levels_with_figures
from hineq.insights.wards.poorest_tally import poorest_tally
from hineq.insights.wards.profile import newest_ward_views, ward_profile
from hineq.insights.wards.profile_first import SHOWN_FIRST, measures_first_words, placed_measures
from hineq.insights.wards.profile_words import profile_sentences
from hineq.insights.wards.sides import own_side
from hineq.insights.wording.numbers import capital, count_word
from hineq.model.indicator import Indicator
from hineq.model.roles import IndicatorRole
from hineq.model.words import Outcome, Polarity, Sex
from tests.made_up import indicator, town
from tests.pages.test_places import PLACES
from tests.pages.visits import FILES
from tests.paths import ROOT
from tests.place_packs import figures, place
from tests.places_with_levels import LEVELS, level, newest

PACKS = ("luton", "llr", "oxford")
THEN, NOW = date(2021, 12, 31), date(2022, 3, 31)
ALONE = indicator(indicator_id="alone")
FIRST = indicator(indicator_id="first", family="f")
LEADER = indicator(indicator_id="leader", family="f", roles=(IndicatorRole.LEADS_FAMILY,))


@pytest.mark.parametrize(
    ("variants", "counts"),
    [
        ([(FIRST, Sex.PERSONS, 1.0, THEN), (LEADER, Sex.PERSONS, 0.0, THEN)], [1]),
        ([(LEADER, Sex.PERSONS, math.nan, THEN), (FIRST, Sex.PERSONS, 0.0, THEN)], [1]),
        ([(LEADER, Sex.PERSONS, math.nan, THEN), (FIRST, Sex.PERSONS, math.nan, THEN)], [0]),
        ([(ALONE, Sex.MALE, 0.0, THEN), (ALONE, Sex.FEMALE, 1.0, THEN)], [1]),
        ([(ALONE, Sex.MALE, 1.0, THEN), (ALONE, Sex.FEMALE, 0.0, THEN)], [0]),
        ([(ALONE, Sex.MALE, 1.0, THEN), (ALONE, Sex.PERSONS, 0.0, THEN)], [1]),
        ([(ALONE, Sex.MALE, 1.0, THEN), (FIRST, Sex.MALE, 0.0, THEN)], [0, 1]),
        # the newest of those that can be told, whoever leads
        ([(FIRST, Sex.PERSONS, 0.0, NOW), (LEADER, Sex.PERSONS, 1.0, THEN)], [0]),
        ([(FIRST, Sex.PERSONS, math.nan, NOW), (LEADER, Sex.PERSONS, 1.0, THEN)], [1]),
        ([(ALONE, Sex.MALE, 0.0, NOW), (ALONE, Sex.PERSONS, 1.0, THEN)], [0]),
        ([], []),
    ],
)
def test_which_variant_stands_for_its_family(
    variants: list[tuple[Indicator, Sex, float, date]], counts: list[int]
) -> None:
    assert one_a_family(range(len(variants)), variants.__getitem__) == counts


def test_rows_keep_their_order_and_the_first_in_the_pack_stands_for_a_family_without_a_leader() -> None:
    later = indicator(indicator_id="later", family="f")
    made = town([], kinds=[FIRST, later, ALONE])
    rows = pd.DataFrame({"indicator_id": ["alone", "later", "first"], "sex": "Persons", "ended": THEN})
    assert list(rows_once(made, rows, pd.Series([0.0, 1.0, 0.0])).indicator_id) == ["alone", "first"]


def test_every_outcome_has_a_place_and_worse_is_the_worst() -> None:
    known = [how_badly(outcome) for outcome in Outcome if outcome is not Outcome.NOT_COMPARED]
    assert max(known) == how_badly(Outcome.WORSE) > how_badly(Outcome.SIMILAR) > how_badly(Outcome.BETTER) == min(known)
    assert math.isnan(how_badly(Outcome.NOT_COMPARED))


def test_a_list_says_how_many_measures_it_holds_and_its_variants_only_where_there_are_some() -> None:
    assert measures_words([ALONE]) == "one measure"
    assert measures_words([FIRST, LEADER, ALONE]) == "two measures (3 with variants)"
    whole = replace(ALONE, indicator_id="whole", roles=(IndicatorRole.COMPOSITE,))
    again = replace(whole, indicator_id="again", roles=(IndicatorRole.RESTATES_DEPRIVATION,))
    assert measures_words([FIRST, LEADER, whole, again]) == "one measure (4 with variants and summaries)"
    assert measures_words([ALONE, whole]) == "one measure (2 with a summary)"
    assert measures_words([whole]) == "one summary of other measures"
    assert measures_words([whole, again]) == "two summaries of other measures"


def test_a_family_in_two_themes_counts_in_its_leaders() -> None:
    here, there = replace(FIRST, theme="Here"), replace(LEADER, theme="There")
    assert themes_words([here, there]) == {"Here": "no measures (1 with variants)", "There": "one measure"}


@pytest.mark.parametrize("key", LEVELS)
def test_the_themes_of_a_ward_hold_as_many_measures_as_its_heading_counts(key: str) -> None:
    made = level(key).place
    ward = made.wards[0].area_code
    profile = ward_profile(made, newest(key), ward)
    placed = placed_measures(profile)
    kinds = placed.indicator_id.map(made.indicators)
    first = [words.split()[0] for words in themes_words(list(kinds)).values() if "of other measures" not in words]
    counting = {family_of(kind) for kind in kinds[placed.counts]}
    apart = sum(NUMBERS.get(word, int(word) if word.isdigit() else 0) for word in first)
    assert apart == distinct_measures(kinds) == len(counting)
    caption = measures_first_words(profile, made, min(len(counting), SHOWN_FIRST))
    assert (
        not counting
        or capital(count_word(len(counting))) in caption
        or f"of {count_word(len(counting))} distinct" in caption
    )


@pytest.mark.parametrize("pack", PACKS)
def test_a_family_has_at_most_one_leader_and_no_leader_is_without_a_family(pack: str) -> None:
    kinds = list(place(pack).indicators.values())
    leaders = Counter(kind.family for kind in kinds if kind.has(IndicatorRole.LEADS_FAMILY))
    assert leaders[""] == 0
    assert max(leaders.values()) == 1


ALIKE = {
    "child poverty": r"child poverty|children in (relative|low)",
    "children's weight": r"(overweight|obes).*(reception|year 6|children)",
    "adults' weight": r"adults.*(overweight|obes)",
    "overcrowding": r"overcrowded|overcrowding",
    "life expectancy": r"^life expectancy (at|\()",
    "years in good health": r"^(healthy|disability-free) life",
    "self-harm": r"self-harm",
    "preventable deaths": r"considered preventable|avoidable mortality",
    "physical activity": r"inactive adults|sedentary|^physical activity",
    "deaths from all causes": r"mortality.*all causes",
    "income deprivation": r"income[- ]depriv",
}


@pytest.mark.parametrize("words", ALIKE.values(), ids=ALIKE)
@pytest.mark.parametrize("pack", PACKS)
def test_measures_of_the_same_thing_are_in_one_family(pack: str, words: str) -> None:
    alike = [kind for kind in place(pack).indicators.values() if re.search(words, kind.name, re.IGNORECASE)]
    assert alike
    assert distinct_measures(alike) == 1, [kind.name for kind in alike]


LEADING = (IndicatorRole.LEADS_FAMILY, IndicatorRole.HEADLINE, IndicatorRole.DEPRIVATION)


def copied(pack: str) -> Figures:
    """A pack in which every indicator has a copy of itself as a variant."""
    original = place(pack)
    name = "{}_again".format

    def twice(table: pd.DataFrame) -> pd.DataFrame:
        return pd.concat([table, table.assign(indicator_id=[name(code) for code in table.indicator_id])])

    kinds = {}
    for code, kind in original.indicators.items():
        roles = tuple(role for role in kind.roles if role not in LEADING)
        kinds[code] = replace(kind, family=family_of(kind))
        kinds[name(code)] = replace(kinds[code], indicator_id=name(code), roles=roles)
    order = [*original.indicators, *map(name, original.indicators)]
    both = {**original.series}
    for (code, vintage), one in original.series.items():
        both[name(code), vintage] = replace(one, indicator_id=name(code))
    return Figures.of(
        replace(
            original,
            indicators={code: kinds[code] for code in order},
            series=both,
            observations=twice(original.observations),
            national_ranks=twice(original.national_ranks),
            distributions=twice(original.distributions),
        )
    )


@pytest.mark.parametrize("pack", PACKS)
def test_a_copy_of_every_measure_changes_no_count(pack: str) -> None:
    once, again = figures(pack), copied(pack)
    first, second = authority_ranks(once), authority_ranks(again)
    assert standing_finding(again.place, second) == standing_finding(once.place, first)
    assert standing_lede(again.place, second) == standing_lede(once.place, first)
    found, twice = attention(once), attention(again)
    assert (len(twice.worse), twice.untested, twice.unlike, twice.judged) == (
        *(len(found.worse), found.untested, found.unlike, found.judged),
    )
    views, more = newest_ward_views(once), newest_ward_views(again)
    wards = once.place.wards[:5]
    for ward in wards:
        sentences = profile_sentences(ward_profile(once.place, views, ward.area_code), once.place)
        assert profile_sentences(ward_profile(again.place, more, ward.area_code), again.place) == sentences
    left, right = (own_side(once.place, [ward.area_code]) for ward in wards[:2])
    compared = compare_sides(once.place, views, left, right)
    with_copies = compare_sides(again.place, more, left, right)
    assert isinstance(compared, Comparison)
    assert isinstance(with_copies, Comparison)
    assert comparison_finding(with_copies) == comparison_finding(compared)
    assert comparison_sentence(with_copies) == comparison_sentence(compared)
    assert levels_with_figures(again) == levels_with_figures(once)
    assert len(poorest_tally(more).counted) == len(poorest_tally(views).counted)


COUNT = re.compile(
    r"\b(no|one|two|three|four|five|six|seven|eight|nine|\d+) (?:of (?:the )?(\w+) )?(?:distinct |further )?(?:measures|indicators)\b",
    re.IGNORECASE,
)
COUNTED = "no one two three four five six seven eight nine"
NUMBERS = {word: number for number, word in enumerate(COUNTED.split())}


@pytest.mark.parametrize("page", FILES)
@pytest.mark.parametrize("where", PLACES)
def test_no_page_counts_more_measures_than_there_are(where: str, page: str) -> None:
    """The counts in the sentences of a page, quotations apart, never exceed the distinct measures of its pack."""
    told = (ROOT / "tests" / "pages" / "__snapshots__" / "test_places" / f"{where}-{page}.txt").read_text(
        encoding="utf-8"
    )
    kinds = place(PLACES[where]["place"]).indicators.values()
    most = distinct_measures(kinds)
    for found in COUNT.finditer(re.sub("“[^”]*”", "“”", told)):
        for word in filter(None, found.groups()):
            number = NUMBERS.get(word.lower(), int(word) if word.isdigit() else 0)
            assert number <= most, found.group()


def test_only_measures_with_a_worse_end_lead_where_any_has_one() -> None:
    for pack in PACKS:
        families: dict[str, list[Indicator]] = {}
        for kind in place(pack).indicators.values():
            families.setdefault(family_of(kind), []).append(kind)
        for members in families.values():
            led = [kind for kind in members if kind.has(IndicatorRole.LEADS_FAMILY)]
            judged = [kind for kind in members if kind.polarity is not Polarity.NO_JUDGEMENT]
            assert not led or not judged or led[0] in judged
