"""A chart of layers as every chart of the house is finished: as wide as there is room, its title, its look, its words."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
from altair.utils.schemapi import disable_debug_mode

from hineq.theme.palette import Palette, chart_config

# Altair holds each part of a chart against its schema as it is made; the tests do, and a page need not do it again
disable_debug_mode()


def layered(
    layers: Sequence[Any], title: str, subtitle: str, ink: Palette, *, height: Any, data: pd.DataFrame | None = None, **more: Any
) -> alt.LayerChart:  # fmt: skip
    """Layers as one chart under its title, which is also what it says to who cannot see it.

    `data` are the rows of every layer that has none of its own; `more` are further properties. All are handed over at
    once: each later `properties` or `configure` would copy the chart with everything in it.
    """
    datasets: dict[str, tuple[Any, ...]] = {}
    named: dict[int, alt.NamedData] = {}
    for layer in layers:
        if isinstance(layer.data, pd.DataFrame):
            layer.data = _named(layer.data, datasets, named)
    return alt.LayerChart(
        data=alt.Undefined if data is None else _named(data, datasets, named), datasets=datasets, layer=list(layers),
        width="container", height=height, title=alt.Title(title, subtitle=subtitle), description=title,
        config=chart_config(ink), **more,
    )  # fmt: skip


def _named(table: pd.DataFrame, datasets: dict[str, tuple[Any, ...]], named: dict[int, alt.NamedData]) -> alt.NamedData:
    """The name of a table among the rows of the chart: layers that share a table share its rows, which are made once."""
    if id(table) not in named:
        name = f"rows_{len(named) + 1}"
        # a tuple: a list Altair would copy with everything in it
        datasets[name] = tuple(alt.to_values(table)["values"])
        named[id(table)] = alt.NamedData(name=name)
    return named[id(table)]
