"""Closed sets are matched whole: a dictionary over an enum has every member, unless it says that it is of some only."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from enum import Enum, StrEnum
from types import ModuleType

import hineq

# meant to be of some members only, each with the reason
PARTIAL = {"hineq.ui.panels.compare._REST": "what is folded; what can be told apart stands open"}


def modules() -> Iterator[ModuleType]:
    """Every module of hineq that draws no page by being imported."""
    for one in pkgutil.walk_packages(hineq.__path__, "hineq."):
        if not one.name.endswith("__main__"):
            yield importlib.import_module(one.name)


def over_an_enum(found: object) -> type[Enum] | None:
    """The enum whose members are the keys of a dictionary, if it is one."""
    if not isinstance(found, Mapping) or not found:
        return None
    kinds = {type(key) for key in found}
    kind = kinds.pop()
    return kind if not kinds and issubclass(kind, Enum) else None


def missing(module: ModuleType) -> dict[str, list[str]]:
    """The dictionaries of a module over an enum that lack a member, with what they lack."""
    lacking = {}
    for name, found in vars(module).items():
        kind = over_an_enum(found)
        if kind and isinstance(found, Mapping) and (left := [one.name for one in kind if one not in found]):
            lacking[f"{module.__name__}.{name}"] = left
    return lacking


def test_a_dictionary_over_a_closed_set_has_all_of_it() -> None:
    lacking = {name: left for module in modules() for name, left in missing(module).items()}
    assert lacking.keys() == PARTIAL.keys(), lacking


def test_dictionaries_over_closed_sets_are_looked_at() -> None:
    looked = [name for module in modules() for name, found in vars(module).items() if over_an_enum(found)]
    assert {"STATUS_MARKS", "STATUS_RULES"} <= set(looked)


def test_a_new_status_without_its_mark_is_found() -> None:
    status = StrEnum("status", {"MET": "met", "MISSED": "missed", "EXCEEDED": "exceeded"})
    room = ModuleType("hineq.theme.made_up")
    room.__dict__["STATUS_MARKS"] = {status("met"): "✔", status("missed"): "✖"}
    assert missing(room) == {"hineq.theme.made_up.STATUS_MARKS": ["EXCEEDED"]}
