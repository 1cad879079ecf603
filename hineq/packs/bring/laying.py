"""A plan laid on a place without a folder: for whoever looks at figures before anybody keeps them, and to take them away as a layer."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from hineq.model.place import Place
from hineq.model.spreadsheet import csv_text
from hineq.model.words import AreaType
from hineq.packs.bring.answers import Answers, answered
from hineq.packs.bring.differences import KEY
from hineq.packs.bring.gate import through_gate
from hineq.packs.bring.making import declared_tables, description_of
from hineq.packs.bring.outlining import wards_to_draw, with_outlines
from hineq.packs.bring.plan import COLUMNS, Layer, Plan, planned
from hineq.packs.bring.writing import OUTLINES, as_cells
from hineq.packs.importers.extract import Extract
from hineq.packs.read.describing import as_json, resource_of

if TYPE_CHECKING:
    from hineq.packs.importers.outlines import Outlines


def plan_of_extract(place: Place, extract: Extract, answers: Answers, day: date) -> Plan:
    """What an extract would add to a place; InvalidPack with every fault of its figures."""
    layer = Layer(folder=Path(place.place_id), place=place, own=place.observations.iloc[:0])
    extracts = [answered(extract, answers)]
    return through_gate(planned(layer, extracts, answers, day), layer, extracts, answers, day)


def plan_of_outlines(place: Place, made: "Outlines", credit: str, day: date) -> Plan:
    """What outlines would change of a place: its map alone."""
    layer = Layer(folder=Path(place.place_id), place=place, own=place.observations.iloc[:0])
    return with_outlines(planned(layer, [], Answers(), day), made, wards_to_draw(place), credit)


def laid_on(place: Place, plan: Plan) -> Place:
    """The place with the figures of a plan over its own, and drawn by its outlines where it has some."""
    if plan.outlines:
        drawn = {**place.boundaries, AreaType.WARD: json.loads(plan.outlines)}
        place = replace(place, boundaries=drawn, map_credits={**place.map_credits, AreaType.WARD: plan.credit})
    if not plan.changes:
        return place
    added = pd.concat([plan.found.new[COLUMNS], plan.found.revised[COLUMNS]], ignore_index=True)
    there = set(added[KEY].itertuples(index=False, name=None))
    rest = place.observations[[row not in there for row in place.observations[KEY].itertuples(index=False, name=None)]]
    declared = plan.declared
    return replace(
        place,
        indicators={**place.indicators, **{one.indicator_id: one for one in declared["indicators"]}},
        series={**place.series, **{(one.indicator_id, one.series): one for one in declared["series"]}},
        sources={**place.sources, **{one.source_id: one for one in declared["sources"]}},
        observations=pd.concat([rest, added], ignore_index=True),
    )


def as_layer(place: Place, plan: Plan, over: str) -> bytes:
    """The figures and the map of a plan as a layer of their own over the national one: a ZIP file with its folder, ready to be put beside that."""
    whole = laid_on(place, plan)
    named = {change.source_id for change in plan.changes}
    tables = declared_tables(whole)
    known = set(tables["sources"].source_id)
    more = [one for key, one in whole.sources.items() if key in named - known]
    tables["sources"] = pd.concat(
        [tables["sources"], declared_tables(replace(whole, sources={one.source_id: one for one in more}))["sources"]]
    )
    if plan.changes:
        added = pd.concat([plan.found.new[COLUMNS], plan.found.revised[COLUMNS]], ignore_index=True)
        tables["observations"] = pd.DataFrame(as_cells(added), columns=COLUMNS)
    name = "layer"
    described = description_of(place, name, over)
    described["resources"] = [resource_of(f"{table}.csv", {}) for table in tables]
    if plan.outlines:
        described["hineq"]["boundaries"] = {str(AreaType.WARD): {"path": OUTLINES, "credit": plan.credit}}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for table, rows in tables.items():
            packed.writestr(f"{name}/{table}.csv", csv_text(rows))
        if plan.outlines:
            packed.writestr(f"{name}/{OUTLINES}", plan.outlines)
        packed.writestr(f"{name}/datapackage.json", as_json({"name": name, **described}))
    return held.getvalue()
