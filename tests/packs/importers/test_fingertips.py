"""Fingertips' download of data: its columns in two sizes, groups of England, England twice, practices, suppressed values."""

import pytest

from hineq.packs.importers.fingertips import FINGERTIPS
from hineq.packs.importers.layouts import read_figures
from hineq.packs.read.problems import InvalidPack

HEAD = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,"
    "Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,"
    "Compared to England value or percentiles,{compared} value or percentiles,Time period Sortable,New data,Compared to goal"
)
SIZES = {26: HEAD, 27: HEAD + ",Time period range"}


def row(
    code="E06000001",
    kind="UA",
    sex="Persons",
    period="2021/22",
    value="10.5",
    by="",
    group="",
    note="",
    name="A town",
    parent="E92000001",
):
    return f'7,Made-up share,{parent},England,{code},{name},{kind},{sex},All ages,"{by}",{group},{period},{value},9,12,8,13,21,200,{note},,Similar,Not compared,20210000,,'  # fmt: skip


def download(*rows, size=26, compared="Compared to Regions (statistical)", end="\n"):
    more = "" if size == 26 else ",1y"
    return end.join([SIZES[size].format(compared=compared), *(one + more for one in rows), ""]).encode()


def read(raw):
    return read_figures(raw, "indicators.csv", (FINGERTIPS,))


@pytest.mark.parametrize("size", [26, 27])
@pytest.mark.parametrize(
    "compared", ["Compared to PCNs (v. 27/10/23)", "Compared to Regions (statistical)", "Compared to percentiles"]
)
def test_either_size_is_read_whatever_it_is_compared_to(size, compared):
    extract = read(download(row(), row(sex="Male", value="12"), size=size, compared=compared))
    assert extract.layout == "Fingertips download"
    figure = extract.figures.iloc[0]
    assert (figure.area_code, figure.sex, figure.age, figure.period) == ("E06000001", "Persons", "All ages", "2021/22")
    assert (figure.value, figure.lower_ci, figure.upper_ci) == (10.5, 9, 12)
    assert (figure.lower_998, figure.upper_998, figure["count"], figure.denominator) == (8, 13, 21, 200)
    assert list(extract.figures.sex) == ["Persons", "Male"]


def test_lines_may_end_as_windows_ends_them():
    extract = read(download(row(), row(sex="Male"), end="\r\n"))
    assert list(extract.figures["_row"]) == [2, 3]
    assert list(extract.figures.columns) == list(read(download(row())).figures.columns)


def test_an_older_download_names_its_limits_without_their_level():
    old = download(row()).replace(b"Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit", b"Lower CI limit,Upper CI limit,A,B")  # fmt: skip
    figure = read(old).figures.iloc[0]
    assert (figure.lower_ci, figure.upper_ci) == (9, 12)
    assert figure.isna()[["lower_998", "upper_998"]].all()


def test_one_label_of_several_kinds_of_group_stays_apart():
    kinds = (
        "County & UA deprivation deciles in England (IMD2019, 4/21 geography)",
        "District & UA deprivation deciles in England (IMD2019)",
    )
    rows = [
        row("E92000001", "England", by=kind, group="Most deprived decile", value=value)
        for kind, value in zip(kinds, "12", strict=True)
    ]
    figures = read(download(row("E92000001", "England", value="3"), *rows)).figures
    assert list(figures.value) == [3, 1, 2]
    assert list(figures.grouped_by) == ["", *kinds]
    assert list(figures.group) == ["", "Most deprived decile", "Most deprived decile"]


def test_england_twice_is_one_figure():
    extract = read(
        download(row("E92000001", "England", parent="", name="England"), row("E92000001", "England", name="England"))
    )
    assert list(extract.figures.value) == [10.5]
    assert (
        str(extract.left_out[0])
        == "1 row left out: the same figure once more, such as England, Persons, All ages, 2021/22"
    )


def test_two_values_for_one_figure_are_a_fault():
    with pytest.raises(InvalidPack) as raised:
        read(download(row(), row(value="11")))
    (problem,) = raised.value.problems
    assert (str(problem.code), problem.row) == ("key_twice", 3)


def test_a_value_that_is_held_back_is_suppressed_and_never_0():
    note = "Value suppressed for disclosure control reasons"
    figures = read(
        download(
            row(value="", note=note),
            row(sex="Male", value="8", note="Aggregated from all known lower geography values"),
        )
    ).figures
    assert list(figures.status) == ["suppressed", "official"]
    assert figures.value.isna().tolist() == [True, False]


def test_a_value_beside_a_note_on_others_stands():
    note = "Some values were suppressed in the areas within it"
    assert list(read(download(row(note=note))).figures.status) == ["official"]


def test_practices_and_networks_are_passed_over_by_kind_with_a_count():
    rows = [row(f"A8200{n}", "GPs", name=f"Practice {n}") for n in (1, 2)]
    extract = read(download(row(), *rows, row("U08085", "PCNs (v. 27/10/23)", name="Network 1")))
    assert len(extract.figures) == 1
    assert [(one.rows, one.example) for one in extract.left_out] == [(2, "Practice 1"), (1, "Network 1")]


def test_the_file_says_neither_unit_nor_direction():
    (told,) = read(download(row())).measures
    assert (told.measure, told.name, told.unit, told.polarity, told.multiplier) == (
        "7",
        "Made-up share",
        "",
        None,
        None,
    )
    assert "indicator 7" in told.source


def test_every_kind_of_mistake_is_one_line():
    with pytest.raises(InvalidPack) as raised:
        read(
            download(
                row(value="twelve"),
                row(period="lately"),
                row(sex="Male", period="lately"),
                row(sex="Female", period="lately"),
            )
        )
    said = {str(problem.code): problem for problem in raised.value.problems}
    assert set(said) == {"number_unreadable", "period_unreadable"}
    assert said["number_unreadable"].row == 2
    assert "(3 rows are so.)" in said["period_unreadable"].rule


def test_windows_text_with_titles_above_and_notes_beneath_is_read():
    raw = b"Downloaded from Fingertips\n\n" + download(row(name="Caf\xe9 Town".encode("cp1252").decode("latin-1"))).decode().encode("cp1252") + b"Source: OHID\n"  # fmt: skip
    extract = read(raw)
    assert list(extract.figures.area_name) == ["Café Town"]
    assert list(extract.figures["_row"]) == [4]
    assert [one.why for one in extract.left_out] == ["a title or a note over the heads", "a title, a key or a note"]


def test_thousands_and_signs_of_none_are_read():
    figures = read(
        download(row(value='"1,302,555"'), row(sex="Male", value="[c]"), row(sex="Female", value="12.5%"))
    ).figures
    assert figures.value[[0, 2]].tolist() == [1302555, 12.5]
    assert figures.status[1] == "suppressed"
