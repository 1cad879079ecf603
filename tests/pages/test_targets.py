"""The page of trends: several areas beside the place, and two dates compared, both in the address."""

from tests.pages.visits import notes, query, run, title, written

ASKED = {"place": "luton", "indicator": "u75_mortality_preventable", "sex": "Persons"}
BEDFORD, ENGLAND = "E06000055", "E92000001"


def test_several_areas_stand_beside_the_place_and_in_the_address() -> None:
    app = run("targets", **ASKED, compare=f"{ENGLAND},{BEDFORD}")
    assert notes(app) == []
    (box,) = app.multiselect
    assert box.value == [ENGLAND, BEDFORD]
    said = written(app)
    assert "Bedford: " in said
    assert '<th scope="row">Bedford</th>' in said
    box.select("E06000042").run()
    assert query(app)["compare"] == f"{ENGLAND},{BEDFORD},E06000042"
    for code in (ENGLAND, BEDFORD, "E06000042"):
        app.multiselect[0].unselect(code).run()
    # nobody chosen is the country, as at first
    assert app.multiselect[0].value == [ENGLAND]
    assert "compare" not in query(app)


def test_areas_that_are_not_there_are_said() -> None:
    assert notes(run("targets", **ASKED, compare="E99999999")) == [
        "The link compares with areas that are not here (E99999999)."
    ]


def test_two_dates_are_compared_as_the_address_says_with_the_pandemic_named() -> None:
    app = run("targets", **ASKED)
    assert "Luton's figure fell from 175.6 per 100,000 in 2010 to 169.0 per 100,000 in 2024" in written(app)
    app = run("targets", **ASKED, **{"from": "2012", "to": "2020"})
    said = written(app)
    assert "Luton's figure rose from 173.7 per 100,000 in 2012 to 217.8 per 100,000 in 2020" in said
    assert "2020 shares months with the COVID-19 pandemic" in said
    next(one for one in app.selectbox if one.key == "pick_from").select("2020").run()
    assert "Both dates are 2020: choose two." in written(app)
    assert query(app)["from"] == "2020"


def test_a_date_that_is_not_there_is_said_and_the_usual_one_is_compared() -> None:
    said = written(run("targets", **ASKED, **{"from": "1066"}))
    assert "The link names a period that this series does not have (1066)." in said
    assert "in 2010 to" in said


def test_a_single_figure_has_no_two_dates() -> None:
    app = run("targets", place="E07000114")
    assert title(app)
    assert "Two dates compared" not in [one.value for one in app.header]
