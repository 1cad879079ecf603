"""What is promised now: the documents after the strategy that a pack holds, what each names, and whether with a figure.

The rule and its reasons: docs/decisions/promised-now.md.
"""

from dataclasses import dataclass

from hineq.insights.standing.dated_facts import date_words
from hineq.insights.wards.levels import way_up
from hineq.insights.wording.numbers import capital, count_word, counted, joined, title
from hineq.model.document_words import DocumentStage, StatementTopic
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.source import Source
from hineq.model.statement import Statement

TIED_NOTE = "Which measure tells of a promise is hineq's reading, not the document's."


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A promise in a document's words, and the measures of the pack that hineq ties it to."""

    statement: Statement
    indicators: tuple[Indicator, ...]

    @property
    def has_figure(self) -> bool:
        """Whether the document prints a figure for it."""
        return bool(self.statement.figures)


@dataclass(frozen=True, kw_only=True)
class PromisingDocument:
    """A document after the strategy: whose it is where it is not the place's own, its targets, its priorities and what else it says."""

    source: Source
    whose: str
    targets: tuple[Promise, ...]
    priorities: tuple[Promise, ...]
    others: tuple[Statement, ...]

    @property
    def dated(self) -> str:
        """Its date in words, or what its own text gives away of it, after what keeps it from promising now."""
        when = date_words(self.source.published) or self.source.dated_by or "undated"
        return f"{self.source.stage}, {when}" if self.source.stage else when


def promised_now(place: Place) -> tuple[PromisingDocument, ...]:
    """The documents of today in the order of the pack; no draft, no minutes and none that has ended."""
    return tuple(document for document in _after_the_strategy(place) if document.source.stage is None)


def beside_now(place: Place) -> tuple[PromisingDocument, ...]:
    """What was said after the strategy in documents that do not promise now: drafts, minutes, what has ended."""
    return tuple(document for document in _after_the_strategy(place) if document.source.stage is not None)


def beside_words(place: Place) -> str:
    """What these documents are, and that none of them counts: "Not counted as promised now: a draft and minutes."; or nothing."""
    return f"Not counted as promised now: {joined(_stages(place))}." if beside_now(place) else ""


def _stages(place: Place) -> list[str]:
    there = {document.source.stage for document in beside_now(place)}
    return [stage.named for stage in DocumentStage if stage in there]


def _after_the_strategy(place: Place) -> tuple[PromisingDocument, ...]:
    sources = dict.fromkeys(one.source_id for one in place.statements if one.topic.of_now)
    return tuple(_document(place, source_id) for source_id in sources)


def _document(place: Place, source_id: str) -> PromisingDocument:
    said = [one for one in place.statements if one.source_id == source_id]
    areas = dict.fromkeys(one.area_code for one in said if one.area_code not in ("", place.area_code))
    return PromisingDocument(
        source=place.sources[source_id],
        whose=joined([place.areas[code].area_name for code in areas]),
        targets=tuple(_promise(place, one) for one in said if one.topic is StatementTopic.PROMISED_NOW),
        priorities=tuple(_promise(place, one) for one in said if one.topic is StatementTopic.PRIORITY_NOW),
        others=tuple(one for one in said if one.topic is StatementTopic.SAID_NOW),
    )


def _promise(place: Place, statement: Statement) -> Promise:
    return Promise(statement=statement, indicators=tuple(place.indicators[one] for one in statement.indicators))


def figures_words(document: PromisingDocument) -> str:
    """How many targets and priorities a document names, and how many of the targets with a figure.

    "Five targets, none with a figure; eleven priorities".
    """
    said = []
    if targets := len(document.targets):
        with_figure = sum(one.has_figure for one in document.targets)
        if targets == 1:
            said.append(_one_target(with_figure))
        else:
            many = "each" if with_figure == targets else count_word(with_figure) if with_figure else "none"
            said.append(f"{counted(targets, 'target')}, {many} with a figure")
    if document.priorities:
        said.append(counted(len(document.priorities), "priority", "priorities"))
    return capital("; ".join(said) or "no target and no priority in what was read")


def _one_target(figures: int) -> str:
    return f"one target {'with' if figures else 'without'} a figure"


