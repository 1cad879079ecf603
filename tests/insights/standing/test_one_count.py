"""One rule of what counts among authorities: the themes add up to the heading, and no older figure is said to stand."""

import re
from functools import cache

import pytest

from hineq.charts.authority_spread import authority_spread_data
from hineq.insights.series.families import family_of, is_summary
from hineq.insights.series.figures import Figures
from hineq.insights.standing.attention import attention, attention_notes
from hineq.insights.standing.ranks import (
    authority_ranks,
    counted_ranks,
    standing_finding,
    standing_lede,
    theme_finding,
)
from hineq.insights.thread.evidence import computed
from hineq.insights.wording.numbers import count_word
from hineq.model.document_words import EvidenceKind
from hineq.model.words import Outcome, SpreadEnd
from hineq.packs.declared.layer import HEAD
from hineq.packs.read.over import kept_layer
from hineq.ui.panels.standing import rank_table
from tests.paths import DATA, ROOT
from tests.places_with_levels import LEVELS, level

# a county, a city whose scores are many, a small place, a borough
COUNCILS = ("E10000016", "E06000016", "E09000001", "E07000114")
_COUNTS = {"no": 0, "none": 0, "neither": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
           "eight": 8, "nine": 9}  # fmt: skip


@cache
def opened(key: str) -> Figures:
    return Figures.of(kept_layer(next(DATA.glob(f"*/{HEAD}")).parent).council(key)) if key in COUNCILS else level(key)


def count(word: str) -> int:
    return _COUNTS[word.lower()] if word.lower() in _COUNTS else int(word)


def measures_of(said: str) -> tuple[int, int]:
    """How many measures a theme's line counts, and how many of them in the poorest fifth."""
    if one := re.match(r"One measure, (\S+)", said):
        return 1, one[1] == "poorest"
    if found := re.match(r"(\S+) of (\S+) measures in the poorest fifth", said):
        return count(found[2]), count(found[1])
    if every := re.match(r"(?:All (\S+)|(Both)) measures in the poorest fifth", said):
        many = 2 if every[2] else count(every[1])
        return many, many
    return 0, 0


@pytest.mark.parametrize("key", [*LEVELS, *COUNCILS])
def test_the_themes_add_up_to_the_heading(key: str) -> None:
    figures = opened(key)
    ranks = authority_ranks(figures)
    counted = counted_ranks(ranks)
    if counted.empty:
        return
    kinds = figures.place.indicators
    assert not any(is_summary(kinds[one]) for one in counted.indicator_id)
    assert not counted.indicator_id.map(lambda one: family_of(kinds[one])).duplicated().any()
    lines = [measures_of(theme_finding(rows)) for _, rows in ranks.groupby("theme")]
    poor = int((counted.end == SpreadEnd.POOREST).sum())
    assert (sum(many for many, _ in lines), sum(bad for _, bad in lines)) == (len(counted), poor)
    assert f"on {poor or 'none'} of {len(counted)} distinct measures" in standing_finding(figures.place, ranks)


@pytest.mark.parametrize("key", [*LEVELS, *COUNCILS])
def test_what_stands_poorer_is_of_the_newest_figures_of_its_family(key: str) -> None:
    figures = opened(key)
    ranks, kinds = authority_ranks(figures), figures.place.indicators
    own = figures.rows(area_codes=[figures.place.area_code])
    own = own[own["value"].notna()]
    family = own.indicator_id.astype(str).map(lambda one: family_of(kinds[one]))
    # the year of a release is not that of its data
    released = own.source_id.map(lambda one: bool(figures.place.sources[one].data_years))
    newest = {**own.groupby(family).period_end.max(), **own[~released.astype(bool)].groupby(family).period_end.max()}
    for _, rows in ranks.groupby("theme"):
        said = theme_finding(rows).partition("that is not counted stands poorer: ")[2]
        if said:
            named = [row for _, row in rows.iterrows() if said.startswith(f"{row['name']}, {row.value_words}")]
            assert named
            # a value that is carried over the years is of the first of them
            repeated = any("repeated" in row.period for row in named)
            assert repeated or all(row.ended == newest[family_of(kinds[row.indicator_id])] for row in named), said


