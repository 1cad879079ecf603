"""The rows of a chart as Arrow and back."""

from typing import Any

import pyarrow as pa

from hineq.charts.arrow import with_arrow, with_rows


def _spec(**datasets: list[dict[str, Any]]) -> dict[str, Any]:
    return {"mark": "point", "datasets": datasets}


def test_rows_come_back_as_they_went() -> None:
    rows = [{"ward": "Dallow", "value": 78.5, "count": 3}, {"ward": "South", "value": None, "count": 4}]
    assert with_rows(with_arrow(_spec(a=rows, b=[{"x": 1}, {"x": 2.5}])))["datasets"] == {
        "a": rows,
        "b": [{"x": 1.0}, {"x": 2.5}],
    }


def test_the_browser_gets_an_arrow_stream() -> None:
    made = with_arrow(_spec(a=[{"ward": "Dallow", "value": 78.5}]))
    table = pa.ipc.open_stream(made["datasets"]["a"]).read_all()
    assert (table.num_rows, table.column_names) == (1, ["ward", "value"])


def test_a_dataset_without_keys_is_left_as_it_is() -> None:
    assert with_arrow(_spec(a=[{}], b=[]))["datasets"] == {"a": [{}], "b": []}


def test_the_specification_itself_stays_untouched() -> None:
    spec = _spec(a=[{"x": 1}])
    with_arrow(spec)
    assert spec == _spec(a=[{"x": 1}])


def test_shapes_of_one_part_beside_shapes_of_several_stay_rows() -> None:
    rows = [{"coordinates": [[[0.0, 0.0]]]}, {"coordinates": [[[[0.0, 0.0]]]]}]
    assert with_arrow({"datasets": {"shapes": rows}})["datasets"]["shapes"] == rows
