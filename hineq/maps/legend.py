"""The ward map's legend, in HTML beside the map: a frame's own would be out of the page's reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hineq.theme.contrast import NEAR_BLACK, WHITE, hatch_on

OUTLINES = ("", "solid", "dashed", "dotted")


@dataclass(frozen=True, kw_only=True)
class LegendItem:
    """One line of the legend: a swatch as the map draws it, and what it means.

    `fill` is a hex colour or None; `outline` as in the ward table; `dotted` is the pattern of "no data".
    """

    label: str
    fill: str | None = None
    hatch: bool = False
    outline: str = ""
    dotted: bool = False

    def __post_init__(self) -> None:
        if self.outline not in OUTLINES:
            raise ValueError(f"'outline' must be one of {OUTLINES}, got {self.outline!r}.")


def legend_html(classes: Sequence[LegendItem], *, dark: bool = False) -> Markup:
    """The legend as an HTML list for `st.html`, swatches drawn with CSS alone, as it strips inline SVG.

    Colours stay in forced-colours mode and in print.
    """
    rows = Markup("").join(
        Markup(
            '<li style="display:flex;align-items:center;gap:0.5rem;margin:0">'
            '<span aria-hidden="true" style="{}"></span><span>{}</span></li>'
        ).format(_swatch(item, dark=dark), item.label)
        for item in classes
    )
    layout = "display:flex;flex-wrap:wrap;gap:0.375rem 1.25rem;list-style:none;margin:0;padding:0;line-height:1.35"
    return Markup('<ul role="list" style="{}">{}</ul>').format(layout, rows)


def _swatch(item: LegendItem, *, dark: bool) -> str:
    ink, paper = (WHITE, NEAR_BLACK) if dark else (NEAR_BLACK, WHITE)
    # In the order of the map: on an outline's inner side runs a line of the other ink.
    edge = {
        "": f"border:1px solid {ink}",
        "solid": f"border:3px solid {ink};box-shadow:inset 0 0 0 1.5px {paper}",
        "dashed": f"border:3px dashed {ink};box-shadow:inset 0 0 0 1.5px {paper}",
        "dotted": f"border:3px dotted {ink};box-shadow:inset 0 0 0 1.5px {paper}",
    }[item.outline]
    return ";".join(
        (
            "flex:none;display:inline-block;box-sizing:border-box;width:2.25rem;height:1.375rem;border-radius:2px",
            f"background:{_background(item, ink=ink)}",
            edge,
            "forced-color-adjust:none;-webkit-print-color-adjust:exact;print-color-adjust:exact",
        )
    )


def _background(item: LegendItem, *, ink: str) -> str:
    if item.dotted:
        dot = "#C3C8CC" if ink == WHITE else "#505A5F"
        return f"radial-gradient(circle,{dot} 1px,transparent 1.5px) 0 0/7px 7px"
    if item.hatch:
        fill = item.fill or "transparent"
        line = hatch_on(item.fill) if item.fill else ink
        return f"repeating-linear-gradient(135deg,{line} 0 2.5px,{fill} 2.5px 9px)"
    return item.fill or "transparent"
