"""A council's strategy on the command line: `strategy`."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hineq.cli.arguments import released
from hineq.cli.saying import NOTHING, refused, unwritable
from hineq.model.words import AreaType
from hineq.packs.read.problems import InvalidPack

if TYPE_CHECKING:
    import pandas as pd

    from hineq.model.target import Pace, Trajectory
    from hineq.packs.bring.plan import Layer
    from hineq.packs.bring.strategy_plan import StrategyPlan
    from hineq.packs.read.layer_head import AreaKind

COUNCILS = (AreaType.AUTHORITY, AreaType.COUNTY)


def commands(into: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = into.add_parser(
        "strategy", help="bring a strategy into a layer: measures, baselines and targets, boards, from one sheet"
    )
    command.add_argument("file", type=Path, nargs="?", help="the sheet, a workbook or CSV: a row a measure")
    command.add_argument("--into", type=Path, help="the layer's folder, such as data/<place>")
    command.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    command.add_argument("--template", type=Path, help="write the sheet to fill in to this file (.xlsx or .csv)")
    command.add_argument(
        "--framework",
        default="",
        help="list a framework that comes with hineq, and what of it the layer's strategy is tied to",
    )
    said = command.add_argument_group("what the sheet does not say")
    said.add_argument("--title", default="", help="what the strategy is called")
    said.add_argument("--first-year", type=int, default=0, help="the year in which it begins")
    said.add_argument("--last-year", type=int, default=0, help="the year in which it ends")
    said.add_argument("--board", default="", help="the board that answers for the priorities whose rows name none")
    said.add_argument("--publisher", default="", help="who published it; the council where nothing is said")
    said.add_argument(
        "--published", type=released, default="", help="the day, month or year of its publication: 2026-05"
    )
    said.add_argument("--licence", default="", help="its licence, such as 'Open Government Licence v3.0'")
    command.set_defaults(run=_strategy)


def _strategy(parsed: argparse.Namespace) -> int:
    if parsed.template is not None:
        return _template(parsed.template)
    if parsed.into is None or (parsed.file is None and not parsed.framework):
        print("Name the sheet, and the layer that it goes into: `--into data/<place>`; or `--template FILE`.")
        return 2
    try:
        return _framework(parsed) if parsed.framework else _brought(parsed)
    except InvalidPack as error:
        return refused(error.problems)
    except OSError as error:
        return unwritable(Path(error.filename or parsed.into), error)


def _framework(parsed: argparse.Namespace) -> int:
    from hineq.packs.bring.frameworks import beside_strategy, frameworks, read_framework
    from hineq.packs.read.pack import load_place

    if parsed.framework not in frameworks():
        print(f"There is no framework of this name: {', '.join(frameworks())}.")
        return 2
    for line in beside_strategy(read_framework(parsed.framework), load_place(parsed.into)):
        print(line)
    return 0


def _brought(parsed: argparse.Namespace) -> int:
    from hineq.packs.bring.strategy_bringing import plan_of_strategy
    from hineq.packs.bring.strategy_head import Said
    from hineq.packs.bring.strategy_writing import write_strategy

    said = Said(
        title=parsed.title, first_year=parsed.first_year, last_year=parsed.last_year, board=parsed.board, publisher=parsed.publisher,
        published=parsed.published, licence=parsed.licence,
    )  # fmt: skip
    plan, layer = plan_of_strategy(parsed.file, parsed.into, said, date.today())
    for line in plan.lines:
        print(line)
    paces = _paces(plan, layer)
    for line in achieved(plan, layer, paces):
        print(line)
    if plan.asks:
        print(f"{len(plan.asks)} question{'' if len(plan.asks) == 1 else 's'} first:")
        for ask in plan.asks:
            print(f"  {ask}")
        print(NOTHING)
        return 1
    if parsed.dry_run:
        print(f"{NOTHING} Without --dry-run it is.")
        return 0
    write_strategy(plan, layer, paces)
    print(f"{parsed.into} is written and sound.")
    return 0


def achieved(plan: "StrategyPlan", layer: "Layer", paces: "Sequence[Pace]") -> Iterator[str]:
    """What other areas achieved beside what each target asks for, a line a target."""
    from hineq.insights.targets.paces import pace_words

    ways = plan.trajectories()
    if ways:
        yield "What the targets ask for, beside what others achieved:"
    known = {**layer.place.indicators, **{one.indicator_id: one for one in plan.indicators}}
    place = replace(layer.place, indicators=known, paces=tuple(paces))
    for way in ways:
        about = f"  {known[way.indicator_id].name}, {way.sex}, {way.baseline.period.label} to {way.final.period.label}"
        words = pace_words(place, way)
        if words is not None:
            yield f"{about}: {words.ever} {words.moved} ({words.counted_over})"
        elif not way.asked:
            yield f"{about}: the target asks for no change"
        else:
            yield f"{about}: no figures of others so many years apart are there that share no month with the pandemic"


def _paces(plan: "StrategyPlan", layer: "Layer") -> "list[Pace]":
    """What the councils of the layer below achieved over as many years as each target has; none where no layer lies below."""
    from hineq.packs.read.description import read_description
    from hineq.packs.read.findings import Findings
    from hineq.packs.read.over import layer_under

    ways, findings = plan.trajectories(), Findings()
    description = read_description(plan.folder, findings) if ways else None
    below = layer_under(plan.folder, description.over, findings) if description and description.over else None
    if below is None:
        return []
    own = layer.place.areas[layer.place.area_code].area_type
    # a council is held beside those of its own tier, and where these have no figures beside the others
    kinds = sorted((kind for kind in below.head.kinds if kind.of in COUNCILS), key=lambda kind: kind.of is not own)
    # neither the place itself nor a part of it is one of the others
    own_codes = {layer.place.area_code, *(area.area_code for area in layer.place.levels)}
    figures = below.own_figures(area.area_code for area in below.councils() if area.area_code not in own_codes)
    figures = figures[figures.indicator_id.isin([way.indicator_id for way in ways])]
    return [pace for way in ways if (pace := _pace(way, plan, figures, kinds))]


def _pace(
    way: "Trajectory", plan: "StrategyPlan", figures: "pd.DataFrame", kinds: "Sequence[AreaKind]"
) -> "Pace | None":
    from hineq.insights.targets.pace_asked import pace_among

    indicator = next(one for one in plan.indicators if one.indicator_id == way.indicator_id)
    held = plan.held_against.get((way.indicator_id, way.sex), "")
    found = (
        pace_among(figures[figures.area_code.str.startswith(kind.prefixes)], way, indicator, kind.words, held)
        for kind in kinds
    )
    return next(filter(None, found), None)


def _template(path: Path) -> int:
    from hineq.packs.bring.strategy_bringing import write_strategy_template

    try:
        write_strategy_template(path)
    except OSError as error:
        return unwritable(path, error)
    print(f"{path} is written: fill in a row a measure, and take the example out or leave it, it is passed over.")
    return 0
