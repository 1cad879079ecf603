"""Files out of public services on the command line: `fetch`."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tqdm import tqdm

if TYPE_CHECKING:
    from hineq.packs.fetch.client import Client
    from hineq.packs.fetch.writing import Fetched

_Made = TypeVar("_Made")
_Fetch = Callable[["Client", argparse.Namespace], "tuple[Fetched, ...]"]


def commands(into: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with a part for each service."""
    command = into.add_parser("fetch", help="fetch files from public services, for `import` to read")
    command.add_argument(
        "--try", dest="trying", action="store_true", help="ask each live service for something small, and report"
    )
    command.set_defaults(run=lambda parsed: _try() if parsed.trying else _without_service(command))
    services = command.add_subparsers(dest="service")
    one = _part(services, "fingertips", "figures of indicators and what they are (OHID)", _fingertips)
    one.add_argument("--indicators", nargs="+", required=True, help="the indicators' numbers")
    one.add_argument("--area-type", required=True, help="the number of the type of area, such as 402")
    one = _part(
        services,
        "fingertips-next",
        "figures of indicators for areas, from Fingertips' successor (DHSC)",
        _fingertips_next,
    )
    one.add_argument("--indicators", nargs="+", required=True, help="the indicators' numbers")
    one.add_argument("--areas", nargs="+", required=True, help="the areas' codes")
    _nation(services)
    one = _part(services, "geography", "boundaries and look-ups (ONS Open Geography)", _geography)
    one.add_argument("--service", dest="feature_service", required=True, help="the feature service's name")
    one.add_argument("--layer", type=int, default=0, help="the number of its layer or table")
    one.add_argument("--where", default="1=1", help="which of its areas, by a condition on its columns")
    one = _part(services, "nomis", "rows of a data set: Census, claimants ... (ONS)", _nomis)
    one.add_argument("--dataset", required=True, help="the data set, such as NM_2021_1")
    one.add_argument("--query", required=True, help="what of it: geography=...&measures=...")
    one = _part(services, "statistics", "an indicator of every authority (ONS, Explore Local Statistics)", _statistics)
    one.add_argument(
        "--indicator", nargs="+", required=True, help="the indicator's name in its address, such as employment-rate"
    )


def _part(
    services: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str, fetch: _Fetch
) -> argparse.ArgumentParser:
    part = services.add_parser(name, help=words)
    part.add_argument("--to", type=Path, required=True, help="the folder to write into")
    part.set_defaults(run=lambda parsed: _run(fetch, parsed))
    return part


def _nation(services: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    part = services.add_parser("england", help="every file that `build england` reads and open interfaces give")
    part.add_argument("--into", type=Path, required=True, help="the folder to fill, with what you bring yourself in it")
    part.add_argument(
        "--without", nargs="+", default=[], choices=["fingertips", "geography", "gov-uk", "nomis", "statistics"],
        help="services to leave out, such as one that does not answer: what they give stays as it stands in the folder",
    )  # fmt: skip
    part.set_defaults(run=_run_nation)


def _without_service(command: argparse.ArgumentParser) -> int:
    command.print_help()
    return 2


def _run(fetch: _Fetch, parsed: argparse.Namespace) -> int:
    made = _fetched(lambda client, _: fetch(client, parsed))
    if isinstance(made, int):
        return made
    for file in made:
        print(_line(file))
    return 0


def _run_nation(parsed: argparse.Namespace) -> int:
    # imported here, so that no other command waits for it
    from hineq.packs.fetch.addresses import Service
    from hineq.packs.nation.fetching import fetch_nation
    from hineq.packs.nation.files import read_plan

    without = frozenset(map(Service, parsed.without))
    # the layer of that name beside hineq, as `build` finds it
    layer = Path("data") / parsed.service
    made = _fetched(
        lambda client, doing: fetch_nation(client, read_plan(layer), parsed.into, without=without, doing=doing)
    )
    if isinstance(made, int):
        return made
    for file in made.made:
        kept = f", {file.kept} kept from the file that was there" if file.kept else ""
        print(f"{file.name}.parquet: {file.rows:,} rows{kept}")
    for name, what in made.missing:
        print(f"{name}.parquet is missing. {what}")
    if made.missing:
        print(f"{parsed.into} lacks {len(made.missing)} of the files that `build england` reads: put them there first.")
        return 1
    print(f"{parsed.into} has every file: `python -m hineq build england --from {parsed.into}` checks and builds it.")
    return 0


def _fetched(fetch: "Callable[[Client, Callable[[str], None]], _Made]") -> "_Made | int":
    """What a fetch makes, with a bar while it loads; the exit status where it was refused or stopped, which is said."""
    # imported here, so that no other command waits for it
    from hineq.packs.fetch.client import Client
    from hineq.packs.fetch.refusals import NotFetched

    doing = ""
    with tqdm(unit="B", unit_scale=True, file=sys.stderr, leave=False) as bar:

        def told(what: str, had: int, whole: int | None) -> None:
            bar.set_description_str(f"{doing}: {what}" if doing else what, refresh=False)
            bar.total = whole
            bar.n = had
            bar.update(0)

        def begun(what: str) -> None:
            nonlocal doing
            doing = what
            bar.set_description_str(what)

        try:
            with Client(os.environ, told=told) as client:
                return fetch(client, begun)
        except NotFetched as error:
            bar.close()
            print(error)
            print("Nothing was written.")
            return 1
        except KeyboardInterrupt:
            bar.close()
            print("Stopped. Nothing was written; what came whole is kept for the next time.")
            return 130


def _line(file: "Fetched") -> str:
    said = [f"{file.rows:,} {'row' if file.rows == 1 else 'rows'}"]
    said += ["as many as the service counts"] if file.counted else []
    said += ["new" if file.fresh else "unchanged since it was last fetched"]
    return f"{file.path}: {', '.join(said)}"


def _try() -> int:
    from hineq.packs.fetch.refusals import NotFetched
    from hineq.packs.fetch.trying import try_services

    failed = False
    try:
        for tried in try_services(os.environ):
            mark = {True: "sound", False: "FAILED", None: "-"}[tried.sound]
            print(f"{tried.service:<16} {mark:<7} {tried.words}", flush=True)
            failed = failed or tried.sound is False
    except NotFetched as error:
        print(error)
        return 1
    return 1 if failed else 0


def _fingertips(client: "Client", parsed: argparse.Namespace) -> "tuple[Fetched, ...]":
    from hineq.packs.fetch.fingertips import fetch_fingertips

    return fetch_fingertips(client, parsed.indicators, parsed.area_type, parsed.to)


def _fingertips_next(client: "Client", parsed: argparse.Namespace) -> "tuple[Fetched, ...]":
    from hineq.packs.fetch.fingertips_next import fetch_fingertips_next

    return fetch_fingertips_next(client, parsed.indicators, parsed.areas, parsed.to)


def _geography(client: "Client", parsed: argparse.Namespace) -> "tuple[Fetched, ...]":
    from hineq.packs.fetch.geography import fetch_geography

    return fetch_geography(client, parsed.feature_service, parsed.to, layer=parsed.layer, where=parsed.where)


def _nomis(client: "Client", parsed: argparse.Namespace) -> "tuple[Fetched, ...]":
    from hineq.packs.fetch.nomis import fetch_nomis

    return fetch_nomis(client, parsed.dataset, parsed.query, parsed.to)


def _statistics(client: "Client", parsed: argparse.Namespace) -> "tuple[Fetched, ...]":
    from hineq.packs.fetch.statistics import fetch_statistics

    return fetch_statistics(client, parsed.indicator, parsed.to)
