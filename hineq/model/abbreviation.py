"""Abbreviations that documents of a place use, spelled out."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Abbreviation:
    """What a document of the place writes short, and what it stands for."""

    KEY: ClassVar = ("short",)

    short: str
    meaning: str
