"""The ward map's legend, in HTML beside the map: a frame's own would be out of the page's reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hineq.theme.contrast import NEAR_BLACK, WHITE

# the one mark of a ward that is picked out, before its name or number: on the map, in its key, in the list and in pictures
SIGN = "■"


@dataclass(frozen=True, kw_only=True)
class LegendItem:
    """One line of the legend: a swatch as the map draws it, and what it means.

    `fill` is a hex colour or None; `dotted` is the pattern of "no data"; `marked` is the sign of the wards that are
    picked out.
    """

    label: str
    fill: str | None = None
    dotted: bool = False
    marked: bool = False


def legend_html(items: Sequence[LegendItem], *, dark: bool = False) -> Markup:
    """The legend as an HTML list for `st.html`, swatches drawn with CSS alone, as it strips inline SVG.

    Colours stay in forced-colours mode and in print. How the list lies (one under another beside the map, in a row on
    a phone) is the page's.
    """
    rows = Markup("").join(
        Markup('<li><span aria-hidden="true" style="{}">{}</span><span>{}</span></li>').format(
            _swatch(item, dark=dark), SIGN if item.marked else "", item.label
        )
        for item in items
    )
    return Markup('<ul role="list" class="hq-legend">{}</ul>').format(rows)


def _swatch(item: LegendItem, *, dark: bool) -> str:
    ink = WHITE if dark else NEAR_BLACK
    box = "flex:none;display:inline-block;box-sizing:border-box;width:1.75rem;height:1.125rem;text-align:center;line-height:1.125rem"
    if item.marked:
        return f"{box};font-size:1.15rem"
    keep = "forced-color-adjust:none;-webkit-print-color-adjust:exact;print-color-adjust:exact"
    return ";".join((box, f"background:{_background(item, ink=ink)}", f"border:1px solid {ink}", keep))


def _background(item: LegendItem, *, ink: str) -> str:
    if item.dotted:
        dot = "#C3C8CC" if ink == WHITE else "#505A5F"
        return f"radial-gradient(circle,{dot} 1px,transparent 1.5px) 0 0/7px 7px"
    return item.fill or "transparent"
