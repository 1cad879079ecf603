"""Sources: how one is cited."""

from dataclasses import replace

from hineq.model.source import Source


def test_a_source_is_cited_with_its_date_where_it_has_one() -> None:
    source = Source(source_id="s", publisher="Nobody", title="Nothing", licence="", published="2020", url="")
    assert source.citation == "Nobody: Nothing (2020)"
    assert replace(source, published="").citation == "Nobody: Nothing"


def test_a_source_dated_by_its_release_says_of_which_years_its_data_are() -> None:
    source = Source(
        source_id="s", publisher="Nobody", title="Nothing", licence="", published="2020", data_years="data of 2016"
    )
    assert source.citation == "Nobody: Nothing (2020; data of 2016)"
    assert replace(source, published="").citation == "Nobody: Nothing (data of 2016)"
