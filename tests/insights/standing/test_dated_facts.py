"""What documents said, with its date and place, beside the newest figures."""

from functools import cache

import pandas as pd
import pytest

from hineq.insights.standing.dated_facts import (
    NO_RANK,
    date_words,
    dated_statements,
    document,
    facts_table,
    other_count,
    then_and_now,
    then_finding,
    why_apart,
)
from hineq.insights.standing.ranks import authority_ranks
from hineq.model.document_words import StatementTopic
from hineq.model.statement import Statement, StatementFigure
from hineq.model.words import Sex, TargetKind, Tie
from tests.luton import figures, luton
from tests.made_up import TOWN, opened, row, town
from tests.place_packs import figures as of_pack


@cache
def all_facts() -> list[Statement]:
    return dated_statements(luton(), StatementTopic.SELF_ASSESSMENT)


@cache
def by_heading() -> pd.DataFrame:
    return facts_table(luton(), all_facts()).set_index("heading")


@cache
def all_ranks() -> pd.DataFrame:
    return authority_ranks(figures())


@cache
def both() -> pd.DataFrame:
    return then_and_now(figures(), all_ranks())


@pytest.mark.parametrize(
    ("published", "words"),
    [("2008-09-24", "24 September 2008"), ("2026-05", "2026-05"), ("2019", "2019"), ("", "")],
)
def test_a_whole_date_is_said_in_words(published: str, words: str) -> None:
    assert date_words(published) == words


def test_a_document_carries_its_own_date_or_that_it_has_none() -> None:
    sources = luton().sources
    assert document(sources["luton_audit_2008"]) == "Tackling health inequalities in Luton, 24 September 2008"
    assert (
        document(sources["luton_self_assessment_2013"])
        == "Corporate peer challenge self-assessment, undated (spring 2013 by its own text)"
    )


def test_a_newer_figure_of_another_series_is_named_so_and_leads_no_heading() -> None:
    pairs = both()
    beside = pairs[pairs.apart == ""].set_index("measure")
    lives = [one for one in beside.index if one.startswith("life expectancy")]
    assert lives
    assert set(beside.series[lives]) == {"Rebased to the 2021 Census, published May 2026"}
    # of three series of smoking nothing says which one an undated figure is of
    assert beside.series.drop(lives)[lambda names: names != ""].tolist() == ["Five-year averages, with intervals"]
    assert (
        then_finding(luton(), pairs, 0)
        == "Infant deaths: 7.5 in 2008-10, 5.7 per 1,000 live births in 2019-21; not tested"
    )
    # where nothing else is left, what there is leads
    assert (
        then_finding(luton(), pairs[pairs.series != ""], 0)
        == "Luton then and now: five printed figures beside the newest"
    )


def test_statements_with_figures_come_first() -> None:
    figured = [bool(one.figures) for one in all_facts()]
    assert figured == sorted(figured, reverse=True)
    assert {one.topic for one in all_facts()} == {StatementTopic.SELF_ASSESSMENT}


@pytest.mark.parametrize(
    ("heading", "figures_said", "as_at"),
    [
        ("People of 85 and over", ("55%", "2350", "3650"), "2010 to 2030"),
        ("Dementia", ("9%", "29%"), "2010 to 2014 and 2020"),
        ("Who uses health services", ("29%", "50%", "65%", "70%"), ""),
        ("Care for people over 65", ("51%", "75%", "91%"), ""),
        ("Rank on life expectancy", ("357", "404", "276"), ""),
        ("Health checks four years before", ("139",), "Four years ago"),
        ("Health checks offered", ("286", "86%"), "2012/13"),
        ("People with a learning disability", ("50",), ""),
    ],
)
def test_a_fact_has_its_figures_its_date_and_its_place(heading: str, figures_said: tuple[str, ...], as_at: str) -> None:
    one = by_heading().loc[heading]
    assert tuple(part.split(":")[0] for part in one.figures.split("; ")) == figures_said
    assert one.as_at == as_at
    assert (
        one.document
        == "Corporate peer challenge self-assessment, undated (spring 2013 by its own text): Heath and adult social care"
    )


def test_checks_done_and_checks_offered_are_told_apart() -> None:
    assert "not the same measure" in by_heading().loc["Health checks offered"].note
    assert "not the same measure" in by_heading().loc["Health checks four years before"].note


def test_what_is_not_named_is_not_named() -> None:
    assert "not named" in by_heading().loc["Wards with the poorest survival"].note
    assert by_heading().loc["Wards with the poorest survival"].figures == ""


@pytest.mark.parametrize(
    ("measure", "then", "when", "now", "rank"),
    [
        (
            "infant deaths",
            "7.5 per 1,000 live births",
            "2008-10",
            "5.7 per 1,000 live births in 2019-21",
            "25th poorest of 307, 2019-21",
        ),
        ("adults who smoke", "25.2%", "not stated", "14.5% in 2020-24", "joint 34th poorest of 308, 2020-24"),
        (
            "life expectancy of males",
            "77.2 years",
            "not stated",
            "78.6 years in 2023-25",
            "joint 71st poorest of 294, 2023-25",
        ),
    ],
)
def test_then_stands_beside_now(measure: str, then: str, when: str, now: str, rank: str) -> None:
    rows = both()[both().measure == measure]
    assert len(rows) == 1
    one = rows.iloc[0]
    assert (one.then, one.when, one.now, one["rank"], one.apart) == (then, when, now, rank, "")


