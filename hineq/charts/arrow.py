"""The rows of a chart's specification as Arrow, the form in which they travel to the browser, and back again.

Why: docs/decisions/charts-as-arrow.md.
"""

from typing import Any

import pyarrow as pa


def finished(chart: Any) -> dict[str, Any]:
    """An Altair chart as the specification that the browser draws, its rows as Arrow."""
    # Altair checks a chart while it is built; a second check of the whole costs more than drawing it
    return with_arrow(chart.to_dict(validate=False))


def with_arrow(spec: dict[str, Any]) -> dict[str, Any]:
    """A specification whose datasets are Arrow streams (bytes), made once so that no visit has to.

    The rows of a dataset share their keys; a dataset of rows without any, or of unlike ones, is left as it is.
    """
    return spec | {"datasets": {name: _stream(rows) for name, rows in spec.get("datasets", {}).items()}}


def with_rows(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with rows again, for whoever draws it without a browser."""
    return spec | {"datasets": {name: _rows(data) for name, data in spec.get("datasets", {}).items()}}


def _stream(rows: Any) -> Any:
    if isinstance(rows, bytes) or not rows or not rows[0]:
        return rows
    try:
        table = pa.Table.from_pylist(rows)
    except pa.ArrowInvalid:
        # shapes of one part beside shapes of several: their coordinates lie at two depths
        return rows
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def _rows(data: Any) -> Any:
    return pa.ipc.open_stream(data).read_all().to_pylist() if isinstance(data, bytes) else data
