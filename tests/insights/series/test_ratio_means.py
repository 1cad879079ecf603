"""A mean of neighbourhoods' standardised ratios is no figure of a council, a region or the country: not shown, ranked or judged."""

from dataclasses import replace

import pytest

from hineq.insights.series.figures import Figures
from hineq.insights.series.ratio_means import without_ratio_means
from hineq.insights.standing.attention import attention
from hineq.insights.standing.ranks import authority_ranks
from hineq.insights.standing.shares import better_shares
from hineq.insights.standing.standing import standing
from hineq.insights.wards.profile import newest_ward_views
from hineq.model.roles import SeriesRole
from hineq.model.words import FigureStatus, Sex, ValueType
from hineq.packs.declared.layer import HEAD
from hineq.packs.read.over import kept_layer
from tests.made_up import COUNTRY, TOWN, indicator, row, series, town
from tests.paths import DATA
from tests.places_with_levels import LEVELS, level

COUNCILS = ("E10000016", "E06000016", "E09000001")


def opened(key: str) -> Figures:
    return Figures.of(kept_layer(next(DATA.glob(f"*/{HEAD}")).parent).council(key)) if key in COUNCILS else level(key)


def means(figures: Figures) -> set[tuple[str, str]]:
    return {
        key
        for key, one in figures.place.series.items()
        if one.has(SeriesRole.MEAN_OF_NEIGHBOURHOODS) and figures.place.indicators[key[0]].value_type is ValueType.RATIO
    }


@pytest.mark.parametrize("key", [*LEVELS, *COUNCILS])
def test_no_whole_has_such_a_figure_on_any_page(key: str) -> None:
    figures = opened(key)
    place, pairs = figures.place, means(figures)
    assert pairs
    ids = {indicator_id for indicator_id, _ in pairs}
    wards = {code for code, area in place.areas.items() if area.area_type.is_ward}
    for table in (figures.table, place.observations):
        about = [pair in pairs for pair in table[["indicator_id", "series"]].itertuples(index=False, name=None)]
        assert set(table[about].area_code) <= wards
        assert any(about)
    for indicator_id in ids:
        stands = standing(figures, indicator_id, Sex.PERSONS)
        assert stands is None or (indicator_id, stands.line.series.series) not in pairs
    ranks = authority_ranks(figures)
    assert not set(ranks.indicator_id) & ids
    assert not set(better_shares(figures, ranks).indicator_id) & ids
    assert not {one.line.indicator.indicator_id for one in attention(figures).worse} & ids


@pytest.mark.parametrize("key", [*LEVELS, *COUNCILS])
def test_wards_keep_theirs_and_are_held_against_each_other_alone(key: str) -> None:
    figures = opened(key)
    pairs = means(figures)
    views = [view for view in newest_ward_views(figures) if (view.indicator.indicator_id, view.series.series) in pairs]
    assert views
    for view in views:
        assert view.country is None
        assert view.place is None
        assert "estimated" in view.kind
    assert any(view.ranked for view in views) or key in ("E09000001", "llr/E07000134")


def test_an_official_ratio_and_other_means_stay() -> None:
    mean = series(roles=(SeriesRole.MEAN_OF_NEIGHBOURHOODS,))
    rows = [row(code, "2020", 90.0, status=str(FigureStatus.ESTIMATED)) for code in ("W1", "W2", TOWN, COUNTRY)]

    def codes(value_type: ValueType, status: FigureStatus) -> list[str]:
        told = [one | {"status": str(status)} for one in rows]
        place = town(told, kinds=[indicator(value_type=value_type)], all_series=[mean], wards=2)
        return list(without_ratio_means(place).observations.area_code)

    assert codes(ValueType.RATIO, FigureStatus.ESTIMATED) == ["W1", "W2"]
    assert len(codes(ValueType.RATIO, FigureStatus.OFFICIAL)) == 4
    assert len(codes(ValueType.MEAN, FigureStatus.ESTIMATED)) == 4
    plain = town(rows, kinds=[indicator(value_type=ValueType.RATIO)], all_series=[replace(mean, roles=())], wards=2)
    assert without_ratio_means(plain) is plain
