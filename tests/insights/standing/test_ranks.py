"""Where the place stands among authorities: ranks in words with their direction, the spread, and what is counted."""

import math
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from hineq.insights.series.figures import Figures
from hineq.insights.standing.ranks import (
    authority_ranks,
    counted_ranks,
    older_ranks,
    positions,
    standing_finding,
    standing_lede,
    theme_finding,
)
from hineq.insights.wording.rank import Rank
from hineq.model.roles import IndicatorRole
from hineq.model.words import Polarity
from hineq.packs.declared.layer import HEAD
from hineq.packs.read.over import kept_layer
from tests.luton import figures, luton
from tests.made_up import SMOKING, TOWN, indicator, opened, row, series, town
from tests.paths import DATA

LOW, HIGH, NEUTRAL = Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD, Polarity.NO_JUDGEMENT


@cache
def all_ranks() -> pd.DataFrame:
    return authority_ranks(figures())


def on(indicator_id: str, sex: str = "Persons") -> pd.Series:
    found = all_ranks()[(all_ranks().indicator_id == indicator_id) & (all_ranks().sex == sex) & ~all_ranks().again]
    assert len(found) == 1
    return found.iloc[0]


def ranked(
    rank: float, areas: int, polarity: Polarity = LOW, first_is: str = "highest", tied: float = 1, **changes: object
) -> Figures:
    """A town with one figure, 20 in 2020, a rank, and authorities from 10 to 30."""
    place = town([row(TOWN, "2020", 20.0)], kinds=[indicator(polarity=polarity, **changes)])
    common = {"indicator_id": SMOKING, "series": "survey", "sex": "Persons", "period": "2020", "areas": "councils"}
    own = {"area_code": TOWN, "rank": rank, "areas_ranked": areas, "tied": tied, "first_is": first_is}
    ranks = pd.DataFrame([common | own])
    spread = dict(zip(("min", "p10", "p25", "median", "p75", "p90", "max"), (10, 12, 14, 18, 24, 28, 30), strict=True))
    return opened(
        replace(place, national_ranks=ranks, distributions=pd.DataFrame([common | spread | {"areas_counted": areas}]))
    )


def test_every_series_whose_spread_the_pack_has_is_listed_and_each_measure_counted_once() -> None:
    place = figures().place
    keys = ["indicator_id", "series", "sex", "period", "areas"]
    own = place.national_ranks[place.national_ranks.area_code == place.area_code]
    spread = own.merge(place.distributions[keys], on=keys)[["indicator_id", "sex", "series"]].drop_duplicates()
    assert len(all_ranks()) == len(spread)
    smoking = all_ranks()[all_ranks().indicator_id == "smoking_prevalence"]
    assert len(smoking) == 3
    assert smoking["name"].is_unique
    assert list(smoking.sort_values("again").again) == [False, True, True]
    assert smoking.source.nunique() == 3
    assert not counted_ranks(all_ranks()).duplicated(["indicator_id", "sex"]).any()


class TestWords:
    @pytest.mark.parametrize(
        ("rank", "areas", "polarity", "words"),
        [
            (1, 150, LOW, "poorest of 150"),
            (12, 150, LOW, "12th poorest of 150"),
            (12, 150, HIGH, "12th best of 150"),
            (150, 150, LOW, "best of 150"),
            (139, 150, HIGH, "12th poorest of 150"),
            (75, 150, LOW, "75th poorest of 150"),
            (76, 150, LOW, "75th best of 150"),
            (12, 150, NEUTRAL, "12th highest of 150"),
            (150, 150, NEUTRAL, "lowest of 150"),
            (139, 150, NEUTRAL, "12th lowest of 150"),
            (1, 150, NEUTRAL, "highest of 150"),
        ],
    )
    def test_a_rank_counts_from_the_nearer_end_and_names_it(
        self, rank: int, areas: int, polarity: Polarity, words: str
    ) -> None:
        assert Rank.from_highest(rank, areas, polarity).words == words

    def test_one_area_alone(self) -> None:
        assert Rank.from_highest(1, 1, LOW).words == "the only one"