def test_the_note_of_a_pair_stands_beside_it() -> None:
    rows = both().set_index("measure")
    assert rows.loc["life expectancy of males"].note.startswith("The strategy's own table of targets has other figures")


@pytest.mark.parametrize("pack", ["llr", "luton", "oxford"])
def test_releases_that_are_no_time_series_do_not_stand_beside_what_was_printed(pack: str) -> None:
    figures = of_pack(pack)
    place = figures.place
    pairs = then_and_now(figures, authority_ranks(figures))
    for one in pairs[pairs.apart == ""].itertuples():
        line = figures.main_line(one.indicator_id, Sex.PERSONS, place.area_code)
        assert line is None or line.series.trend or one.when in set(line.points.period), one.measure


def test_like_alone_stands_beside_like() -> None:
    assert set(both().apart[both().now == ""]) == set(both().apart) - {""}
    assert (both()[["now", "england", "rank"]] == "").all(axis=1).equals(both().apart != "")
    apart = both().set_index("measure").apart
    assert apart["predicted increase of dementia"].startswith("Another unit: a predicted increase")
    assert apart["residents in the two most deprived national quintiles"].startswith("Made by another release")
    assert apart["people from routine and manual groups who smoke"].startswith("Other people: ")
    assert apart["babies of low birth weight, of all live births"].startswith("Another measure: ")
    assert apart["life expectancy gap for males between the most and least deprived areas"].startswith("Very likely")


@pytest.mark.parametrize(
    ("tie", "unit", "note", "reason"),
    [
        (Tie.DIRECT, "%", "", ""),
        (Tie.DIRECT, "%", "Printed in bold.", ""),
        (Tie.DIRECT, "% increase", "", "Printed in another unit"),
        (Tie.DIRECT, "rank", "", "A rank among areas"),
        (Tie.NEAR, "%", "Other people.", "Other people."),
        (Tie.PROXY, "%", "", "Nothing says that"),
        (None, "%", "", "Nothing says that"),
    ],
)
def test_a_pair_has_the_same_people_unit_and_definition_declared(
    tie: Tie | None, unit: str, note: str, reason: str
) -> None:
    printed = StatementFigure(
        statement_id="said",
        printed="20",
        subject="adults who smoke",
        value=20,
        unit=unit,
        sex=Sex.PERSONS,
        tie=tie,
        note=note,
    )
    indicator = town([row(TOWN, "2020", 20.0)]).indicators["smoking"]
    assert why_apart(printed, indicator).startswith(reason)
    assert bool(why_apart(printed, indicator)) == bool(reason)


def test_a_printed_rank_stands_alone_with_what_it_is() -> None:
    one = both()[both().measure == "rank on female life expectancy"].iloc[0]
    assert one.then == (
        "rank 357 of 404 local areas; the document does not say from which end (if 1 is the best, 48th poorest of 404)"
    )
    assert one.when == "undated; spring 2013 by its own text"
    assert (one.now, one["rank"]) == ("", "")
    assert one.apart.startswith("A rank among areas")


def test_both_sets_of_life_expectancy_are_kept() -> None:
    said = set(both().then)
    assert {"77.2 years", "77.7 years", "81.2 years", "80.9 years"} <= said


def test_404_local_areas_is_said_to_be_another_count() -> None:
    words = other_count(luton(), all_ranks(), both())
    assert "among 404 local areas and does not say which" in words
    assert "among 229 to 308 authorities" in words
    assert "must not be subtracted" in words


def test_a_place_without_documents_has_nothing_to_set_beside() -> None:
    rows = opened(town([row(TOWN, "2020", 20.0)]))
    ranks = authority_ranks(rows)
    assert then_and_now(rows, ranks).empty
    assert other_count(rows.place, ranks, then_and_now(rows, ranks)) == ""
    assert facts_table(rows.place, dated_statements(rows.place, StatementTopic.SELF_ASSESSMENT)).empty


def test_the_ranks_that_are_counted_are_those_of_the_page() -> None:
    """Every rank of the page is among so many as the note says, and both ends are there."""
    shown = both()[(both().apart == "") & (both()["rank"] != NO_RANK)]
    among = [int(words.partition(" of ")[2].partition(",")[0]) for words in shown["rank"]]
    assert f"The ranks here are among {min(among)} to {max(among)} authorities." in other_count(
        luton(), all_ranks(), both()
    )
    alone = both()[both().apart != ""]
    assert other_count(luton(), all_ranks(), alone) == ""


def test_a_figure_without_a_period_has_the_one_of_the_same_document_s_table_of_targets() -> None:
    gap = both()[both().measure.str.startswith("life expectancy gap for")]
    assert set(gap.when) == {"not stated here; 2006-10 in the document's table of targets"}
    # another figure of the measure in the same table is of another period than the sentence's, nobody knows which
    assert set(both().when[both().then.isin(["77.2 years", "81.2 years"])]) == {"not stated"}


def test_no_period_is_said_to_be_unstated_which_the_targets_state() -> None:
    """Over every printed figure: what the table of targets prints of the same document has its period on the page."""
    place = luton()
    baselines = {
        (one.indicator_id, one.sex, one.value, one.source_id)
        for one in place.targets
        if one.kind is TargetKind.BASELINE and one.area_code == place.area_code
    }
    own = [
        (one.indicator_id, one.sex, one.value, statement.source_id) in baselines
        for statement in place.statements
        for one in statement.figures
        if one.indicator_id and one.area_code == place.area_code
    ]
    assert not set(both().when[own]) & {"not stated", "undated"}
    assert any(own)
