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
STRATEGY = PageEntry(file="strategy", title="Strategy")
MAP = PageEntry(file="map", title="Map")
WARD = PageEntry(file="ward", title="Ward")
COMPARE = PageEntry(file="compare", title="Compare")
INEQUALITY = PageEntry(file="inequality", title="Inequality")
CAUSES = PageEntry(file="causes", title="Causes")
FIRST = PageEntry(file="first", title="Where first")
STANDING = PageEntry(file="standing", title="Standing")
ASSURANCE = PageEntry(file="assurance", title="Assurance")
SYSTEM = PageEntry(file="system", title="System")
RECOMMENDATIONS = PageEntry(file="recommendations", title="Scrutiny")
SEARCH = PageEntry(file="search", title="Search")
METHODS = PageEntry(file="methods", title="Methods")
# the navigation: flat, since Streamlit's sections are no valid list for a screen reader on a phone
PAGES = (
    OVERVIEW,
    TARGETS,
    STRATEGY,
    MAP,
    WARD,
    COMPARE,
    INEQUALITY,
    CAUSES,
    FIRST,
    STANDING,
    ASSURANCE,
    SYSTEM,
    RECOMMENDATIONS,
    SEARCH,
    METHODS,
)
