"""The pages: their files (which are their addresses), their titles, and the doors that lead to them."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PageEntry:
    """A page: its file under pages/ without the ending, its title in the navigation, and whether it has a picture to present."""

    file: str
    title: str
    presents: bool = True

    @property
    def path(self) -> str:
        """The page's file for `st.switch_page`."""
        return f"pages/{self.file}.py"


@dataclass(frozen=True, kw_only=True)
class Door:
    """An entry of the header: its title and the pages behind it, which are the tabs under it."""

    title: str
    pages: tuple[PageEntry, ...]


OVERVIEW = PageEntry(file="overview", title="Home")
AREA = PageEntry(file="area", title="My area", presents=False)
MAP = PageEntry(file="map", title="Map")
RUG = PageEntry(file="rug", title="All measures", presents=False)
WARD = PageEntry(file="ward", title="One ward")
COMPARE = PageEntry(file="compare", title="Two compared")
INEQUALITY = PageEntry(file="inequality", title="How unequal, since when")
CAUSES = PageEntry(file="causes", title="Why")
FIRST = PageEntry(file="first", title="Where first")
TARGETS = PageEntry(file="targets", title="Measures and targets")
STANDING = PageEntry(file="standing", title="Among authorities")
SYSTEM = PageEntry(file="system", title="Who answers", presents=False)
STRATEGY = PageEntry(file="strategy", title="Strategy", presents=False)
ASSURANCE = PageEntry(file="assurance", title="Audit", presents=False)
RECOMMENDATIONS = PageEntry(file="recommendations", title="Recommendations", presents=False)
THEN = PageEntry(file="then", title="Then and now", presents=False)
ENGLAND = PageEntry(file="england", title="What England says", presents=False)
SEARCH = PageEntry(file="search", title="Search", presents=False)
MEETING = PageEntry(file="meeting", title="Meeting", presents=False)
METHODS = PageEntry(file="methods", title="Data and methods", presents=False)
DOORS = (
    Door(title="Home", pages=(OVERVIEW,)),
    Door(title="My area", pages=(AREA,)),
    Door(title="Wards", pages=(MAP, RUG, WARD, COMPARE)),
    Door(title="The gap", pages=(INEQUALITY, CAUSES, FIRST)),
    Door(title="Targets and trends", pages=(TARGETS, STANDING)),
    Door(title="Promises", pages=(SYSTEM, STRATEGY, ASSURANCE, RECOMMENDATIONS, THEN)),
    Door(title="England", pages=(ENGLAND,)),
    Door(title="Data and methods", pages=(METHODS,)),
)
PAGES = (*(page for door in DOORS for page in door.pages), SEARCH, MEETING)


def opening(*, public: bool) -> PageEntry:
    """The page that the root shows: the overview, and where the public is served a resident's own area."""
    return AREA if public else OVERVIEW