@pytest.mark.parametrize("key", [*LEVELS, *COUNCILS])
def test_the_picture_and_the_table_round_one_figure_alike(key: str) -> None:
    place = opened(key).place
    for _, rows in authority_ranks(opened(key)).groupby("theme"):
        drawn, table = authority_spread_data(rows, place), rank_table(rows, place)
        told = dict(zip(table.Measure, zip(table.Lowest, table.Highest, table.Median, strict=True), strict=True))
        for one in drawn.itertuples():
            low, high, middle = told[one.name]
            assert one.spread_words == f"{low} to {high}, median {middle}"
        assert not any(re.fullmatch(r"[-−]0(?:\.0+)?", text) for texts in told.values() for text in texts)


def test_figures_are_rounded_in_one_place() -> None:
    """By `number`: a format by itself rounds 78.55 to another figure, and writes a nought below nought."""
    raw = re.compile(r":,?\.\{[^}]*(?:decimals|digits)\}f")
    # widths of a slide's labels and the ticks of its axes, which are no figures of a measure
    allowed = {"hineq/insights/wording/numbers.py", "hineq/board/powerpoint/charts.py"}
    folders = ("hineq/insights", "hineq/charts", "hineq/maps", "hineq/ui", "hineq/board", "pages")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    found = {path.relative_to(ROOT).as_posix() for path in files if raw.search(path.read_text(encoding="utf-8"))}
    assert found <= allowed


@pytest.mark.parametrize("key", [*LEVELS, *COUNCILS])
def test_a_measure_of_which_a_variant_was_tested_is_not_counted_as_untested(key: str) -> None:
    figures = opened(key)
    found = attention(figures)
    assert found.tested + found.untested <= found.judged
    for worse, spared in found.differing:
        assert worse in found.worse
        assert family_of(worse.line.indicator) == family_of(spared.line.indicator)
        assert (worse.outcome, spared.outcome in (Outcome.SIMILAR, Outcome.BETTER)) == (Outcome.WORSE, True)
    told = [one for one in attention_notes(figures.place, found) if "one variant is significantly worse" in one]
    assert len(told) == bool(found.differing)


@pytest.mark.parametrize("key", [*LEVELS, *COUNCILS])
def test_a_variant_that_would_count_in_the_poorest_fifth_is_named(key: str) -> None:
    """A count must not hang unseen on which member of a family speaks for it."""
    figures = opened(key)
    ranks = authority_ranks(figures)
    if ranks.empty:
        return
    families = ranks.indicator_id.map(lambda code: family_of(figures.place.indicators[code]))
    counted = counted_ranks(ranks)
    ends = dict(zip(families[counted.index], counted.end, strict=True))
    lede, named = standing_lede(figures.place, ranks), set()
    for family, (_, row) in zip(families, ranks.iterrows(), strict=True):
        of_now = row.current and not row.again and not row.summary and row.end == SpreadEnd.POOREST
        hidden = of_now and ends.get(family, SpreadEnd.POOREST) != SpreadEnd.POOREST
        assert bool(row.passed_over) == hidden
        if hidden:
            named.add(family)
            words = f"{row['name']}, {row.value_words} in {row.period}, {row.rank_words}"
            assert words in theme_finding(ranks[ranks.theme == row.theme])
    assert ("a variant that is not counted is in the poorest fifth" in lede) == bool(named)
    if named:
        assert f"For {count_word(len(named))} measure" in lede
        held = computed(figures, [], EvidenceKind.STANDING).shown
        assert any(f"For {count_word(len(named))} measure" in one for one in held)


def test_some_place_has_such_a_variant_and_some_place_has_none() -> None:
    several = [authority_ranks(level(key)) for key in LEVELS]
    assert {bool(ranks.passed_over.astype(bool).any()) for ranks in several if len(ranks)} == {True, False}
