"""What is claimed of the accessibility of the pages, and what is known not to be accessible: each said once, for the statement and the tests.

A claim is held by tests that name it (`@pytest.mark.claim`); a claim that no test names, or a name that is no claim, fails a
test. A limit is a fault of the framework that our own style and scripts cannot mend: what axe finds of it is excused on that element alone.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

STANDARD: Final = "Web Content Accessibility Guidelines version 2.2 AA"
# the checker that the tests run, with every rule that it has switched on or off by itself but those of level AAA
AXE: Final = "4.12"
PREPARED: Final = date(2026, 11, 30)
# when claims and limits were last gone through; the tests themselves run with every change
REVIEWED: Final = date(2026, 11, 30)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What holds of the pages: its id, as tests name it, the claim as a sentence, and the success criteria of WCAG 2.2 that it is about.

    `able` is what a reader can do because of it, to follow "you should be able to"; empty for what goes without a line of its own.
    """

    claim_id: str
    words: str
    criteria: tuple[str, ...]
    able: str = ""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """What is not accessible: what a reader meets, the success criterion (empty for a best practice alone), why, and what there is instead.

    `rule` and `element` are axe's name of the fault and the selector of the element that alone may have it; both are empty for
    what axe does not look for.
    """

    limit_id: str
    words: str
    criterion: str
    why: str
    instead: str
    rule: str = ""
    element: str = ""


CLAIMS: Final[tuple[Claim, ...]] = (
    Claim(
        claim_id="axe",
        words=f"axe-core {AXE}, with all its rules of levels A and AA, of best practice and on trial, finds nothing of any impact on any page or in any "
        "frame, 1,440, 390 and 320 pixels wide and at 200% zoom, nor its rules on colour and size in light or in dark, but for the limits listed here.",
        criteria=("1.1.1", "1.3.1", "1.4.3", "2.4.1", "2.4.2", "2.4.4", "2.5.3", "2.5.8", "3.1.1", "4.1.2"),
    ),
    Claim(
        claim_id="keyboard_map",
        words="A ward is chosen on the map by the keyboard alone, and the keyboard leaves the map again.",
        criteria=("2.1.1", "2.1.2"),
        able="choose a ward on the map using just a keyboard",
    ),
    Claim(
        claim_id="keyboard_measure",
        words="Another measure is chosen by the keyboard alone.",
        criteria=("2.1.1",),
        able="choose a measure, read the tables, search and download using just a keyboard",
    ),
    Claim(
        claim_id="keyboard_table",
        words="The table behind the map is opened and reached by the keyboard alone, and a wide table is scrolled by it.",
        criteria=("2.1.1",),
    ),
    Claim(
        claim_id="keyboard_slides",
        words="A meeting is opened, its slides are stepped through and it is left by the keyboard alone.",
        criteria=("2.1.1", "2.1.2"),
        able="step through the slides of a meeting using just a keyboard",
    ),
    Claim(
        claim_id="keyboard_search",
        words="Words are searched for and what is found is opened by the keyboard alone.",
        criteria=("2.1.1",),
    ),
    Claim(
        claim_id="keyboard_download",
        words="A picture is downloaded by the keyboard alone.",
        criteria=("2.1.1", "2.4.3"),
    ),
    Claim(
        claim_id="focus_seen",
        words="Where the keyboard is, is seen at every stop of the Tab key.",
        criteria=("2.4.7", "1.4.11"),
    ),
    Claim(
        claim_id="focus_kept",
        words="The keyboard keeps its place when a choice changes the page; after a link it goes on from the new heading.",
        criteria=("2.4.3", "3.2.2"),
    ),
    Claim(
        claim_id="headline_said",
        words="When a choice changes the heading of a page, a screen reader is told the new one, once.",
        criteria=("4.1.3",),
    ),
    Claim(
        claim_id="pictures_in_words",
        words="Every chart is one picture with its finding in words as its name; maps and images have a name.",
        criteria=("1.1.1",),
        able="read or hear what every chart and map shows, in words",
    ),
    Claim(
        claim_id="headings",
        words="Every page has one first heading, skips no level, and has a title of its own.",
        criteria=("1.3.1", "2.4.2", "2.4.6"),
    ),
    Claim(
        claim_id="screen_reader",
        words="What a resident is told of a ward stands whole, in its order and under its headings, in the tree that a browser hands to a screen reader.",
        criteria=("1.3.1", "1.3.2", "4.1.2"),
    ),
    Claim(
        claim_id="plain_words",
        words="What a resident is told of a ward can be read at about the age of 11.",
        criteria=(),
        able="read what is said of a ward at about the age of 11",
    ),
    Claim(
        claim_id="contrast",
        words="Text has a contrast of at least 4.5 to 1, and the lines of charts of at least 3 to 1, in light and in dark; the official colours of a comparison stay theirs.",
        criteria=("1.4.3", "1.4.11"),
    ),
    Claim(
        claim_id="no_colour_alone",
        words="No word is said by a colour alone: each has a shape or a sign of its own.",
        criteria=("1.4.1",),
    ),
    Claim(
        claim_id="reflow",
        words="No page scrolls sideways and no control is cut off, down to 320 pixels and at 200% zoom; wide tables scroll by themselves.",
        criteria=("1.4.4", "1.4.10"),
        able="zoom in up to 200%, or use a phone, without the text spilling off the screen",
    ),
    Claim(
        claim_id="text_spacing",
        words="Nothing is cut off or lies over other text when a reader spaces lines, paragraphs, letters and words further.",
        criteria=("1.4.12",),
        able="space letters, words, lines and paragraphs further and still read everything",
    ),
    Claim(
        claim_id="reduced_motion",
        words="Where a reader wants less motion, nothing moves.",
        criteria=("2.3.3",),
    ),
    Claim(
        claim_id="forced_colours",
        words="In a reader's own colours it is still seen what is chosen and where the keyboard is, and charts keep their ground.",
        criteria=("1.4.11", "1.4.1"),
        able="use light, dark or your own colours",
    ),
    Claim(
        claim_id="print",
        words="Every page prints dark on white with what is folded away, and what a resident is told of a ward prints on one sheet.",
        criteria=(),
        able="print every page, and what is said of a ward on one sheet",
    ),
)

