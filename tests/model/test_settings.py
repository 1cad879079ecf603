"""The settings: each declared once, what is written of them made of that, and a wrong value told before anything is served."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config

from docs import make_settings
from hineq.model.settings import ALLOWED_HOSTS, BY_NAME, FEEDBACK, SETTINGS, advice, faults, feedback_link, value
from hineq.packs.fetch.addresses import Service, setting
from hineq.ui.layout.starting import check_settings
from tests.paths import ROOT

NAME = re.compile(r"\bHINEQ_[A-Z_]+[A-Z]\b")
CODE = [ROOT / "app.py", *sorted((ROOT / "hineq").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py"))]
# what others than the app read: the tests, the benchmarks, CI and what is deployed
BESIDE = [
    path
    for folder in ("tests", "benchmarks", "deploy", ".ci")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.is_file()
    and path.suffix in {".py", ".env", ".yaml", ".service", ".conf", ".sh", ""}
    and path != Path(__file__)
]
# it shows a name that is mistyped
DECLARED = ROOT / "hineq" / "model" / "settings.py"
HOSTED = {ALLOWED_HOSTS: "example.gov.uk", "STREAMLIT_SERVER_COOKIE_SECRET": "0" * 64}


def undeclared(text: str) -> set[str]:
    return {name for name in NAME.findall(text) if name not in BY_NAME}


def read_by_hand(tree: ast.AST) -> Iterator[int]:
    """The lines that ask the environment for a variable past `hineq.model.settings.value`."""
    for node in ast.walk(tree):
        of_it = isinstance(node, ast.Subscript | ast.Attribute) and ast.unparse(node.value) == "os.environ"
        asked = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("getenv")
        if isinstance(node, ast.expr) and (of_it or asked):
            yield node.lineno


def test_the_environment_file_and_the_page_are_made_of_the_declaration() -> None:
    again = "run: python -m docs.make_settings"
    assert make_settings.ENVIRONMENT.read_text(encoding="utf-8") == make_settings.environment_file(), again
    assert make_settings.PAGE.read_text(encoding="utf-8") == make_settings.page(), again


def test_the_environment_file_is_sound_and_public() -> None:
    lines = [line for line in make_settings.environment_file().splitlines() if line and not line.startswith("#")]
    said = dict(line.split("=", 1) for line in lines)
    assert faults(said) == []
    assert value(said, "HINEQ_PUBLIC") == "1"
    assert all(one.name in make_settings.environment_file() for one in SETTINGS if "REQUIRE" not in one.name)


def test_every_setting_that_is_read_is_declared() -> None:
    names = {path: undeclared(path.read_text(encoding="utf-8")) for path in CODE + BESIDE if path != DECLARED}
    assert {str(path): found for path, found in names.items() if found} == {}
    assert {setting(service) for service in Service} <= set(BY_NAME)
    lines = {str(path): list(read_by_hand(ast.parse(path.read_text(encoding="utf-8")))) for path in CODE}
    assert {path: found for path, found in lines.items() if found} == {}


def test_an_undeclared_setting_would_be_found() -> None:
    assert undeclared('x = "HINEQ_NEW"') == {"HINEQ_NEW"}
    for code in ('os.environ["A"]', 'os.environ.get("A")', 'os.getenv("A")', 'getenv("A")'):
        assert list(read_by_hand(ast.parse(code))) == [1]
    assert not list(read_by_hand(ast.parse("value(os.environ, PUBLIC)")))


def test_what_the_framework_reads_is_its_own_name() -> None:
    config.get_config_options()
    known = {option.env_var for option in config._config_options_template.values()}
    assert {one.name for one in SETTINGS if one.name.startswith("STREAMLIT_")} <= known
    written = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for section, key, wanted in (
        ("client", "showErrorDetails", "none"),
        ("client", "allowedOrigins", []),
        ("browser", "gatherUsageStats", False),
        ("server", "enableAgentApi", False),
        ("server", "maxUploadSize", 5),
        ("runner", "postScriptGC", False),
    ):
        assert written[section][key] == wanted
        assert f"{section}.{key}" in config._config_options_template


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("HINEQ_PUBLIC", "true"),
        ("HINEQ_PLACE", "../luton"),
        ("HINEQ_FEEDBACK", "javascript:alert(1)"),
        ("HINEQ_FEEDBACK", "http://plain.example.gov.uk"),
        ("HINEQ_FEEDBACK", 'https://a.example/"><script>'),
        ("HINEQ_FEEDBACK", "health@nowhere"),
        ("HINEQ_FEEDBACK", "health@*.example.gov.uk"),
        ("HINEQ_FEEDBACK", "health@example.gov.uk:80"),
        ("HINEQ_FEEDBACK", "https://a.example/{say}"),
        ("HINEQ_FRAMED_BY", "https://a.example; script-src *"),
        ("HINEQ_FRAMED_BY", "*"),
        ("HINEQ_FETCH_NOMIS", "ftp://a.example"),
        ("HINEQ_FETCH_HOSTS", "a.example b.example"),
        (ALLOWED_HOSTS, "https://a.example"),
        ("STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS", "a.example"),
        ("STREAMLIT_SERVER_COOKIE_SECRET", "short"),
    ],
)
def test_a_wrong_value_is_told(name: str, text: str) -> None:
    (told,) = faults({name: text})
    assert told.startswith(f"{name} must be {BY_NAME[name].kind}")
    if name == FEEDBACK:
        # one rule: what the start refuses no page links, in the same words
        with pytest.raises(ValueError, match=re.escape(told)):
            feedback_link(text)
    assert ("short" in told) == (text != "short" and "short" in text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("HINEQ_FEEDBACK", "public.health@example.gov.uk"),
        ("HINEQ_FEEDBACK", "https://example.gov.uk/say?about=health"),
        ("HINEQ_FRAMED_BY", "https://www.example.gov.uk https://*.example.org:8443"),
        ("HINEQ_PLACE", "E07000114"),
        ("HINEQ_FETCH_HOSTS", "a.example, localhost"),
        ("HINEQ_FETCH_NOMIS", "http://127.0.0.1:8000/api"),
        (ALLOWED_HOSTS, "localhost 127.0.0.1 *.example.gov.uk"),
        ("HINEQ_PUBLIC", ""),
    ],
)
def test_a_right_value_is_taken(name: str, text: str) -> None:
    assert faults({name: text, "PATH": "/bin"}) == []
    assert name != FEEDBACK or feedback_link(text).endswith(text)


def test_no_sign_of_a_mailbox_is_read_as_a_part_of_its_link() -> None:
    assert feedback_link("o'neil+say?cc=a&b#c@example.gov.uk") == "mailto:o'neil+say%3Fcc=a%26b%23c@example.gov.uk"


def test_the_start_ends_with_every_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HINEQ_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(SystemExit) as ended:
        check_settings({"HINEQ_PUBLIC": "yes", "HINEQ_PLASE": "x"})
    for words in ("HINEQ_PUBLIC must be", "did you mean HINEQ_PLACE?", "HINEQ_DATA must be a folder"):
        assert words in str(ended.value)


def test_a_public_copy_is_told_what_it_was_not_given(caplog: pytest.LogCaptureFixture) -> None:
    assert advice({}) == []
    assert len(advice({"HINEQ_PUBLIC": "1"})) == 2
    assert advice({"HINEQ_PUBLIC": "1", **HOSTED}) == []
    check_settings({"HINEQ_PUBLIC": "1"})
    assert "under which this public copy is reached" in caplog.text