class TestTable:
    # rank and number of areas as they stand in la_distribution_england.csv, counted there from the highest value
    @pytest.mark.parametrize(
        ("indicator_id", "sex", "period", "words"),
        [
            ("healthy_life_expectancy_at_birth", "Female", "2022-24", "joint 24th poorest of 151"),
            ("healthy_life_expectancy_at_birth", "Male", "2022-24", "32nd poorest of 151"),
            ("u75_mortality_cvd_preventable", "Persons", "2022-24", "46th poorest of 149"),
            ("hi_life_expectancy", "Persons", "2020 (repeated to 2021)", "66th poorest of 307"),
            ("infant_mortality", "Persons", "2019-21", "25th poorest of 307"),
            ("hi_low_birth_weight", "Persons", "2021", "10th poorest of 307"),
            ("cancer_diagnosed_stage_1_2", "Persons", "2022", "2nd best of 117"),
            ("hi_diabetes", "Persons", "2021", "65th highest of 307"),
            ("hi_score_overall", "Persons", "2021", "joint 53rd poorest of 307"),
        ],
    )
    def test_luton_stands_where_the_spread_says(self, indicator_id: str, sex: str, period: str, words: str) -> None:
        one = on(indicator_id, sex)
        assert (one.period, one.rank_words) == (period, words)

    def test_every_series_with_a_spread_over_authorities_is_there_once(self) -> None:
        ranks = figures().place.national_ranks
        own = ranks[ranks.area_code == luton().area_code]
        assert set(zip(all_ranks().indicator_id, map(str, all_ranks().sex), strict=True)) == set(
            own[["indicator_id", "sex"]].itertuples(index=False, name=None)
        )
        assert len(all_ranks()[~all_ranks().again]) == 157

    def test_the_value_lies_in_the_spread_and_the_rank_on_its_side_of_the_median(self) -> None:
        for one in all_ranks().itertuples():
            assert one.min <= one.p10 <= one.p25 <= one.median <= one.p75 <= one.p90 <= one.max
            assert one.min - 1e-9 <= one.value <= one.max + 1e-9, one.name
            # ties at the median and rounding of the published values leave a few places
            if abs(one.value - one.median) > 0.02 * (one.max - one.min):
                assert (one.value > one.median) == (one.rank <= one.areas_ranked / 2), one.name

    def test_a_theme_stands_together_and_its_poorest_measure_first(self) -> None:
        themes = list(dict.fromkeys(all_ranks().theme))
        assert [
            theme for theme, before in zip(all_ranks().theme, ["", *all_ranks().theme], strict=False) if theme != before
        ] == themes
        for _, rows in all_ranks()[~all_ranks().again].groupby("theme"):
            shares = [share for share in rows.share if not math.isnan(share)]
            assert shares == sorted(shares)
        ranks = all_ranks()[~all_ranks().again & all_ranks().current.astype(bool)]
        means = [ranks[ranks.theme == theme].share.mean() for theme in themes[:-1]]
        # themes without a figure of now stand after those with one
        known = [mean for mean in means if not math.isnan(mean)]
        assert means[: len(known)] == sorted(known)
        assert themes[-1] == "Health Index scores"

    def test_a_rank_from_the_lowest_is_turned(self) -> None:
        found = authority_ranks(ranked(3, 10, LOW, "lowest")).iloc[0]
        assert (found["rank"], found.rank_words) == (8, "3rd best of 10")

    @pytest.mark.parametrize(
        ("rank", "areas", "end"),
        [
            (1, 10, "poorest fifth"),
            (2, 10, "poorest fifth"),
            (3, 10, ""),
            (8, 10, ""),
            (9, 10, "best fifth"),
            (4, 19, "poorest fifth"),
            (5, 19, ""),
            (16, 19, "best fifth"),
        ],
    )
    def test_a_fifth_is_rounded_up(self, rank: int, areas: int, end: str) -> None:
        assert authority_ranks(ranked(rank, areas)).iloc[0].end == end

    def test_without_a_worse_end_there_is_no_share_and_no_fifth(self) -> None:
        one = authority_ranks(ranked(1, 10, NEUTRAL)).iloc[0]
        assert math.isnan(one.share)
        assert (one.end, one.rank_words) == ("", "highest of 10")

    def test_of_two_series_the_newest_counts(self) -> None:
        place = ranked(2, 10).place
        older = place.national_ranks.assign(series="older", period="2019", rank=9)
        both = replace(
            place,
            series={**place.series, (SMOKING, "older"): series(series="older", held_against_target=False)},
            national_ranks=pd.concat([place.national_ranks, older]),
            distributions=pd.concat([place.distributions, place.distributions.assign(series="older", period="2019")]),
            observations=pd.DataFrame([row(TOWN, "2019", 21.0, series="older"), row(TOWN, "2020", 20.0)]),
        )
        found = authority_ranks(opened(both))
        assert list(found.period) == ["2020", "2019"]
        assert list(found.again) == [False, True]
        assert list(counted_ranks(found).rank_words) == ["2nd poorest of 10"]

    def test_a_place_without_ranks_has_an_empty_table_of_the_same_shape(self) -> None:
        empty = authority_ranks(opened(town([row(TOWN, "2020", 20.0)])))
        assert empty.empty
        assert list(empty.columns) == list(all_ranks().columns)


