"""My area in the document itself: whoever has a slow line reads it while the app is still on its way.

A script of the page (static/page/before.js) takes it away when the app has drawn the same.
"""

from collections.abc import Mapping
from typing import Final

import streamlit as st
from markupsafe import Markup

from hineq.insights.resident.finding import every_ward
from hineq.packs.read.problems import InvalidPack
from hineq.publish.file import GROUNDS, READING
from hineq.ui.layout.pages import AREA
from hineq.ui.layout.visit import wanted_pack, wanted_place
from hineq.ui.panels.area import ASKED, area_html, asking, wards_html
from hineq.ui.views.area import council_place, told, wards_to_pick
from hineq.ui.views.own import public
from hineq.ui.views.place import is_place, opened

# an address that asks for more is left to the app
_KNOWN: Final = frozenset({"place", "area", "ward"})
# laid over the app, whose own parts are drawn one by one; printed it is the page. In letters that are there already and of the
# size that the app will have: nothing moves under the reader when the app's own come
_STYLE: Final = f"""
{GROUNDS}
:root {{ font-size: {st.get_option("theme.baseFontSize")}px; }}
#hq-before {{ position: fixed; inset: 0; overflow-y: auto; z-index: 1000000; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }}
#hq-before > div {{ max-width: 46rem; margin: 0 auto; padding: 0.6rem 1rem 4rem; overflow-wrap: break-word; }}
#hq-before .hq-brand {{ color: var(--accent); }}
#hq-before {{ {READING} }}
@media print {{ #hq-before {{ position: static; }} }}
"""


def area_before(path: str, asked: Mapping[str, str]) -> Markup:
    """What My area says at an address, as HTML to stand before the app; empty where another page is asked for, or more.

    `path` is that of the address without the slash before it, `asked` its query.
    """
    if path not in {AREA.file, *([""] if public() else [])} or not asked.keys() <= _KNOWN:
        return Markup("")
    try:
        said = _said(asked) if is_place(wanted_pack(asked)) else Markup("")
    except InvalidPack:
        # the app lists its faults
        return Markup("")
    mould = Markup(
        '<style>{}</style><div id="hq-before" role="main"><div><div class="hq-brand">hineq</div>{}</div></div>'
    )
    return mould.format(Markup(_STYLE), said) if said else said  # noqa: S704 our own style sheet, no word of a pack in it


def _said(asked: Mapping[str, str]) -> Markup:
    place_id, ward = wanted_place(asked), asked.get("ward", "")
    place = opened(place_id).place
    shown = {**asked, "place": wanted_pack(asked)}
    if ward in {one.area_code for one in every_ward(place)}:
        held = council_place(place_id, ward)
        area = told(held, ward)
        heading, lede, main = area.heading, " ".join(area.lede), area_html(area, opened(held).place, shown)
    else:
        heading, lede = asking(place), ASKED
        lists = (
            Markup("<h2>{}</h2>{}").format(head, wards_html(wards, shown))
            for head, wards in wards_to_pick(place_id).items()
        )
        main = Markup("").join(lists)
    return Markup("<h1>{}</h1><p>{}</p>{}").format(heading, lede, main) if main else main