def promised_finding(place: Place) -> str:
    """What is promised now in one sentence: of the document with most targets, and how many have a figure; or nothing.

    Documents were read as far as the copies go, so a count of them is of what was read.
    """
    documents = promised_now(place)
    if not documents:
        return ""
    leading = max(documents, key=lambda document: (len(document.targets), len(document.priorities)))
    said = figures_words(leading).partition(";")[0]
    whose = f" ({leading.whose})" if leading.whose and leading.whose not in leading.source.title else ""
    read = "" if "what was read" in said else " in what was read"
    return f"{leading.source.title}{whose}: {said[0].lower()}{said[1:]}{read}."


def promised_words(place: Place) -> str:
    """The same with the targets that have a figure, in their own words, or that nobody can be held to one; or nothing.

    What the sentence on one document has said is not counted again.
    """
    finding, documents = promised_finding(place), _with_targets(place)
    if len(documents) != 1:
        return f"{finding} {targets_finding(place)}".strip()
    figured = _figured(documents)
    return f"{finding[:-1]}: {_quoted(figured) if figured else 'nobody can be held to one'}."


def targets_finding(place: Place) -> str:
    """Of how many targets of now a figure can tell, over all documents, and which; nothing without a target."""
    documents = _with_targets(place)
    count, figured = sum(len(document.targets) for document in documents), _figured(documents)
    if not count:
        return ""
    over = f"Of {counted(count, 'target')}{' in all documents' if len(documents) > 1 else ''}"
    if count == 1:
        return (
            f"The one target: {_quoted(figured)}."
            if figured
            else "The one target has no figure: nobody can be held to it."
        )
    if not figured:
        return f"{over} none has a figure: nobody can be held to one in what was read."
    return f"{over} {count_word(len(figured))} {'has' if len(figured) == 1 else 'have'} a figure: {_quoted(figured)}."


def _with_targets(place: Place) -> list[PromisingDocument]:
    return [document for document in promised_now(place) if document.targets]


def _figured(documents: list[PromisingDocument]) -> list[Promise]:
    return [one for document in documents for one in document.targets if one.has_figure]


def _quoted(promises: list[Promise]) -> str:
    return joined([f"“{one.statement.shown}”" for one in promises])


def no_yearly_targets(place: Place) -> str:
    """That no target with a figure a year is held for a place, and how many of another kind are promised now."""
    said = f"This copy holds no yearly targets for {place.name}"
    count = sum(len(document.targets) for document in promised_now(place))
    if not count:
        return f"{said}."
    stand = (
        "the target that is promised now stands" if count == 1 else f"the {counted(count, 'target')} promised now stand"
    )
    return f"{said}; {stand} in words among the promises."


def promised_title(place: Place) -> str:
    """The heading of a place that has promises of now and no strategy: how many, and whether with a figure.

    A copy that breaks off names what it names, which is not all that is promised. Drafts, minutes and what has ended are
    said to be that, and not counted.
    """
    documents = promised_now(place)
    if not documents:
        only = f", only {joined(_stages(place))}" if beside_now(place) else ""
        return f"No promise of now was read for {place.name}{only}" if only else f"No strategy of {place.name} was read"
    targets = [one for document in documents for one in document.targets]
    priorities = sum(len(document.priorities) for document in documents)
    said = [counted(priorities, "priority", "priorities")] if priorities else []
    figured = sum(one.has_figure for one in targets)
    if len(targets) == 1:
        said.append(_one_target(figured))
    elif targets:
        said.append(f"{counted(len(targets), 'target')}, {count_word(figured) if figured else 'none'} with a figure")
    if not targets:
        said.append("no target")
    whose = {document.whose for document in documents} - {""}
    whom = joined(sorted(whose)) if whose else place.name
    what = f"{joined(said)} in what was read"
    above = {area.area_name for area in way_up(place, place.area_code)[1:]}
    if whose and whose <= above and all(document.whose for document in documents):
        names = "name" if len(whose) > 1 else "names"
        return title(
            f"{whom}, around {place.name}, {names} {what}",
            f"{whom}, around it, {names} {what}",
            f"Documents of areas around name {what}",
        )
    return title(
        f"{whom} now {'name' if len(whose) > 1 else 'names'} {what}",
        f"Today's documents name {what}",
    )
