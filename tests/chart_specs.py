"""Reading a chart's specification."""

import json
from typing import Any

# what a specification takes from the figures and words it is drawn of: any text, any number, in Vega-Lite's eyes alike
_OF_FIGURES = {"text", "subtitle", "title", "description", "name", "domain", "values", "datasets"}
_known: set[str] = set()


def checked(chart: Any) -> dict[str, Any]:
    """A chart's specification, held to Vega-Lite's schema unless one of the very same build was before.

    The schema costs more than drawing: charts that differ in their words and figures alone, not in the types of these,
    are held to it once.
    """
    spec: dict[str, Any] = chart.to_dict(validate=False)
    build = json.dumps(_build(spec))
    if build not in _known:
        chart.to_dict()
        _known.add(build)
    return spec


def _build(part: Any, *, of_figures: bool = False) -> Any:
    """What the schema can tell apart in a specification: figures and words give way to their types."""
    if isinstance(part, dict):
        return {key: _build(value, of_figures=of_figures or key in _OF_FIGURES) for key, value in part.items()}
    if isinstance(part, list):
        inner = [_build(value, of_figures=of_figures) for value in part]
        return [json.loads(one) for one in sorted({json.dumps(one) for one in inner})] if of_figures else inner
    return type(part).__name__ if of_figures else part


def layers_of(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    """The layers with a mark, in the order in which they are drawn."""
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


def rows_of(spec: dict[str, Any], layer: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that a layer draws: those of its data set, without those that a filter on its role or time takes out."""
    rows: list[dict[str, Any]] = spec["datasets"][layer["data"]["name"] if "data" in layer else spec["data"]["name"]]
    for step in layer.get("transform", ()):
        words = step["filter"].split(" == ")
        if len(words) == 2:
            field, value = words[0].removeprefix("datum."), words[1].strip("'")
            rows = [row for row in rows if str(row[field]) == value]
    return rows


def words_of(spec: dict[str, Any]) -> set[str]:
    """All words that are written on a chart beside its axes."""
    return {
        str(row[layer["encoding"]["text"]["field"]])
        for layer in layers_of(spec, "text")
        for row in rows_of(spec, layer)
    }
