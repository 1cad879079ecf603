"""The accessibility statement, in the order and the words of the model of GOV.UK: made of what the tests hold and of the known limits.

The model: "Sample accessibility statement (for a fictional public sector website)", GOV.UK, updated 19 December 2023. Sentences of
the law are taken over as they stand there; who runs a copy and where to write to come from its settings.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from markupsafe import Markup

from hineq.insights.wording.numbers import joined
from hineq.model.accessibility import AXE, CLAIMS, LIMITS, PREPARED, REVIEWED, STANDARD, Limit
from hineq.model.period import day_words
from hineq.publish.file import plain_page

TITLE: Final = "Accessibility statement"
# its address, beside every page
PATH: Final = "accessibility"
LINK: Final = Markup('<p class="hq-foot hq-statement"><a href="{}" target="_self">{}</a></p>').format(PATH, TITLE)
REGULATIONS: Final = "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"
SERVICE: Final = "https://www.equalityadvisoryservice.com/"
_NAV: Final = Markup('<nav aria-label="hineq"><a href="./">Back to hineq</a></nav>')
ABILITYNET: Final = "https://mcmw.abilitynet.org.uk/"


@dataclass(frozen=True, kw_only=True)
class Link:
    """Words that lead to an address."""

    words: str
    address: str


Words: TypeAlias = tuple[str | Link, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the statement: its heading at level 2 or 3, its paragraphs, then its list."""

    level: int
    heading: str
    paragraphs: tuple[Words, ...] = ()
    items: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Runs:
    """Whoever runs a copy: their name and the link to write to, each empty where no setting says it."""

    name: str = ""
    contact: str = ""


def statement(runs: Runs) -> tuple[Part, ...]:
    """The statement of a copy, part by part."""
    return (
        _scope(runs),
        Part(
            level=2, heading="How accessible this website is",
            paragraphs=(
                (Link(words="AbilityNet", address=ABILITYNET), " has advice on making your device easier to use if you have a disability."),
                ("We know that some parts of this website are not fully accessible:",),
            ),
            items=tuple((f"{one.words} {one.instead}",) for one in LIMITS),
        ),
        _feedback(runs),
        Part(
            level=2, heading="Enforcement procedure",
            paragraphs=((
                f"The Equality and Human Rights Commission (EHRC) is responsible for enforcing the {REGULATIONS} (the "
                "‘accessibility regulations’). If you’re not happy with how we respond to your complaint, contact the ",
                Link(words="Equality Advisory and Support Service (EASS)", address=SERVICE), ".",
            ),),
        ),
        _technical(runs),
        Part(
            level=3, heading="Compliance status",
            paragraphs=((
                f"This website is partially compliant with the {STANDARD} standard, due to the non-compliances listed below.",
            ),),
        ),
        Part(
            level=2, heading="Non-accessible content",
            paragraphs=(("The content listed below is non-accessible for the following reasons.",),),
        ),
        Part(
            level=3, heading="Non-compliance with the accessibility regulations",
            items=tuple(_failing(one) for one in LIMITS if one.criterion),
        ),
        *_best_practice(),
        Part(level=3, heading="Disproportionate burden", paragraphs=(("We claim none.",),)),
        Part(
            level=3, heading="Content that’s not within the scope of the accessibility regulations",
            paragraphs=((
                "We leave nothing out on this ground. Maps need not be accessible where what they are for is told in another way; ours can be used by "
                "keyboard, and the same figures stand in a table beside them.",
            ),),
        ),
        *_prepared(),
    )  # fmt: skip


def _scope(runs: Runs) -> Part:
    by = (
        f"This website is run by {runs.name}."
        if runs.name
        else "Whoever runs this copy of hineq has not put their name here (the setting HINEQ_RUN_BY)."
    )
    return Part(
        level=2, heading="What this statement is about",
        paragraphs=(
            ("This accessibility statement applies to the pages, maps, charts and slides of hineq at this address.",),
            (f"{by} We want as many people as possible to be able to use this website. For example, that means you should be able to:",),
        ),
        items=tuple((one.able,) for one in CLAIMS if one.able),
    )  # fmt: skip


