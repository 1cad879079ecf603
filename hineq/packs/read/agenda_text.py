"""An agenda as the text of its file: what `agendas` reads back to the same."""

from typing import Final

import yaml

from hineq.model.agenda import Agenda, AgendaItem, ItemKind, TrackerPart
from hineq.model.words import Sex

_KEYS: Final = {"indicator_id": "indicator", "area_code": "ward", "priority_id": "priority", "part": "show"}
_ORDER: Final = (
    "kind", "finding", "indicator_id", "sex", "period", "area_code", "priority_id", "part", "title", "text", "decision",
    "action", "lead", "due", "notes",
)  # fmt: skip


def agenda_yaml(agenda: Agenda) -> str:
    """The agenda as YAML, with a line for each thing that it says and none for what it does not."""
    head: dict[str, object] = {"title": agenda.title}
    if agenda.date:
        head["date"] = agenda.date.isoformat()
    head["audience"] = str(agenda.audience)
    if agenda.area_code:
        head["area"] = agenda.area_code
    head["items"] = [_item(item) for item in agenda.items]
    return yaml.dump(head, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)


def _item(item: AgendaItem) -> dict[str, str]:
    said = {}
    for name in _ORDER:
        value = getattr(item, name)
        if (name == "part" and item.kind is not ItemKind.TRACKER) or (name == "sex" and not item.indicator_id):
            continue
        if value and not (name == "part" and value is TrackerPart.OPEN):
            word = value.people if isinstance(value, Sex) else str(value)
            said[_KEYS.get(name, name)] = word
    return said


class _Plain(yaml.SafeDumper):
    """Writes texts of several lines as blocks, so that officers can go on in them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Items stand in from their list's key."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Plain.add_representer(str, _text)
