"""A page without the app: one ward, or an index to find a ward by, as a whole HTML file with its own style and no script."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Final
from urllib.parse import urlencode

from markupsafe import Markup

from hineq.insights.resident.saying import Leads, MyArea, Section
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.publish.sections import feedback_html, section_html
from hineq.theme.palette import DARK, LIGHT, Palette

# where an index of a folder stands, seen from a page in a folder below it
UP: Final = "../index.html"
# a link's words and its address
Link = tuple[str, str]
_INKS = ("ground", "text", "quiet", "rule", "accent")


def _inks(ink: Palette) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in asdict(ink).items() if name in _INKS)


GROUNDS: Final = f"""
:root {{ color-scheme: light dark; {_inks(LIGHT)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_inks(DARK)} }} }}
"""
# how what is read looks, wherever it stands
READING: Final = """
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { font-size: 1.3rem; margin: 1.8rem 0 0.4rem; } h3 { font-size: 1.06rem; margin: 0.9rem 0 0.2rem; }
p { margin: 0.4rem 0; } ul { padding-left: 1.3rem; margin: 0.3rem 0; } li { margin: 0.3rem 0; }
a { color: var(--accent); display: inline-block; min-height: 24px; } a:focus-visible, summary:focus-visible, .hq-scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.hq-terms { border-left: 3px solid var(--rule); padding-left: 1rem; margin: 0.6rem 0; } .hq-terms ul, .hq-on, .hq-wards { list-style: none; padding: 0; }
.hq-wards { columns: 14rem auto; } .hq-from, footer { color: var(--quiet); font-size: 0.92rem; } footer { border-top: 1px solid var(--rule); margin-top: 2rem; }
summary { cursor: pointer; min-height: 24px; text-decoration: underline; width: fit-content; } .hq-scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.92rem; } caption { text-align: left; font-weight: 600; } th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid var(--rule); }
"""
_STYLE: Final = f"""
{GROUNDS}
body {{ margin: 0 auto; max-width: 46rem; padding: 1rem; font: 1.06rem/1.5 system-ui, sans-serif; background: var(--ground); color: var(--text); overflow-wrap: break-word; }}
{READING}
@media print {{ @page {{ size: A4; margin: 11mm 14mm; }} :root {{ {_inks(LIGHT)} }} body {{ max-width: none; padding: 0; font-size: 10.4px; line-height: 1.22; }} nav, details, .hq-on {{ display: none; }}
  h1 {{ font-size: 20px; margin: 0; }} h2 {{ margin: 5px 0 0; font-size: 12px; break-after: avoid; }} h3 {{ margin: 2px 0 0; font-size: 10.4px; }} li, p, ul {{ margin: 0; }}
  .hq-terms {{ margin: 1px 0; font-size: 9.4px; }} .hq-terms li {{ display: inline; }} .hq-terms p {{ display: none; }} footer {{ margin-top: 4px; font-size: 8px; }} }}
"""
_MOULD: Final = Markup(
    '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="hineq">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    "<title>{title}</title><style>{style}</style></head><body>{nav}<main>{main}</main>{foot}</body></html>\n"
)


@dataclass(frozen=True, kw_only=True)
class Published:
    """What a publisher sets: the address of the app, where residents may write to; each empty for none."""

    app: str = ""
    feedback: str = ""

    def page(self, leads: str, query: Mapping[str, str]) -> str:
        """The address of a page of the app."""
        return f"{self.app.rstrip('/')}/{leads}?{urlencode(query)}"


def ward_file(area: MyArea, place: Place, query: Mapping[str, str], published: Published) -> bytes:
    """The page of a ward: every sentence and figure of My area, the way into the app, the date and the licence.

    `query` is what an address of the app says of the place and the ward.
    """

    def address(leads: Leads) -> str:
        return published.page(str(leads), query)

    # without an app there is nowhere for the ways on to lead
    sections = [one if published.app else _without_ways(one) for one in area.sections]
    into = Markup('<p><a href="{}">See this in the app, with charts and maps</a></p>').format(
        published.page("area", query)
    )
    main = Markup("<h1>{}</h1><p>{}</p>{}{}{}").format(
        area.heading,
        " ".join(area.lede),
        into if published.app else "",
        Markup("").join(section_html(one, area, place, address) for one in sections),
        feedback_html(published.feedback),
    )
    nav = Markup('<nav aria-label="Other wards"><a href="index.html">All wards of {}</a></nav>').format(place.name)
    return _page(f"{area.ward}, {area.council}: my area", nav, main, place)


def _without_ways(section: Section) -> Section:
    return replace(section, ways=())


def index_file(
    heading: str, said: str, links: Iterable[Link], place: Place, *, up: bool = False,
    more: Iterable[tuple[str, Iterable[Link]]] = (),
) -> bytes:  # fmt: skip
    """A page of links, each with its words and its address, in columns; `more` are further lists under headings of their own."""
    lists = [("", tuple(links)), *((head, tuple(listed)) for head, listed in more)]
    main = Markup("<h1>{}</h1><p>{}</p>{}").format(
        heading, said, Markup("").join(_list(head, listed) for head, listed in lists if listed)
    )
    nav = Markup('<nav aria-label="All places"><a href="{}">All places</a></nav>').format(UP) if up else Markup("")
    return _page(heading, nav, main, place)


def _list(heading: str, links: Iterable[Link]) -> Markup:
    items = Markup("").join(Markup('<li><a href="{}">{}</a></li>').format(address, words) for words, address in links)
    head = Markup("<h2>{}</h2>").format(heading) if heading else Markup("")
    return Markup('{}<ul class="hq-wards">{}</ul>').format(head, items)


def plain_page(title: str, nav: Markup, main: Markup) -> bytes:
    """A page that is about no place: its title, the way on from it, and what stands in it as HTML."""
    return _moulded(title, nav, main, Markup(""))


def _page(title: str, nav: Markup, main: Markup, place: Place) -> bytes:
    dated = f"Figures as at {day_words(place.snapshot)}."
    foot = Markup("").join(Markup("<p>{}</p>").format(line) for line in (dated, *place.attribution))
    return _moulded(title, nav, main, Markup("<footer>{}</footer>").format(foot))


def _moulded(title: str, nav: Markup, main: Markup, foot: Markup) -> bytes:
    style = Markup(_STYLE)  # noqa: S704 our own style sheet, no word of a pack in it
    return str(_MOULD.format(title=title, style=style, nav=nav, main=main, foot=foot)).encode()
