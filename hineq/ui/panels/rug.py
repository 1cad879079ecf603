"""The rug on the page: wards by measures as one HTML table, each figure in the colour, the shape and the word of its comparison.

`static/page/rug.js` sorts it without the server and, for paper, cuts it into sheets; `hineq/ui/layout/rug.py` is its look.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from hineq.insights.wards.group import Group
from hineq.insights.wards.rug import Against, Rug, RugColumn, fifth_words, marked_apart
from hineq.insights.wording.numbers import bare
from hineq.model.place import Place
from hineq.model.words import Outcome, Polarity
from hineq.theme.palette import quintile_colours
from hineq.ui.components.links import link_html
from hineq.ui.html import each, outcome_html
from hineq.ui.layout.pages import WARD
from hineq.ui.layout.rug import FIFTH_MARKS
from hineq.ui.layout.selection import choose_parameter, page_parameter
from hineq.ui.layout.strip import pick
from hineq.ui.layout.visit import Visit
from hineq.ui.views import rug as rug_views
from hineq.ui.views.kept import Said, as_key, kept

# what the address calls the choices
_AGAINST, _THEME = "against", "theme"

_FIFTH = Markup(
    '<span class="hq-outcome"><span class="hq-chip" style="background:{}"></span><span aria-hidden="true">{} </span>{}</span>'
)
_BESIDE = Markup('<tr><th scope="row">{}</th><td></td>{}</tr>')
_SORT = Markup('<button type="button">{}</button>')


def rug_html(
    visit: Visit, rug: Rug, theme: str, shown: Mapping[str, str], caption: str, *, group: Group | None = None
) -> Markup:
    """The table of a rug, with all measures or those of a theme; the ward of `shown` is marked, and those of the group, which has a row too."""
    columns = rug.of_theme(theme)
    asked = (visit.place_id, rug.against, rug.confidence, theme)
    cells = rug_views.cells_html(*asked)
    own = (
        _BESIDE.format(group.name, Markup("").join(rug_views.group_cells_html(*asked, group))) if group else Markup("")
    )
    marked = group.codes if group else ()
    return Markup(
        '<div class="hq-scroll hq-rug-box" role="region" tabindex="0" aria-label="{caption}">'
        '<table class="hq-table hq-rug"><caption>{caption} <span class="hq-rug-order" aria-live="polite"></span></caption>'
        "<thead>{heads}</thead><tbody>{beside}</tbody><tbody>{rows}</tbody></table></div>"
    ).format(
        caption=caption,
        heads=kept(visit.place_id, _heads, rug, columns),
        beside=kept(visit.place_id, _beside, rug, columns) + own,
        rows=kept(visit.place_id, _rows, rug, cells, as_key(shown), frozenset(marked)),
    )


def pick_against(place: Place) -> Against:
    """Whose figures the wards are compared with, as the address says; the country's without a choice."""
    wanted = page_parameter(_AGAINST)
    current = Against(wanted) if wanted in set(Against) else Against.COUNTRY
    pick(
        "Compared with", [str(one) for one in Against], str(current), lambda one: Against(one).called(place),
        lambda one: choose_parameter(_AGAINST, "" if one == Against.COUNTRY else one), key="pick_against", width=200,
    )  # fmt: skip
    return current


def pick_theme(themes: Sequence[str]) -> str:
    """The theme whose measures are shown, as the address says; an empty text for all."""
    wanted = page_parameter(_THEME)
    current = wanted if wanted in themes else ""
    pick(
        "Measures", themes, current, str, lambda theme: choose_parameter(_THEME, theme), key="pick_theme", width=240,
        unset="all themes",
    )  # fmt: skip
    return current