LIMITS: Final[tuple[Limit, ...]] = (
    Limit(
        limit_id="opens_at_once",
        words="The lists in the header open what is picked in them at once, without a button to confirm it.",
        criterion="3.2.2 On Input",
        why="The framework that the pages are built with (Streamlit) runs a page anew with every choice.",
        instead="The page Search finds the same by words that are sent with the Enter key, and lists it as links; Back takes a choice back.",
    ),
    Limit(
        limit_id="pictures_of_charts",
        words="On the whole screen, on slides and in downloads a chart is an image: its letters keep their spacing, and its colours are not your own.",
        criterion="1.4.5 Images of Text",
        why="An image stays when the network goes, and looks the same in every room.",
        instead="On its page the chart is drawn with letters, with its finding in words; its figures stand in a table there or under Download.",
    ),
    Limit(
        limit_id="tags",
        words="Where several things are chosen in one list, such as areas to compare, a screen reader hears the name of each, but not what it is or how to take it away.",
        criterion="4.1.2 Name, Role, Value",
        why="The framework (Streamlit) makes each a stop of the Tab key without a role.",
        instead="The Backspace key in the list takes the last one away.",
        rule="focus-order-semantics",
        element="[data-tag]",
    ),
    Limit(
        limit_id="marks_by_pointer",
        words="The figure of a single mark of a chart is shown at the pointer only; a keyboard or a screen reader does not come to it.",
        criterion="2.1.1 Keyboard",
        why="The library that draws the charts (Vega) has no way to the marks by keyboard.",
        instead="The same figures stand in a table, on the page or under Download.",
    ),
)
