"""What needs attention first: one rule for every place, each measure once, and what it cannot tell."""

import math
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import trend_words
from hineq.insights.standing.attention import (
    MOST,
    attention,
    attention_notes,
    attention_subtitle,
    attention_title,
    attention_words,
    unplaced_words,
)
from hineq.insights.standing.standing import Standing, line_standing, standing
from hineq.insights.wording.numbers import TITLE_WORDS
from hineq.insights.wording.rank import Rank
from hineq.model.observation import SPREAD
from hineq.model.roles import IndicatorRole
from hineq.model.words import Outcome, Polarity, Sex, ValueType
from tests.luton import figures, luton
from tests.made_up import COUNTRY, SMOKING, TOWN, indicator, opened, row, series, town
from tests.place_packs import figures as of_place

LOW = Polarity.LOW_IS_GOOD


def test_luton_is_worse_on_twelve_series_six_of_them_of_now() -> None:
    found = attention(figures())
    assert found.series == 12
    assert [(one.line.indicator.indicator_id, one.line.sex) for one in found.worse] == [
        ("overweight_year6", Sex.PERSONS),  # 90% of councils do better
        ("smoking_prevalence", Sex.PERSONS),  # 89%
        ("healthy_life_expectancy_at_birth", Sex.FEMALE),  # 84%, men's 79% is the same measure
        ("adult_obesity_prevalence", Sex.PERSONS),  # 79%
        ("u75_mortality_cvd_preventable", Sex.PERSONS),  # 70%
    ]
    assert found.drawn == found.worse
    # of the Census of 21 March 2021, over five years before: not of now, said apart, and not said to be left out as well
    assert [one.line.indicator.indicator_id for one in found.worse_then] == [
        "overcrowded_households", "households_deprived_1plus_dimensions",
    ]  # fmt: skip
    aged = {one.line.indicator.indicator_id for one in found.aged}
    assert "households_deprived_1plus_dimensions" not in aged
    assert (
        attention_title(luton(), found) == "Five of 10 measures tested are significantly worse in Luton than in England"
    )
    assert attention_subtitle(luton(), found) == (
        "Bars: the share of authorities that do better than Luton, furthest behind first"
    )
    notes = attention_notes(luton(), found)
    assert notes[0].startswith("Two more were significantly worse by older figures: Overcrowded homes (2021)")
    assert notes[1].endswith(
        "each by its newest series, 12 are significantly worse than in England, older figures among them."
    )
    assert "on the poorer side of England, not tested because this copy has no interval for them" in notes[3]
    assert notes[-1].startswith(f"{len(aged)} measures are left out, since their newest figures ended over five years")


@pytest.mark.parametrize(("pack", "area"), [("oxford", ""), ("llr", "E06000016"), ("llr", "E07000134"), ("llr", "")])
def test_the_rule_is_the_same_for_every_place(pack: str, area: str) -> None:
    opened_place = of_place(pack).within(area) if area else of_place(pack)
    found = attention(opened_place)
    families = [one.line.indicator.family or one.line.indicator.indicator_id for one in found.worse]
    assert len(families) == len(set(families))
    assert all(one.outcome is Outcome.WORSE and one.line.is_current(opened_place.place.snapshot) for one in found.worse)
    placed = [one.share_better for one in found.worse if one not in found.unplaced]
    assert placed == sorted(placed, reverse=True)
    assert found.worse[len(placed) :] == found.unplaced
    assert found.drawn == found.worse[: len(placed)][:MOST]
    assert bool(unplaced_words(found)) == bool(found.unplaced)
    assert len(attention_title(opened_place.place, found).split()) <= TITLE_WORDS
    # the rank and the spread are of the same authorities: where there are both, they put the place in the same spot
    for one in found.worse:
        if one.rank:
            spread = line_standing(replace_ranks(opened_place), one.line).share_better
            assert spread == pytest.approx(one.share_better, abs=0.06), one.line.name


