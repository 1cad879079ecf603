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
    return alt.LayerChart(
        data=alt.Undefined if data is None else data, layer=list(layers), width="container", height=height,
        title=alt.Title(title, subtitle=subtitle), description=title, config=chart_config(ink), **more,
    )  # fmt: skip
