"""The nouns that a pack's rows are, made of tables that were checked before."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hineq.model.assurance import Assurance
from hineq.model.governance import Governance
from hineq.model.recommendation import Recommendation
from hineq.model.statement import Statement, StatementFigure
from hineq.model.thread import JsnaAlias, JsnaPriority, Thread, plain_wording
from hineq.packs.declared.tables import TABLES
from hineq.packs.read.findings import FILE, ROW
from hineq.packs.read.rows import Rows

Tables = Mapping[str, Rows]
Record = dict[str, Any]


def records(tables: Tables, name: str) -> list[Record]:
    """The rows of a table, none where the pack has no such table."""
    return rows_of(tables[name].frame) if name in tables else []


def rows_of(frame: pd.DataFrame) -> list[Record]:
    """The rows of a frame by the names of the columns, without where each was read."""
    names = [str(name) for name in frame.columns if name not in (ROW, FILE)]
    return [dict(zip(names, row, strict=True)) for row in zip(*(frame[name].tolist() for name in names), strict=True)]


def nouns(tables: Tables, name: str) -> tuple[Any, ...]:
    """The rows of a table as the nouns that they are, in their order."""
    return tuple(TABLES[name].made(row) for row in records(tables, name))


def read_statements(tables: Tables) -> tuple[Statement, ...]:
    """The statements in the order of their table, each with its figures."""
    figures: dict[str, list[StatementFigure]] = {}
    for figure in nouns(tables, "statement_figures"):
        figures.setdefault(figure.statement_id, []).append(figure)
    return tuple(
        TABLES["statements"].made(row, figures=tuple(figures.get(row["statement_id"], ())))
        for row in records(tables, "statements")
    )


def read_thread(tables: Tables) -> Thread:
    """The golden thread, every wording of its links resolved to the JSNA priorities it stands for."""
    jsna: tuple[JsnaPriority, ...] = nouns(tables, "jsna_priorities")
    aliases: tuple[JsnaAlias, ...] = nouns(tables, "jsna_aliases")
    meant: dict[str, list[str]] = {}
    for wording, jsna_id in [(said.wording, said.jsna_id) for said in jsna] + [
        (one.wording, one.jsna_id) for one in aliases
    ]:
        meant.setdefault(plain_wording(wording), []).append(jsna_id)
    return Thread(
        commissioning_priorities=nouns(tables, "commissioning_priorities"),
        jsna_priorities=jsna,
        links=tuple(
            TABLES["jsna_links"].made(row, jsna_ids=tuple(dict.fromkeys(meant[plain_wording(row["wording"])])))
            for row in records(tables, "jsna_links")
        ),
        aliases=aliases,
        ties=nouns(tables, "indicator_ties"),
        updates=nouns(tables, "priority_updates"),
        linked_strategies=nouns(tables, "linked_strategies"),
    )


def read_governance(tables: Tables) -> Governance:
    """Boards, levels and approvals."""
    return Governance(
        boards=nouns(tables, "boards"),
        relations=nouns(tables, "board_relations"),
        levels=nouns(tables, "levels"),
        approvals=nouns(tables, "approvals"),
    )


def read_assurance(tables: Tables) -> Assurance:
    """The questions, findings and evidence of an audit."""
    return Assurance(
        questions=nouns(tables, "audit_questions"),
        findings=nouns(tables, "audit_findings"),
        evidence=nouns(tables, "audit_evidence"),
    )


def read_recommendations(tables: Tables) -> tuple[Recommendation, ...]:
    """The recommendations in the order of their table."""
    return nouns(tables, "recommendations")