@pytest.mark.parametrize(
    ("kind", "value", "limits", "country", "worse", "untested", "unlike"),
    [
        ({}, 9.0, (8.0, 10.0), 7.0, 1, 0, 0),
        ({}, 9.0, (8.0, 10.0), 8.5, 0, 0, 0),
        ({}, 9.0, (8.0, 10.0), 11.0, 0, 0, 0),
        ({}, 9.0, None, 7.0, 0, 1, 0),
        ({}, 9.0, None, 11.0, 0, 0, 0),
        ({}, 9.0, (8.0, 10.0), None, 0, 0, 1),
        ({"polarity": Polarity.NO_JUDGEMENT}, 9.0, (8.0, 10.0), 7.0, 0, 0, 0),
        ({"value_type": ValueType.COUNT}, 9.0, (8.0, 10.0), 7.0, 0, 0, 0),
        ({"roles": (IndicatorRole.AGE_DEPENDENT,)}, 9.0, (8.0, 10.0), 7.0, 0, 0, 0),
        ({"roles": (IndicatorRole.COMPOSITE,)}, 9.0, (8.0, 10.0), 7.0, 0, 0, 0),
        ({"polarity": Polarity.HIGH_IS_GOOD}, 9.0, None, 11.0, 0, 1, 0),
    ],
)
def test_what_counts(kind, value, limits, country, worse, untested, unlike) -> None:
    given = {"lower_ci": limits[0], "upper_ci": limits[1]} if limits else {}
    rows = [row(TOWN, "2020", value, **given)] + ([row(COUNTRY, "2020", country)] if country else [])
    found = attention(opened(town(rows, kinds=[indicator(**kind)])))
    assert (len(found.worse), found.series, found.untested, found.unlike) == (worse, worse, untested, unlike)


def test_a_figure_that_ended_over_five_years_ago_is_not_one_of_now() -> None:
    rows = [row(TOWN, "2020", 9.0, lower_ci=8.0, upper_ci=10.0), row(COUNTRY, "2020", 7.0)]
    place = town(rows)
    assert len(attention(opened(replace(place, snapshot=date(2025, 12, 30)))).worse) == 1
    assert len(attention(opened(replace(place, snapshot=date(2026, 1, 2)))).worse) == 0


def test_a_place_without_figures_of_its_own_says_so() -> None:
    llr = of_place("llr")
    assert attention_title(llr.place, attention(llr)) == (
        "This copy has no current figure of the whole place that can be judged"
    )
    assert attention_notes(llr.place, attention(llr)) == ()


def test_a_family_counts_once_and_its_members_are_told() -> None:
    kinds = [indicator(indicator_id=name, name=name, short_name=name, family="smoke") for name in ("a", "b")]
    rows = [
        row(area, "2020", value, indicator_id=name, **limits)
        for name, worst in (("a", 9.0), ("b", 12.0))
        for area, value, limits in ((TOWN, worst, {"lower_ci": 8.0, "upper_ci": 13.0}), (COUNTRY, 7.0, {}))
    ]
    every = [series(indicator_id=name) for name in ("a", "b")]
    found = attention(opened(town(rows, kinds=kinds, all_series=every)))
    assert ([one.line.indicator.indicator_id for one in found.worse], found.series) == (["a"], 2)
    assert attention_title(town([]), found) == "The one measure tested is significantly worse in Town than in Country"
    assert attention_notes(town([]), found) == (
        "Each measure counts once: with variants and sexes counted apart, each by its newest series, two are significantly worse than in Country.",
    )


@pytest.mark.parametrize(
    ("values", "limited", "words"),
    [
        ((6.0,), 1, "No measure tested is significantly worse in Town than in Country"),
        ((6.0, 6.0), 2, "Neither of the two measures tested is significantly worse in Town than in Country"),
        ((6.0, 6.0, 9.0), 2, "Neither of the two measures tested is significantly worse in Town than in Country"),
        ((9.0, 9.0), 0, "No measure of Town could be tested against Country"),
        ((), 0, "This copy has no current figure of Town as a whole that can be judged"),
    ],
)
def test_with_none_worse_one_sentence_says_how_many_were_tested(values, limited, words) -> None:
    names = [f"measure_{number}" for number in range(len(values))]
    rows = [
        row(area, "2020", value, indicator_id=name, **limits)
        for number, (name, own) in enumerate(zip(names, values, strict=True))
        for area, value, limits in (
            (TOWN, own, {"lower_ci": own - 1, "upper_ci": own + 1} if number < limited else {}),
            (COUNTRY, 7.0, {}),
        )
    ]
    kinds = [indicator(indicator_id=name, name=name, short_name=name) for name in names]
    found = attention(opened(town(rows, kinds=kinds, all_series=[series(indicator_id=name) for name in names])))
    assert attention_title(town([]), found) == words
    assert found.drawn == found.unplaced == ()


def replace_ranks(found: Figures) -> Figures:
    """The same figures in a place whose ranks nobody published."""
    return replace(found, place=replace(found.place, national_ranks=found.place.national_ranks.head(0)))


