"""The addresses of data: the figures of the packs, in every form, a page at a time, as the pack declares them."""

import csv
import io
import re

import pytest

from hineq.api import nouns
from hineq.model.words import AreaType, TargetStatus
from hineq.packs.declared.tables import TABLES
from tests.api.asking import PLACES, ask
from tests.place_packs import figures
from tests.place_packs import place as pack


@pytest.mark.parametrize("place_id", PLACES)
def test_observations_have_the_columns_of_the_pack_in_every_form(place_id: str) -> None:
    as_json = ask(f"/places/{place_id}/observations?limit=5").json
    as_csv = list(csv.reader(io.StringIO(ask(f"/places/{place_id}/observations?limit=5&format=csv").text)))
    declared = TABLES["observations"].names
    assert as_csv[0] == declared
    assert [list(row) for row in as_json["data"]] == [declared] * 5
    assert len(as_csv) == 6


def test_the_observations_of_a_place_are_those_of_its_pack() -> None:
    table = figures("luton").place.observations
    whole = ask("/places/luton/observations?limit=10000").json
    assert whole["total"] == len(table)
    first = table.iloc[0]
    assert (whole["data"][0]["value"], whole["data"][0]["period_start"]) == (
        first["value"],
        str(first.period_start.date()),
    )


def test_observations_are_chosen_by_indicator_sex_area_and_period() -> None:
    asked = {"indicator": "life_expectancy_at_birth", "sex": "Female", "area_code": "E06000032"}
    query = "&".join(f"{name}={word}" for name, word in asked.items())
    rows = ask(f"/places/luton/observations?{query}").json["data"]
    assert rows
    assert {(row["indicator_id"], row["sex"], row["area_code"]) for row in rows} == {tuple(asked.values())}
    period = rows[-1]["period"]
    assert {row["period"] for row in ask(f"/places/luton/observations?{query}&period={period}").json["data"]} == {
        period
    }


def test_pages_of_rows_lead_to_each_other_and_make_the_whole() -> None:
    whole = ask("/places/oxford/indicators").json
    found, query = [], "?limit=30"
    while query:
        page = ask(f"/places/oxford/indicators{query}")
        found += page.json["data"]
        after = re.search(r'<(\?[^>]*)>; rel="next"', page.headers.get("link", ""))
        assert page.json.get("next", "") == (after[1] if after else "")
        query = after[1] if after else ""
    assert found == whole["data"]
    assert len(found) == whole["total"] > 60
    assert 'rel="prev"' in page.headers["link"]


def test_more_rows_than_the_stated_maximum_are_refused() -> None:
    assert ask("/places/oxford/areas?limit=10001").status == 400


def test_areas_come_with_their_official_shapes() -> None:
    answer = ask("/places/luton/areas?format=geojson&type=ward")
    assert answer.headers["content-type"] == "application/geo+json"
    official = {
        one["properties"]["area_code"]: one["geometry"] for one in pack("luton").boundaries[AreaType.WARD]["features"]
    }
    shapes = {one["id"]: one["geometry"] for one in answer.json["features"]}
    assert len(shapes) == 19
    assert shapes == {code: official[code] for code in shapes}
    assert any("Crown copyright" in line for line in [*answer.json["attribution"], *answer.json["credits"]])


def test_an_area_without_a_shape_has_none() -> None:
    wards = ask("/places/luton/areas?format=geojson&type=country").json["features"]
    assert wards
    assert all(one["geometry"] is None for one in wards)


def test_a_target_that_was_judged_has_its_status_and_its_outturn() -> None:
    rows = ask("/places/luton/targets").json["data"]
    assert len(rows) == len(pack("luton").targets)
    judged = [row for row in rows if row["status"]]
    assert judged
    assert {row["kind"] for row in judged} == {"target"}
    assert {row["status"] for row in judged} <= set(TargetStatus)
    assert all((row["outturn"] is None) == (row["status"] == TargetStatus.NO_OUTTURN) for row in judged)


def test_findings_are_the_headings_of_the_pages() -> None:
    from hineq.ui.views.wards import profile_words

    rows = ask("/places/luton/findings?kind=ward&limit=3").json
    assert rows["total"] == len(pack("luton").wards)
    assert [row["finding"] for row in rows["data"]] == [
        profile_words("luton", row["area_code"])[0] for row in rows["data"]
    ]
    gap = ask("/places/luton/findings?kind=gap&indicator=life_expectancy_at_birth").json["data"]
    assert all(bool(row["finding"]) != bool(row["reason"]) for row in gap)


def test_a_level_and_another_set_of_wards_are_asked_for_by_area() -> None:
    level = ask("/places/llr").json["levels"][0]
    assert ask(f"/places/llr?area={level['area']}").json["name"] == level["name"]
    sets = ask("/places/luton").json["ward_sets"]
    assert ask(f"/places/luton/areas?area={sets[0]['area']}&type=ward").json["total"] > 0


def test_every_place_of_the_app_is_listed() -> None:
    from hineq.ui.views.place import place_choices

    rows = ask("/places").json["data"]
    assert {row["place_id"] for row in rows} == set(place_choices()) >= set(PLACES)
    assert rows[0]["kind"] == nouns.PlaceKind.PACK


def test_a_cell_that_a_spreadsheet_would_run_leaves_as_text() -> None:
    from hineq.api.plain import flat
    from hineq.model.spreadsheet import csv_bytes

    assert csv_bytes(flat([{"note": "=1+1"}], ["note"])).decode("utf-8-sig") == "note\n'=1+1\n"
