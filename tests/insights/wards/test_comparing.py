"""A ward against another figure at 95% and at 99.8%, and how many of many would differ by chance."""

import numpy as np
import pytest

from hineq.insights.wards.comparing import Confidence, chance_words, limits_at
from hineq.insights.wards.profile import at_level, newest_ward_views
from hineq.insights.wards.profile_words import by_chance_words
from hineq.insights.wards.view import at_confidence, wards_by_chance
from hineq.methods.intervals import wilson
from hineq.model.words import Outcome
from tests.luton import luton, profile, wards
from tests.place_packs import figures

STRICT, USUAL = Confidence.STRICT, Confidence.USUAL


@pytest.mark.parametrize(
    ("compared", "differ", "confidence", "words"),
    [
        (20, 5, USUAL, ""),
        (24, 24, USUAL, "At 95% all 24 comparisons with Town here differ; about 1 would by chance alone if no ward were truly different."),
        (21, 0, USUAL, "At 95% none of the 21 comparisons with Town here differs; about 1 would by chance alone if no ward were truly different."),
        (
            48, 1, USUAL,
            "At 95% one of the 48 comparisons with Town here differs; about 2 would by chance alone if no ward were truly different.",
        ),
        (
            155, 40, STRICT,
            "At 99.8% 40 of the 155 comparisons with Town here differ; fewer than one would by chance alone if no ward were truly different.",
        ),
    ],
)  # fmt: skip
def test_of_many_comparisons_some_differ_by_chance(
    compared: int, differ: int, confidence: Confidence, words: str
) -> None:
    assert chance_words(compared, differ, confidence, "Town") == words


def test_about_as_many_differ_as_are_said_to_where_none_does() -> None:
    rng = np.random.default_rng(5)
    apart = np.abs(rng.standard_normal(200_000))
    for confidence, deviate in ((USUAL, 1.959964), (STRICT, 3.090232)):
        assert (apart > deviate).mean() == pytest.approx(1 - confidence.level, rel=0.1)


def test_limits_of_counts_are_made_of_counts() -> None:
    view = wards("overcrowded_households", "2021")
    limits = limits_at(view.table, view.indicator, STRICT)
    own = wilson(view.table["count"].to_numpy(), view.table.denominator.to_numpy(), 0.998)
    assert limits.lower == pytest.approx(own.lower * 100)
    assert limits.upper == pytest.approx(own.upper * 100)
    usual = limits_at(view.table, view.indicator, USUAL)
    assert usual.lower.tolist() == view.table.lower_ci.tolist()


def test_published_limits_are_widened_and_a_stricter_level_never_finds_more() -> None:
    for place_id in ("luton", "llr", "oxford"):
        for view in newest_ward_views(figures(place_id)):
            limits, strict = limits_at(view.table, view.indicator, STRICT), at_confidence(view, STRICT)
            known = view.table.lower_ci.notna().to_numpy()
            assert (~np.isnan(limits.lower) == known).all()
            assert (limits.lower[known] <= view.table.lower_ci[known] + 1e-9).all()
            assert (limits.upper[known] >= view.table.upper_ci[known] - 1e-9).all()
            for column in ("place_outcome", "country_outcome"):
                usual, now = view.table[column], strict.table[column]
                same = now == Outcome.SIMILAR
                assert ((usual == now) | same).all()
                assert ((usual == Outcome.NOT_COMPARED) == (now == Outcome.NOT_COMPARED)).all()
            assert strict.table.lower_ci.equals(view.table.lower_ci)
            assert at_confidence(strict, USUAL).table.equals(view.table)


def test_a_profile_is_compared_anew() -> None:
    usual = profile("Farley")
    strict = at_level(usual, STRICT)
    worse = [int((one.table.place_outcome == Outcome.WORSE).sum()) for one in (usual, strict)]
    assert worse[1] <= worse[0]
    assert by_chance_words(usual, luton()).startswith("At 95% ")
    # the sentences above count distinct measures, which are fewer
    assert (
        "comparisons with Luton here (every variant and summary counted, what is not age-adjusted left out) differ"
        in by_chance_words(usual, luton())
    )
    assert by_chance_words(strict, luton()).startswith("At 99.8% ")
    assert wards_by_chance(wards("overcrowded_households", "2021")) == ""
