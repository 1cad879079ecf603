"""Each service is asked to its last page, held against its own count, and what comes is written whole or not at all."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from hineq.packs.fetch.addresses import Service, address_of, setting
from hineq.packs.fetch.client import Client
from hineq.packs.fetch.fingertips import fetch_fingertips
from hineq.packs.fetch.fingertips_next import fetch_fingertips_next
from hineq.packs.fetch.geography import fetch_geography
from hineq.packs.fetch.nomis import fetch_nomis
from hineq.packs.fetch.refusals import NotFetched
from hineq.packs.fetch.statistics import fetch_statistics
from hineq.packs.importers.json_answers import read_json_answer
from tests.packs.fetch.conftest import PACE
from tests.packs.fetch.local_services import (
    FINGERTIPS,
    NOMIS,
    Asked,
    Local,
    Reply,
    as_json,
    filed,
    fingertips_csv,
    layer,
    nomis_page,
)

Opened = Callable[..., Client]
DATA, ABOUT = "/all_data/csv/by_indicator_id", "/indicator_metadata/csv/by_indicator_id"
WARDS = [f"E0500000{n}" for n in range(7)]


def metadata(asked: Asked) -> Reply:
    return Reply(body=f"Indicator ID,Indicator,Unit\n{asked.query['indicator_ids']},A made-up one,%\n".encode())


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_fingertips_gives_figures_and_metadata_of_each_indicator(local: Local, opened: Opened, tmp_path: Path) -> None:
    local.answer(DATA, lambda asked: filed(fingertips_csv(asked.query["indicator_ids"], 30), '"1"')(asked))
    local.answer(ABOUT, metadata)
    with opened() as client:
        made = fetch_fingertips(client, ["93930", "41401", "93930"], "402", tmp_path / "to")
    assert written(tmp_path / "to") == [
        "fingertips_41401_402.csv", "fingertips_41401_metadata.csv", "fingertips_93930_402.csv", "fingertips_93930_metadata.csv",
    ]  # fmt: skip
    assert (tmp_path / "to" / "fingertips_41401_402.csv").read_bytes() == fingertips_csv("41401", 30)
    assert [(file.rows, file.counted, file.fresh) for file in made[:2]] == [(30, False, True), (1, False, True)]
    assert local.asked[0].query == {"indicator_ids": "93930", "child_area_type_id": "402", "parent_area_type_id": "15"}
    with opened() as client:
        again = fetch_fingertips(client, ["93930"], "402", tmp_path / "to")
    assert not again[0].fresh


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (FINGERTIPS.encode(), "no rows of indicator 93930"),
        (fingertips_csv("1", 3), "another indicator came (1 for 93930)"),
        (b"a,b\n1,2\n", "no column 'Indicator ID'"),
        (b"<html>", "A page for people"),
    ],
)
def test_what_is_not_fingertips_figures_is_refused_and_nothing_is_written(
    local: Local, opened: Opened, tmp_path: Path, body: bytes, words: str
) -> None:
    local.answer(DATA, Reply(body=body))
    local.answer(ABOUT, metadata)
    with opened() as client, pytest.raises(NotFetched, match=words.replace("(", r"\(").replace(")", r"\)")):
        fetch_fingertips(client, ["93930"], "402", tmp_path / "to")
    assert written(tmp_path / "to") == []


def test_one_indicator_that_fails_leaves_what_was_there(local: Local, opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "fingertips_93930_402.csv").write_text("before")
    local.answer(
        DATA, Reply(body=fingertips_csv("93930", 2)), Reply(status=404, body=b'{"message": "no such indicator"}')
    )
    local.answer(ABOUT, metadata)
    with opened() as client, pytest.raises(NotFetched, match="no such indicator"):
        fetch_fingertips(client, ["93930", "41401"], "402", tmp_path)
    assert (tmp_path / "fingertips_93930_402.csv").read_text() == "before"
    assert [name for name in written(tmp_path) if name.endswith((".csv", ".next"))] == ["fingertips_93930_402.csv"]


def test_an_indicator_that_is_no_number_is_not_asked(local: Local, opened: Opened, tmp_path: Path) -> None:
    with opened() as client, pytest.raises(NotFetched, match="by numbers: 'obesity'"):
        fetch_fingertips(client, ["obesity"], "402", tmp_path)
    assert local.asked == []


@pytest.mark.parametrize("within", [True, False])
def test_areas_come_page_by_page_to_the_count(local: Local, opened: Opened, tmp_path: Path, within: bool) -> None:
    layer(local, "Wards_2024", WARDS, most=3, within=within)
    with opened() as client:
        made = fetch_geography(client, "Wards_2024", tmp_path / "to")
    found = json.loads((tmp_path / "to" / "Wards_2024.geojson").read_bytes())
    assert [one["properties"]["WD24CD"] for one in found["features"]] == WARDS
    assert list(found) == ["type", "features"]
    assert (made[0].rows, made[0].counted) == (7, True)


def test_a_look_up_is_written_as_a_table_without_formulas(local: Local, opened: Opened, tmp_path: Path) -> None:
    layer(local, "WD24_LAD24", WARDS, most=4, shapes=False)
    with opened() as client:
        fetch_geography(client, "WD24_LAD24", tmp_path)
    lines = (tmp_path / "WD24_LAD24.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["FID,WD24CD,WD24NM", "1,E05000000,'=Newtown"]
    assert len(lines) == 8


def test_a_count_that_the_pages_do_not_reach_is_told(local: Local, opened: Opened, tmp_path: Path) -> None:
    layer(local, "Wards_2024", WARDS, count=9)
    with opened() as client, pytest.raises(NotFetched, match=r"counts 9, and 7 came"):
        fetch_geography(client, "Wards_2024", tmp_path / "to")
    assert written(tmp_path / "to") == []


def test_a_service_that_gives_the_first_page_again_is_told(local: Local, opened: Opened, tmp_path: Path) -> None:
    layer(local, "Wards_2024", WARDS)
    one = local.answers["/Wards_2024/FeatureServer/0/query"]
    local.answer(
        "/Wards_2024/FeatureServer/0/query",
        lambda asked: one(replace(asked, query={**asked.query, "resultOffset": "0"})),
    )
    with opened() as client, pytest.raises(NotFetched, match="changed while it was loaded, 3 times"):
        fetch_geography(client, "Wards_2024", tmp_path / "to")


def test_a_release_between_two_pages_is_loaded_again_as_one(local: Local, opened: Opened, tmp_path: Path) -> None:
    path = "/Wards_2024/FeatureServer/0/query"
    layer(local, "Wards_2024", WARDS)
    before = local.answers[path]
    layer(local, "Wards_2024", [code.replace("E05", "E06") for code in WARDS])
    after = local.answers[path]
    # the count and the first page are of the old release
    local.answer(path, before, before, after)
    with opened() as client:
        fetch_geography(client, "Wards_2024", tmp_path)
    found = json.loads((tmp_path / "Wards_2024.geojson").read_bytes())
    assert {one["properties"]["WD24CD"][:3] for one in found["features"]} == {"E06"}


def test_a_service_that_is_not_there_is_told_in_its_own_words(local: Local, opened: Opened, tmp_path: Path) -> None:
    local.answer("/Wards/FeatureServer/0", as_json({"error": {"code": 400, "message": "Invalid URL", "details": []}}))
    with opened() as client, pytest.raises(NotFetched, match="'Invalid URL'"):
        fetch_geography(client, "Wards", tmp_path / "to")
    with opened() as client, pytest.raises(NotFetched, match="before FeatureServer"):
        fetch_geography(client, "../Wards", tmp_path / "to")


def nomis(total: int, *, most: int = 25_000, said: int | None = None) -> Callable[[Asked], Reply]:
    return lambda asked: Reply(body=nomis_page(asked, total, most=most, said=said))


NM = "/dataset/NM_2021_1.data.csv"


@pytest.mark.parametrize("most", [25_000, 3])
def test_rows_of_nomis_come_page_by_page_to_the_count(local: Local, opened: Opened, tmp_path: Path, most: int) -> None:
    local.answer(NM, nomis(11, most=most))
    with opened() as client:
        made = fetch_nomis(client, "nm_2021_1", "?geography=E06000001,E06000002&RecordLimit=9", tmp_path, page=5)
    assert (made[0].rows, made[0].counted) == (11, True)
    lines = (tmp_path / "NM_2021_1.csv").read_text().splitlines()
    assert lines[0] == NOMIS.strip()
    assert [line.split(",")[2] for line in lines[1:]] == [str(n) for n in range(11)]
    assert local.asked[0].query == {"geography": "E06000001,E06000002", "RecordLimit": "5", "RecordOffset": "0"}


def test_a_data_set_that_grows_between_pages_is_loaded_again(local: Local, opened: Opened, tmp_path: Path) -> None:
    local.answer(NM, nomis(11), nomis(12))
    with opened() as client:
        assert fetch_nomis(client, "NM_2021_1", "geography=1", tmp_path, page=5)[0].rows == 12


@pytest.mark.parametrize("total", [0, 11])
def test_a_data_set_that_has_fewer_rows_than_it_says_is_refused(
    local: Local, opened: Opened, tmp_path: Path, total: int
) -> None:
    local.answer(NM, nomis(total, said=20))
    with opened() as client, pytest.raises(NotFetched, match="changed while" if total else "no rows"):
        fetch_nomis(client, "NM_2021_1", "geography=1", tmp_path / "to", page=5)
    assert written(tmp_path / "to") == []


def test_a_nomis_that_gives_the_first_page_again_is_told(local: Local, opened: Opened, tmp_path: Path) -> None:
    first = nomis(10)
    local.answer(NM, lambda asked: first(replace(asked, query={**asked.query, "RecordOffset": "0"})))
    with opened() as client, pytest.raises(NotFetched, match="do not go on from one another"):
        fetch_nomis(client, "NM_2021_1", "geography=1", tmp_path / "to", page=5)


def test_the_count_is_always_among_the_columns(local: Local, opened: Opened, tmp_path: Path) -> None:
    local.answer(NM, nomis(1))
    with opened() as client:
        fetch_nomis(client, "NM_2021_1", "geography=1&select=geography_code,obs_value", tmp_path)
    assert local.asked[0].query["select"] == "geography_code,obs_value,record_offset,record_count"


@pytest.mark.parametrize(
    ("data_set", "query", "words"),
    [("TS001", "geography=1", "like NM_2021_1"), ("NM_1_1", "geography", "no list of name=value"), ("NM_1_1", "a=1&a=2", "twice")],
)  # fmt: skip
def test_a_question_that_cannot_be_asked_is_not(
    local: Local, opened: Opened, tmp_path: Path, data_set: str, query: str, words: str
) -> None:
    with opened() as client, pytest.raises(NotFetched, match=words):
        fetch_nomis(client, data_set, query, tmp_path)
    assert local.asked == []


def test_words_of_nomis_in_place_of_rows_are_told(local: Local, opened: Opened, tmp_path: Path) -> None:
    local.answer(NM, Reply(body=b"Query is incomplete\n"))
    with opened() as client, pytest.raises(NotFetched, match="'Query is incomplete'"):
        fetch_nomis(client, "NM_2021_1", "geography=1", tmp_path)


ELS = b"areacd,areanm,period,value\nE06000001,Newtown,2023-01-01/P1Y,82.7\n"


def test_an_indicator_of_authorities_comes_with_all_its_periods(local: Local, opened: Opened, tmp_path: Path) -> None:
    local.answer("/data.csv", Reply(body=ELS))
    with opened() as client:
        made = fetch_statistics(client, ["employment-rate"], tmp_path)
    assert (tmp_path / "employment-rate.csv").read_bytes() == ELS
    assert made[0].rows == 1
    assert local.asked[0].query == {"indicator": "employment-rate", "time": "all"}


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(), "answers with nothing"),
        (Reply(body=b"areacd,period\n"), "no rows of 'employment-rate'"),
        (Reply(body=b"code,value\n1,2\n"), "no column 'areacd'"),
        (Reply(status=404, body=b'{"message": "Indicator not found."}'), "Indicator not found."),
    ],
)
def test_what_is_no_table_of_authorities_is_refused(
    local: Local, opened: Opened, tmp_path: Path, reply: Reply, words: str
) -> None:
    local.answer("/data.csv", reply)
    with opened() as client, pytest.raises(NotFetched, match=words):
        fetch_statistics(client, ["employment-rate"], tmp_path / "to")
    assert written(tmp_path / "to") == []


def next_answer(codes: list[str]) -> dict[str, object]:
    point = {
        "year": 2023, "value": 1.5, "ageBand": {"value": "All ages", "isAggregate": True},
        "sex": {"value": "Persons", "isAggregate": True}, "trend": "Increasing", "isAggregate": True,
    }  # fmt: skip
    areas = [{"areaCode": code, "areaName": "Newtown", "healthData": [point]} for code in codes]
    return {"indicatorId": 41101, "name": "A made-up one", "polarity": "LowIsGood", "areaHealthData": areas}


def test_the_successor_is_asked_for_three_hundred_areas_at_a_time(
    local: Local, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [f"E0500{n:04d}" for n in range(301)]
    pages = [codes[:300], codes[300:], codes[:300]]
    local.answer("/indicators/41101/data", *(as_json(next_answer(page)) for page in pages))
    with opened() as client:
        made = fetch_fingertips_next(client, ["41101"], codes, tmp_path)
    assert made[0].rows == 301
    raw = (tmp_path / "fingertips_next_41101.json").read_bytes()
    assert len(read_json_answer(raw, "a.json").figures) == 301


def test_a_successor_without_an_address_says_how_to_name_one(local: Local, opened: Opened, tmp_path: Path) -> None:
    with pytest.raises(NotFetched, match=setting(Service.FINGERTIPS_NEXT)):
        address_of(Service.FINGERTIPS_NEXT, {})
    local.answer("/indicators/41101/data", as_json({"areaHealthData": []}))
    with opened() as client, pytest.raises(NotFetched, match="No figures of indicator 41101"):
        fetch_fingertips_next(client, ["41101"], ["E06000001"], tmp_path)
    with opened() as client, pytest.raises(NotFetched, match="by their codes"):
        fetch_fingertips_next(client, ["41101"], [], tmp_path)


def test_a_folder_that_cannot_be_written_is_told(local: Local, opened: Opened, tmp_path: Path) -> None:
    local.answer("/data.csv", Reply(body=ELS))
    (tmp_path / "file").write_text("")
    with opened() as client, pytest.raises(NotFetched, match="cannot be written"):
        fetch_statistics(client, ["employment-rate"], tmp_path / "file")


def test_addresses_that_are_built_in_are_https() -> None:
    for service in (Service.FINGERTIPS, Service.GEOGRAPHY, Service.NOMIS, Service.STATISTICS):
        parts = urlsplit(address_of(service, {}))
        assert (parts.scheme, parse_qs(parts.query)) == ("https", {})
    assert PACE.tries > 1
