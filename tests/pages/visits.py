"""A visit to a page through app.py, without a browser: how it is opened, and what is read off it."""

from html import unescape

from streamlit.testing.v1 import AppTest

from tests.paths import ROOT

FILES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def run(page: str, **query: str) -> AppTest:
    """A page as a first visitor sees it who comes with a query: app.py, then the page."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{page}.py").run()
    return app


def title(app: AppTest) -> str:
    """The one h1 of a page that ran without an exception."""
    assert not app.exception, [one.message for one in app.exception]
    assert len(app.title) == 1
    return str(app.title[0].value)


def notes(app: AppTest) -> list[str]:
    """What a page says of a link that it could not follow, on a page that shows neither a warning nor an error."""
    assert [str(one.value) for one in (*app.warning, *app.error)] == []
    return [str(one.value) for one in app.info]


def query(app: AppTest) -> dict[str, str]:
    """The address of a page: what follows its question mark."""
    return {key: value if isinstance(value, str) else value[0] for key, value in app.query_params.items()}


def texts(app: AppTest) -> str:
    """Everything on the page that is text."""
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.info, *app.warning, *app.error]
    return "\n".join(str(part.value) for part in parts) + "\n".join(str(part.proto) for part in app.get("html"))


def written(app: AppTest) -> str:
    """What is written on the page as Markdown and as HTML."""
    return unescape(
        "\n".join(one.value if hasattr(one, "value") else one.body for one in (*app.markdown, *app.get("html")))
    )


def kinds(app: AppTest) -> set[str]:
    """The kinds of elements on a page."""
    there, branches = set(), [app._tree]
    while branches:
        for child in getattr(branches.pop(), "children", {}).values():
            there.add(child.type)
            branches.append(child)
    return there