class TestWhatIsSaid:
    def test_the_heading_counts_fifths_and_leaves_scores_out(self) -> None:
        assert standing_finding(luton(), all_ranks()) == (
            "Luton: in the poorest fifth of English authorities on 17 of 40 distinct measures, best fifth on 7"
        )
        judged = all_ranks()[all_ranks().share.notna() & ~all_ranks().summary.astype(bool) & ~all_ranks().again]
        assert len(judged) == 99
        assert (judged.poorest_rank <= judged.areas_ranked.map(lambda n: math.ceil(n / 5))).sum() == 42
        # 99 rows are 60 measures: the rest are sexes, variants, complements and other definitions of the same
        kinds = luton().indicators
        assert judged.indicator_id.map(lambda code: kinds[code].family or code).nunique() == 60
        # of them 40 have a figure of now; the others are told of by themselves
        counted, older = counted_ranks(all_ranks()), older_ranks(all_ranks())
        assert (len(counted), len(older)) == (40, 20)
        assert (
            "20 distinct measures are not counted, since their newest figures ended over five years before"
            in standing_lede(luton(), all_ranks())
        )
        assert "poorest fifth on four, best fifth on three." in standing_lede(luton(), all_ranks())
        assert not counted.indicator_id.map(lambda code: kinds[code].family or code).duplicated().any()
        assert (counted.poorest_rank <= counted.areas_ranked.map(lambda n: math.ceil(n / 5))).sum() == 17

    def test_the_lede_gives_the_number_of_areas_ranked(self) -> None:
        words = standing_lede(luton(), all_ranks())
        assert "226 to 316 lower-tier and unitary authorities of England" in words
        assert "117 to 153 upper-tier and unitary authorities of England" in words
        # outdoor space has had one value since 2015
        assert "between 2015 and 2025" in words

    @pytest.mark.parametrize(
        ("rank", "words"),
        [
            (1, ": in the poorest fifth of English authorities on the one measure ranked"),
            (5, ": not in the poorest fifth"),
        ],
    )
    def test_one_measure(self, rank: int, words: str) -> None:
        figures = ranked(rank, 10)
        assert words in standing_finding(figures.place, authority_ranks(figures))

    def test_a_score_alone_is_not_counted(self) -> None:
        figures = ranked(1, 10, roles=(IndicatorRole.COMPOSITE,))
        assert standing_finding(figures.place, authority_ranks(figures)) == (
            "Town is ranked only on scores, or where neither end is worse"
        )
        none = authority_ranks(figures).head(0)
        assert standing_finding(figures.place, none) == (
            "Town is ranked here on no measure whose spread over authorities is known"
        )
        bare = replace(figures.place, distributions=figures.place.distributions.head(0))
        assert standing_finding(bare, none) == (
            "Town is ranked, but no spread of the authorities is here to show the ranks in"
        )

    def test_a_theme_names_its_poorest_measure(self) -> None:
        assert theme_finding(all_ranks()[all_ranks().theme == "Healthy living"]) == (
            "Three of four measures in the poorest fifth, none in the best fifth. Poorest of them: Inactive adults, "
            "30.6% in 2024/25, 10th poorest of 296. A variant that is not counted stood poorer: Sedentary people (Health Index), 33.5 in 2021, "
            "9th poorest of 307."
        )

    def test_no_theme_names_a_measure_that_it_does_not_count(self) -> None:
        for _, rows in all_ranks().groupby("theme"):
            counted = counted_ranks(rows)
            if len(counted):
                first = counted.iloc[int(counted.share.to_numpy(dtype=float).argmin())]
                assert f"{first['name']}, {first.value_words} in {first.period}" in theme_finding(rows)

    def test_no_theme_is_silent_on_a_variant_that_is_drawn_poorer(self) -> None:
        said = []
        for _, rows in all_ranks().groupby("theme"):
            judged = rows[rows.share.notna() & ~rows.again.astype(bool)]
            if len(judged):
                least = judged.iloc[int(judged.share.to_numpy(dtype=float).argmin())]
                words = theme_finding(rows)
                assert f"{least['name']}, {least.value_words} in {least.period}" in words
                said.append("A variant that is not counted" in words)
                assert ("that is not counted stands poorer" in words) <= bool(least.newest)
        assert set(said) == {True, False}

    def test_a_theme_of_which_every_measure_is_poor_says_all(self) -> None:
        every = all_ranks()
        rows = every[
            every.once.astype(bool)
            & (every.end == "poorest fifth")
            & ~every.summary.astype(bool)
            & every.current.astype(bool)
        ]
        assert theme_finding(rows[:2]).startswith("Both measures in the poorest fifth, none in the best fifth.")
        assert theme_finding(rows[:3]).startswith("All three measures in the poorest fifth, none in the best fifth.")

    def test_a_place_of_a_long_name_is_headed_no_longer_than_others(self) -> None:
        long = replace(luton(), name="Bath and North East Somerset and Elsewhere")
        assert (
            len(standing_finding(long, all_ranks()).split()) < len(standing_finding(luton(), all_ranks()).split()) + 6
        )
        # another page counts the same place among others: whom a heading counts among is never left out
        for whom in ("English authorities", "its like places", "its region"):
            assert f"in the poorest fifth of {whom} on" in standing_finding(long, all_ranks(), whom)

    def test_a_theme_of_one_measure_and_one_without_a_worse_end(self) -> None:
        assert theme_finding(authority_ranks(ranked(1, 10))).startswith("One measure, poorest fifth: Smoking, 20.0%")
        assert "Neither end is called worse" in theme_finding(authority_ranks(ranked(1, 10, NEUTRAL)))


