"""An officer's own tracker of recommendations: read from the bytes of one CSV file, which is kept nowhere."""

from collections.abc import Iterable

import pandas as pd

from hineq.model.place import Place
from hineq.model.recommendation import Recommendation
from hineq.packs.documents import read_recommendations
from hineq.packs.problems import InvalidPack
from hineq.packs.reading import Findings, decoded
from hineq.packs.recommendation_rules import check_recommendations
from hineq.packs.rows import FILE, ROW, Rows, table_rows
from hineq.packs.rules import check_keys
from hineq.packs.tables import TABLES

TRACKER = TABLES["recommendations"]


def read_tracker(raw: bytes, file: str, place: Place) -> tuple[Recommendation, ...]:
    """The recommendations in a CSV file's bytes, in the columns and by the rules of a pack's own recommendations.csv.

    Links are held against the indicators, priorities and areas of `place`; `source_id` may be any text, since the file
    brings no table of sources. Raises InvalidPack with every fault, in the order of the rows, where there is one.
    """
    findings = Findings()
    rows = table_rows(decoded(raw, file, findings), file, TRACKER, findings)
    if not rows.frame.empty:
        check_keys(TRACKER, rows.frame, findings)
        check_recommendations({"recommendations": rows, **_known(place)}, True, findings)
    if findings.faults:
        raise InvalidPack(file, sorted(findings.faults, key=lambda problem: problem.row))
    return read_recommendations({"recommendations": rows})


def tracker_template() -> pd.DataFrame:
    """The file to fill in: the columns of a tracker, without a row."""
    return pd.DataFrame(columns=[column.name for column in TRACKER.columns])


def _known(place: Place) -> dict[str, Rows]:
    """The ids that a link may lead to, as the tables that define them."""
    return {
        "indicators": _ids("indicator_id", place.indicators),
        "areas": _ids("area_code", place.areas),
        "commissioning_priorities": _ids(
            "priority_id", (one.priority_id for one in place.thread.commissioning_priorities)
        ),
        "jsna_priorities": _ids("jsna_id", (one.jsna_id for one in place.thread.jsna_priorities)),
    }


def _ids(column: str, ids: Iterable[str]) -> Rows:
    return Rows(frame=pd.DataFrame({column: list(ids)}).assign(**{ROW: 0, FILE: ""}))
