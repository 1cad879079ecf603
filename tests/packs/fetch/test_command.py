"""`python -m hineq fetch`: what it prints and how it ends, against the local server."""

import argparse
import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from hineq.cli.fetching import commands
from hineq.packs.fetch import client, pace
from hineq.packs.fetch.addresses import Service, setting
from tests.packs.fetch.conftest import PACE, Slept
from tests.packs.fetch.local_services import Local, Reply, as_json, fingertips_csv, layer, nomis_page

Run = Callable[..., int]


@pytest.fixture
def run(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, slept: Slept) -> Run:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(client, "Pace", lambda: PACE)
    monkeypatch.setattr(client, "Clock", slept.clock)
    parser = argparse.ArgumentParser()
    commands(parser.add_subparsers())

    def one(*words: str) -> int:
        parsed = parser.parse_args(["fetch", *words])
        return parsed.run(parsed)

    return one


def services(local: Local) -> None:
    layer(local, "Countries_December_2023_Boundaries_UK_BFC", ["E92000001"])
    local.answer("/dataset/NM_2021_1.data.csv", lambda asked: Reply(body=nomis_page(asked, 2, most=9)))
    local.answer("/government/statistics/english-indices-of-deprivation-2019", as_json({"details": {}}))
    local.answer("/data.csv", Reply(body=b"areacd,period,value\nE92000001,2023-01-01/P1Y,1\n"))
    local.answer("/all_data/csv/by_indicator_id", Reply(body=fingertips_csv("93930", 3)))
    local.answer("/indicator_metadata/csv/by_indicator_id", Reply(body=b"Indicator ID,Unit\n93930,%\n"))
    local.answer("/indicators/90366/data", as_json({"areaHealthData": [{}]}))


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["fingertips", "--indicators", "93930", "--area-type", "402"], "fingertips_93930_402.csv: 3 rows, new"),
        (
            ["geography", "--service", "Countries_December_2023_Boundaries_UK_BFC"],
            "Countries_December_2023_Boundaries_UK_BFC.geojson: 1 row, as many as the service counts, new",
        ),
        (
            ["nomis", "--dataset", "NM_2021_1", "--query", "geography=1"],
            "NM_2021_1.csv: 2 rows, as many as the service counts, new",
        ),
        (["statistics", "--indicator", "employment-rate"], "employment-rate.csv: 1 row, new"),
        (["fingertips-next", "--indicators", "90366", "--areas", "E92000001"], "fingertips_next_90366.json: 1 row, new"),
    ],
)  # fmt: skip
def test_each_service_is_fetched_by_its_word(
    local: Local, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], file: str
) -> None:
    services(local)
    assert run(*words, "--to", str(tmp_path / "to")) == 0
    assert file in capsys.readouterr().out
    assert (tmp_path / "to" / file.split(":")[0]).exists()


def test_a_refusal_ends_with_one_and_says_that_nothing_was_written(
    local: Local, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("statistics", "--indicator", "employment-rate", "--to", str(tmp_path / "to")) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[0].startswith("The service answers 404 and says 'not here'")
    assert said.out.splitlines()[-1] == "Nothing was written."
    assert "Traceback" not in said.out + said.err
    assert not (tmp_path / "to").exists()


def test_a_run_that_is_stopped_says_so(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(client.Client, "fetch", stopped)
    assert run("statistics", "--indicator", "employment-rate", "--to", str(tmp_path / "to")) == 130
    assert "Stopped" in capsys.readouterr().out


def test_each_live_service_is_tried_and_reported_on_a_line(
    local: Local, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    services(local)
    assert run("--try") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[service, "sound"] for service in Service]


def test_a_service_that_fails_is_reported_and_ends_with_one(
    local: Local, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    services(local)
    local.answer("/data.csv", Reply(body=b"<html>We are sorry"))
    local.answer("/dataset/NM_2021_1.data.csv", Reply(body=b"A,B\n1,2\n"))
    monkeypatch.delenv(setting(Service.FINGERTIPS_NEXT))
    assert run("--try") == 1
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "FAILED  A page for people" in lines["statistics"]
    assert "'RECORD_COUNT' is not in what came" in lines["nomis"]
    assert "not tried" in lines["fingertips-next"]
    assert "sound" in lines["geography"]


def test_without_a_service_the_command_says_how_it_is_used(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    assert "geography" in capsys.readouterr().out


def test_limits_as_they_are_shipped_are_polite() -> None:
    shipped = dataclasses.asdict(pace.Pace())
    assert shipped["per_second"] <= 2
    assert all(value > 0 for value in shipped.values())


def test_the_files_of_a_nation_that_nobody_brought_are_named(
    local: Local, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    services = ["fingertips", "geography", "gov-uk", "nomis", "statistics"]
    assert run("england", "--into", str(tmp_path / "to"), "--without", *services) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("lsoa01.parquet is missing. Indices of Deprivation 2004") for line in lines)
    assert lines[-1].endswith("lacks 18 of the files that `build england` reads: put them there first.")