class TestPositions:
    @pytest.mark.parametrize(
        ("polarity", "placed"),
        [(LOW, (0.5, 0.1, 0.3, 0.6, 0.8, 0.9)), (HIGH, (0.5, 0.1, 0.2, 0.4, 0.7, 0.9))],
    )
    def test_the_poor_end_is_nought_whichever_way_is_good(self, polarity: Polarity, placed: tuple[float, ...]) -> None:
        one = positions(authority_ranks(ranked(5, 10, polarity))).iloc[0]
        found = (one["dot"], one.far_low, one.low, one.middle, one.high, one.far_high)
        assert found == pytest.approx(placed)

    def test_rows_without_a_worse_end_have_no_position(self) -> None:
        assert len(positions(all_ranks())) == (all_ranks().share.notna() & ~all_ranks().again).sum() == 126
        assert positions(authority_ranks(ranked(1, 10, NEUTRAL))).empty


def peopled(residents: float, **limits: float) -> Figures:
    """The same town, last of 20, of so many residents."""
    here = ranked(1, 20)
    rows = here.place.observations.assign(**limits)
    people = pd.DataFrame(
        [
            {
                "area_code": TOWN,
                "period": "2021",
                "sex": "Persons",
                "age": "All ages",
                "population": residents,
                "source_id": "s",
            }
        ]
    )
    return opened(replace(here.place, population=people, observations=rows))


def test_where_few_people_live_a_rank_without_an_interval_is_shown_and_not_counted() -> None:
    few, many = peopled(9_999), peopled(10_000)
    assert "in the poorest fifth" in standing_finding(many.place, authority_ranks(many))
    ranks = authority_ranks(few)
    assert len(ranks) == 1
    assert counted_ranks(ranks).empty
    assert standing_finding(few.place, ranks) == f"{few.place.name} has too few residents for its ranks to be counted"
    assert "Fewer than 10,000 people live here" in standing_lede(few.place, ranks)
    assert theme_finding(ranks) == "Too few people live here for these ranks to be counted."
    certain = peopled(9_999, lower_ci=18.0, upper_ci=22.0)
    assert len(counted_ranks(authority_ranks(certain))) == 1


def council(code: str) -> Figures:
    """A council of the national layer."""
    return Figures.of(kept_layer(next(DATA.glob(f"*/{HEAD}")).parent).council(code))


@pytest.mark.parametrize(("code", "few"), [("E06000053", True), ("E09000001", True), ("E06000017", False)])
def test_of_the_nation_two_authorities_have_so_few(code: str, few: bool) -> None:
    ranks = authority_ranks(council(code))
    assert (not ranks.firm.all()) is few
    assert (counted_ranks(ranks).interval_words != "").all() or not few
