"""What a resident is told, as HTML: the same for the page of the app and for the file; nothing in it needs a script."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from hineq.insights.resident.saying import Leads, MyArea, Part, Rest, Section, Term
from hineq.insights.wording.numbers import capital
from hineq.model.place import Place
from hineq.publish.links import outside_html, source_html

# the address of a page of the app for where a way leads
Address = Callable[[Leads], str]


def section_html(section: Section, area: MyArea, place: Place, address: Address) -> Markup:
    """A section: its heading, its sentences, the words explained, the figures behind it, its sources and the ways on."""
    return Markup('<section class="hq-told"><h2>{}</h2>{}{}{}{}{}</section>').format(
        section.heading,
        Markup("").join(_part(part) for part in section.parts),
        _terms(section.terms),
        _figures(section.rests, area, section.heading) if section.rests else "",
        _sources(place, section.source_ids),
        _ways(section, address),
    )


def _part(part: Part) -> Markup:
    if not part.heading:
        return Markup("<p>{}</p>").format(" ".join(part.sentences))
    items = Markup("").join(Markup("<li>{}</li>").format(one) for one in part.sentences)
    lead = Markup("<p>{}</p>").format(part.lead) if part.lead else ""
    return Markup("<h3>{}</h3>{}<ul>{}</ul>").format(part.heading, lead, items)


def _terms(terms: Iterable[Term]) -> Markup:
    """The words of the section with what they mean, in sight."""
    said = Markup(" ").join(Markup("<li><strong>{}:</strong> {}</li>").format(one.word, one.meaning) for one in terms)
    return (
        Markup('<div class="hq-terms"><p><strong>What the words mean</strong></p><ul>{}</ul></div>').format(said)
        if said
        else Markup("")
    )


def _figures(rests: Iterable[Rest], area: MyArea, heading: str) -> Markup:
    """The exact figures that the sentences rest on, folded: real text that needs no script to open."""
    heads = ("Measure", "Here", "Range (95%)", area.council, area.country, "When")
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>').format(
            one.name, one.here, one.likely or "none", one.council or "none", one.country or "none", one.when
        )
        for one in rests
    )
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(one) for one in heads)
    return Markup(
        '<details class="hq-behind"><summary>The exact figures</summary><div class="hq-scroll" role="region" tabindex="0" '
        'aria-label="{caption}"><table class="hq-table"><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>'
    ).format(caption=f"The exact figures of {area.ward}: {heading}", head=head, rows=rows)


def _sources(place: Place, source_ids: Iterable[str]) -> Markup:
    """Where the section's figures and sentences are from: publishers in sight, what each published folded behind them."""
    sources = [place.sources[one] for one in dict.fromkeys(source_ids) if one in place.sources]
    if not sources:
        return Markup("")
    publishers = "; ".join(dict.fromkeys(one.publisher for one in sources))
    items = Markup("").join(Markup("<li>{}</li>").format(source_html(one)) for one in sources)
    return Markup('<details class="hq-from"><summary>Source: {}</summary><ul>{}</ul></details>').format(
        publishers, items
    )


def _ways(section: Section, address: Address) -> Markup:
    """The ways on: pages of the app, and pages of others."""
    links = [
        Markup('<a href="{}" target="_self" data-step="true">{}</a>').format(address(one.to), one.words)
        for one in section.ways
    ]
    links += [outside_html(one.address, capital(one.words)) for one in section.outside]
    items = Markup("").join(Markup("<li>{}</li>").format(one) for one in links)
    return Markup('<ul class="hq-on">{}</ul>').format(items) if links else Markup("")


def feedback_html(link: str) -> Markup:
    """How to tell the council what one thinks of the page; nothing without an address."""
    if not link:
        return Markup("")
    return Markup('<p class="hq-say">{}</p>').format(outside_html(link, "Tell us what you think of this page"))