def _heads(rug: Rug, columns: tuple[RugColumn, ...]) -> Markup:
    themes: dict[str, int] = {}
    for column in columns:
        theme = column.view.indicator.theme
        themes[theme] = themes.get(theme, 0) + 1
    groups = Markup("").join(
        Markup('<th colspan="{}" scope="colgroup">{}</th>').format(many, theme) for theme, many in themes.items()
    )
    ward = Markup('<th rowspan="2" scope="col" aria-sort="ascending" data-column="ward">{}</th>').format(
        _SORT.format("Ward")
    )
    worse = Markup('<th rowspan="2" scope="col" aria-sort="none" data-column="poor" data-first="descending">{}</th>')
    among = rug.against is Against.WARDS
    poor, of = (
        ("In the poorest fifth", "of ranked measures") if among else (f"Worse than {rug.name}", "of tested measures")
    )
    tally = worse.format(_SORT.format(Markup("{}<small>{}</small>").format(poor, of)))
    return Markup("<tr>{}{}{}</tr><tr>{}</tr>").format(ward, tally, groups, Markup("").join(map(_head, columns)))


def _head(column: RugColumn) -> Markup:
    view = column.view
    indicator = view.indicator
    # the poorest first, the highest where neither end is poor
    first = "ascending" if indicator.judged_by is Polarity.HIGH_IS_GOOD else "descending"
    said = [f"{indicator.measured_in.head}, {view.period}", "not compared" if column.not_compared else ""]
    under = Markup("").join(Markup("<small>{}</small>").format(words) for words in said if words)
    mould = Markup('<th scope="col" aria-sort="none" data-column="{}" data-first="{}">{}</th>')
    return mould.format(
        f"{indicator.indicator_id}.{view.sex}", first, _SORT.format(Markup("{}{}").format(view.name, under))
    )


def _beside(rug: Rug, columns: tuple[RugColumn, ...]) -> Markup:
    """The figures of the place and of the country, which stay above the wards however these are sorted."""
    rows = []
    for against in (Against.COUNTRY, Against.PLACE):
        cells = []
        for column in columns:
            other = column.view.country if against is Against.COUNTRY else column.view.place
            words = bare(other.value, column.view.indicator) if other else ""
            cells.append(Markup("<td>{}</td>").format(f"{words}*" if other and other.estimated else words))
        if any(cell != "<td></td>" for cell in cells):
            rows.append(_BESIDE.format(against.called(rug.place), Markup("").join(cells)))
    return Markup("").join(rows)


def _rows(rug: Rug, cells: Sequence[Markup], selected: Said, marked: frozenset[str]) -> Markup:
    rows, shown = [], dict(selected)
    for ward, tally, figures in zip(rug.wards, rug.tallies.itertuples(), cells, strict=True):
        name = link_html(WARD, ward.area_name, shown, ward=ward.area_code)
        rough = Markup("<small>estimates rough, not compared</small>") if ward.roughly_fitted else ""
        told = Markup("<td>{} of {}</td>").format(tally.poor, tally.told) if tally.told else Markup("<td></td>")
        chosen = Markup(' class="hq-chosen"') if ward.area_code in (shown.get("ward"), *marked) else ""
        row = Markup('<tr{}><th scope="row">{}{}</th>{}{}</tr>')
        rows.append(row.format(chosen, name, rough, told, figures))
    return Markup("").join(rows)


def rug_key(rug: Rug) -> Markup:
    """What the colours and the marks of a rug mean: those that it has, each once."""
    there = {outcome for column in rug.columns for outcome in column.outcomes}
    parts = [outcome_html(outcome) for outcome in Outcome if outcome in there]
    fifths = {
        (column.view.indicator.judged_by is Polarity.NO_JUDGEMENT) for column in rug.columns if any(column.fifths)
    }
    for plain in sorted(fifths):
        polarity = Polarity.NO_JUDGEMENT if plain else Polarity.LOW_IS_GOOD
        for fifth, (fill, mark) in enumerate(zip(quintile_colours(polarity), FIFTH_MARKS, strict=True), 1):
            parts.append(_FIFTH.format(fill, mark, fifth_words(fifth, polarity)))
    if any(marked_apart(column.view) for column in rug.columns):
        parts.append(Markup("<span><b>e</b> estimated or modelled</span>"))
    words = each(Markup("<li>{}</li>"), parts)
    return Markup('<ul class="hq-rug-key" aria-label="Key">{}</ul>').format(words)
