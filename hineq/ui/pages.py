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
METHODS = PageEntry(file="methods", title="Data and methods")
PAGES = (
    OVERVIEW,
    TARGETS,
    MAP,
    WARD,
    INEQUALITY,
    CAUSES,
    FIRST,
    COMPARE,
    STRATEGY,
    STANDING,
    ASSURANCE,
    SYSTEM,
    RECOMMENDATIONS,
    METHODS,
)
