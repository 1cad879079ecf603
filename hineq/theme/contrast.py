"""Which ink reads on a colour: near-black or white."""

from collections.abc import Iterable

NEAR_BLACK = "#0B0C0C"
WHITE = "#FFFFFF"


def ink_on(fill: str) -> str:
    """Near-black or white, whichever has the higher contrast with a fill (six-digit hex colour).

    One of the two always reaches the 4.5:1 that WCAG 2.2 (1.4.3) asks of text.
    Relative luminance and contrast: WCAG 2.2, section 5.2 (glossary).

    >>> ink_on("#D494C1"), ink_on("#561950")
    ('#0B0C0C', '#FFFFFF')
    """
    return max((NEAR_BLACK, WHITE), key=lambda ink: contrast(ink, fill))


def line_between(fills: Iterable[str]) -> str:
    """Near-black or white for the thin lines between fills (six-digit hex colours), whichever shows better on the worst of them.

    >>> line_between(["#D494C1", "#561950"]), line_between(["#E4DDFF", "#6B33C3"])
    ('#FFFFFF', '#0B0C0C')
    """
    shown = tuple(fills)
    return max((NEAR_BLACK, WHITE), key=lambda ink: min((contrast(ink, fill) for fill in shown), default=1.0))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two six-digit hex colours, from 1 (the same) to 21 (black on white).

    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