def read_off(prefixes: str, areas: str = "councils") -> dict[str, object]:
    """The key of a spread of areas whose codes begin so."""
    return {
        "indicator_id": SMOKING, "series": series().series, "sex": "Persons", "period": "2020", "areas": areas,
        "code_prefixes": prefixes, "areas_counted": 9,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("polarity", "value", "share", "words"),
    [
        (Polarity.LOW_IS_GOOD, 9.0, 0.9, "about 90% of councils do better"),
        (Polarity.LOW_IS_GOOD, 8.0, 0.825, "about 83% of councils do better"),
        (Polarity.LOW_IS_GOOD, 99.0, 1.0, "nearly all councils do better"),
        (Polarity.LOW_IS_GOOD, 0.5, 0.0, "hardly any councils do better"),
        (Polarity.HIGH_IS_GOOD, 1.0, 0.9, "about 90% of councils do better"),
        (Polarity.NO_JUDGEMENT, 9.0, math.nan, ""),
    ],
)
def test_without_a_rank_the_place_is_read_off_the_spread(polarity, value, share, words) -> None:
    spread = dict(zip(SPREAD, (0.5, 1.0, 3.0, 5.0, 7.0, 9.0, 12.0), strict=True))
    key = read_off("E06; E10")
    given = town([row(TOWN, "2020", value)], kinds=[indicator(polarity=polarity)])
    found = standing(opened(replace(given, distributions=pd.DataFrame([key | spread]))), SMOKING, Sex.PERSONS)
    assert found is not None
    assert found.share_better == pytest.approx(share, nan_ok=True)
    assert found.behind_words == words


def made_up(
    *, rank: int | None = 1, outcome: Outcome = Outcome.WORSE, period: str = "2020", country: float = 7.0
) -> Standing:
    table = opened(town([row(TOWN, period, 9.0, lower_ci=8.0, upper_ci=10.0), row(COUNTRY, period, country)]))
    line = table.main_line(SMOKING, Sex.PERSONS, TOWN)
    assert line is not None
    return Standing(
        line=line,
        benchmark=country,
        outcome=outcome,
        rank=Rank(rank=rank, areas=9, polarity=LOW) if rank else None,
        areas="councils",
        trend=trend_words(line),
    )


def test_the_unit_is_said_once() -> None:
    found = standing(figures(), "u75_mortality_cvd_preventable", Sex.PERSONS)
    assert found is not None
    assert attention_words(found, luton()) == (
        "Preventable CVD deaths under 75: 35.8 per 100,000 in 2022-24, England 30.2"
    )


@pytest.mark.parametrize(
    ("prefixes", "areas"),
    [
        (["E06"], "councils"),
        (["E07; E06; E10"], "councils"),
        (["E07; E10"], ""),
        ([""], ""),
        (["E07; E10", "E06"], "districts"),
        (["E06", "E06; E10"], ""),
    ],
)
def test_a_place_is_read_off_the_spread_of_its_own_kind_of_area_alone(prefixes: list[str], areas: str) -> None:
    spread = dict(zip(SPREAD, (0.5, 1.0, 3.0, 5.0, 7.0, 9.0, 12.0), strict=True))
    names = ("councils", "districts")
    rows = [read_off(own, name) | spread for own, name in zip(prefixes, names, strict=False)]
    place = replace(town([row(TOWN, "2020", 9.0)]), distributions=pd.DataFrame(rows))
    found = standing(opened(place), SMOKING, Sex.PERSONS)
    assert found is not None
    assert (found.areas, math.isnan(found.share_better)) == (areas, not areas)


def test_a_rank_among_the_same_areas_shows_that_the_place_is_one_of_them() -> None:
    spread = dict(zip(SPREAD, (0.5, 1.0, 3.0, 5.0, 7.0, 9.0, 12.0), strict=True))
    place = replace(town([row(TOWN, "2020", 9.0)]), distributions=pd.DataFrame([read_off("") | spread]))
    earlier = {"area_code": TOWN, "indicator_id": SMOKING, "series": "older", "sex": "Persons", "period": "2010"}
    ranks = pd.DataFrame(
        [earlier | {"areas": "councils", "rank": 1, "areas_ranked": 9, "tied": 1, "first_is": "highest"}]
    )
    found = standing(opened(replace(place, national_ranks=ranks)), SMOKING, Sex.PERSONS)
    assert found is not None
    assert found.share_better == pytest.approx(0.9)


def test_no_district_of_the_packs_is_read_off_a_spread_of_upper_tier_authorities() -> None:
    seen = 0
    for pack in ("llr", "luton", "oxford"):
        opened_place = of_place(pack)
        of_levels = [opened_place.within(level.area_code) for level in opened_place.place.levels] or [opened_place]
        for of_area in of_levels:
            area = of_area.place.areas[of_area.place.area_code]
            keys = of_area.rows(area_codes=[area.area_code])[["indicator_id", "sex"]].drop_duplicates()
            for indicator_id, sex in keys.itertuples(index=False, name=None):
                found = standing(of_area, str(indicator_id), Sex(sex))
                if found is not None and found.areas:
                    seen += 1
                    assert not (area.area_code.startswith("E07") and found.areas.startswith("upper")), area.area_name
                    assert not (area.area_code.startswith("E10") and found.areas.startswith("lower")), area.area_name
    assert seen > 100
