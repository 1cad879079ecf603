"""The pages: their files (which are their addresses), their titles and their order."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PageEntry:
    """A page: its file under pages/ without the ending, and its title in the navigation."""

    file: str
    title: str

    @property
    def path(self) -> str:
        """The page's file for `st.page_link` and `st.switch_page`."""
        return f"pages/{self.file}.py"


OVERVIEW = PageEntry(file="overview", title="Overview")
TARGETS = PageEntry(file="targets", title="Targets")
MAP = PageEntry(file="map", title="Ward map")
WARD = PageEntry(file="ward", title="Ward profile")
INEQUALITY = PageEntry(file="inequality", title="Inequality")
CAUSES = PageEntry(file="causes", title="Causes")
FIRST = PageEntry(file="first", title="Where first")
COMPARE = PageEntry(file="compare", title="Compare")
STRATEGY = PageEntry(file="strategy", title="Strategy")
STANDING = PageEntry(file="standing", title="Where we stand")
ASSURANCE = PageEntry(file="assurance", title="Assurance")
SYSTEM = PageEntry(file="system", title="System")
RECOMMENDATIONS = PageEntry(file="recommendations", title="Recommendations")
SEARCH = PageEntry(file="search", title="Search")
METHODS = PageEntry(file="methods", title="Data and methods")
# the navigation: a heading opens its pages, the pages of the first stand by themselves
SECTIONS = {
    "": (OVERVIEW,),
    "Wards": (MAP, WARD, COMPARE),
    "The gap": (INEQUALITY, CAUSES, FIRST),
    "Promises": (TARGETS, STRATEGY, RECOMMENDATIONS, ASSURANCE),
    "The place": (STANDING, SYSTEM),
    "About": (SEARCH, METHODS),
}
PAGES = tuple(page for pages in SECTIONS.values() for page in pages)
