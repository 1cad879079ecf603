"""Reading a chart's specification."""

from typing import Any


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