def _feedback(runs: Runs) -> Part:
    if runs.contact:
        asked: Words = (
            "If you find a problem that is not listed here, think that we do not meet the accessibility requirements, or need something from this "
            "website in another form, such as large print, easy read, audio or braille, ",
            Link(words=f"write to {runs.name}" if runs.name else "write to us", address=runs.contact), ".",
        )  # fmt: skip
    else:
        asked = (
            "Whoever runs this copy has set no address to write to (the setting HINEQ_FEEDBACK), as the regulations ask them to. Until they do, write to the council "
            "whose wards you read about, at the address on its own website.",
        )
    return Part(level=2, heading="Feedback and contact information", paragraphs=(asked,))


def _technical(runs: Runs) -> Part:
    heading = "Technical information about this website’s accessibility"
    if not runs.name:
        return Part(
            level=2,
            heading=heading,
            paragraphs=(
                (
                    f"Public sector bodies are bound to make their websites accessible, in accordance with the {REGULATIONS}.",
                ),
            ),
        )
    said = f"{runs.name} is committed to making its website accessible, in accordance with the {REGULATIONS}."
    return Part(level=2, heading=heading, paragraphs=((said,),))


def _failing(one: Limit) -> Words:
    criterion = f" This fails WCAG 2.2 success criterion {one.criterion}." if one.criterion else ""
    return (f"{one.words}{criterion} Why: {one.why[0].lower()}{one.why[1:]} {one.instead}",)


def _best_practice() -> tuple[Part, ...]:
    others = [one for one in LIMITS if not one.criterion]
    if not others:
        return ()
    return (
        Part(
            level=3, heading="What fails no criterion, but good practice", items=tuple(_failing(one) for one in others)
        ),
    )


def _prepared() -> tuple[Part, ...]:
    return (
        Part(
            level=2, heading="Preparation of this accessibility statement",
            paragraphs=(
                (f"This statement was prepared on {day_words(PREPARED)}. It was last reviewed on {day_words(REVIEWED)}.",),
                (
                    f"This website was last tested on {day_words(REVIEWED)}. The test was carried out by the makers of hineq, by programs alone: in the browser "
                    f"Chromium, with axe-core {AXE}, they open every page, and hold what is listed below. They run before every change of hineq is taken in.",
                ),
                (
                    "No disabled person has tested this website for us, no screen reader or other assistive technology has been tried with it, and no "
                    "other browser than Chromium. Programs find only a part of what hinders people. Whoever runs a copy should have it tested by people.",
                ),
            ),
        ),
        Part(level=3, heading="What the tests hold", items=tuple(_held(one.words, one.criteria) for one in CLAIMS)),
    )  # fmt: skip


def _held(words: str, criteria: Iterable[str]) -> Words:
    numbers = list(criteria)
    return (f"{words} (WCAG {joined(numbers)})" if numbers else words,)


def as_html(runs: Runs) -> bytes:
    """The statement as a whole HTML page, without a script."""
    body = Markup("").join(_part_html(part) for part in statement(runs))
    return plain_page(TITLE, _NAV, Markup("<h1>{}</h1>{}").format(f"{TITLE} for hineq", body))


def _part_html(part: Part) -> Markup:
    heading = Markup("<h2>{}</h2>") if part.level == 2 else Markup("<h3>{}</h3>")
    items = Markup("").join(Markup("<li>{}</li>").format(_words_html(one)) for one in part.items)
    return Markup("{}{}{}").format(
        heading.format(part.heading),
        Markup("").join(Markup("<p>{}</p>").format(_words_html(one)) for one in part.paragraphs),
        Markup("<ul>{}</ul>").format(items) if part.items else "",
    )


def _words_html(words: Words) -> Markup:
    return Markup("").join(
        Markup('<a href="{}" rel="noopener">{}</a>').format(one.address, one.words)
        if isinstance(one, Link)
        else Markup("{}").format(one)
        for one in words
    )


def as_markdown(runs: Runs) -> str:
    """The same as Markdown, for the documentation."""
    lines = [f"# {TITLE} for hineq"]
    for part in statement(runs):
        lines += ["", f"{'#' * part.level} {part.heading}"]
        for one in part.paragraphs:
            lines += ["", _words_markdown(one)]
        if part.items:
            lines += ["", *(f"- {_words_markdown(one)}" for one in part.items)]
    return "\n".join(lines) + "\n"


def _words_markdown(words: Words) -> str:
    return "".join(f"[{one.words}]({one.address})" if isinstance(one, Link) else one for one in words)
