"""The tables of a pack by name, each with the noun that a row of it is; everything else is derived from the nouns."""

from hineq.model.abbreviation import Abbreviation
from hineq.model.area import Area
from hineq.model.assurance import AuditEvidence, AuditFinding, AuditQuestion
from hineq.model.change import Change
from hineq.model.estimate import EstimateError
from hineq.model.governance import Approval, Board, Level, Relation
from hineq.model.indicator import Indicator, Series, Theme
from hineq.model.observation import Distribution, NationalRank, Observation, Residents
from hineq.model.plain import LocalName, PlainWords
from hineq.model.recommendation import PrintedTotal, Recommendation
from hineq.model.source import Source
from hineq.model.statement import Statement, StatementFigure
from hineq.model.strategy import Action, AreaListEntry, Measure
from hineq.model.target import Pace, Target
from hineq.model.thread import (
    CommissioningPriority,
    IndicatorTie,
    JsnaAlias,
    JsnaLink,
    JsnaPriority,
    LinkedStrategy,
    PriorityUpdate,
)
from hineq.packs.declared.columns import Table

NEEDED: dict[str, type] = {
    "areas": Area,
    "indicators": Indicator,
    "series": Series,
    "sources": Source,
    "observations": Observation,
}
OPTIONAL: dict[str, type] = {
    "themes": Theme,
    "targets": Target,
    "paces": Pace,
    "area_lists": AreaListEntry,
    "measures": Measure,
    "actions": Action,
    "population": Residents,
    "distributions": Distribution,
    "estimate_errors": EstimateError,
    "national_ranks": NationalRank,
    "statements": Statement,
    "statement_figures": StatementFigure,
    "commissioning_priorities": CommissioningPriority,
    "jsna_priorities": JsnaPriority,
    "jsna_links": JsnaLink,
    "jsna_aliases": JsnaAlias,
    "indicator_ties": IndicatorTie,
    "priority_updates": PriorityUpdate,
    "linked_strategies": LinkedStrategy,
    "boards": Board,
    "board_relations": Relation,
    "levels": Level,
    "approvals": Approval,
    "abbreviations": Abbreviation,
    "plain_words": PlainWords,
    "local_names": LocalName,
    "audit_questions": AuditQuestion,
    "audit_findings": AuditFinding,
    "audit_evidence": AuditEvidence,
    "recommendations": Recommendation,
    "printed_totals": PrintedTotal,
    "changes": Change,
}
TABLES = {name: Table(name=name, noun=noun, needed=name in NEEDED) for name, noun in (NEEDED | OPTIONAL).items()}
