"""My area: a ward is found by what people call it, and a public instance opens on it."""

import pytest
from streamlit.testing.v1 import AppTest

from hineq.ui.panels.area import LABEL, asked_address
from hineq.ui.views.area import area_names, unsure, wards_to_pick
from tests.pages.visits import OVERLOADED, notes, query, run, sentences, texts, title, ways
from tests.paths import DATA, EXAMPLES, ROOT


def address_of(place_id: str, words: str) -> dict[str, str]:
    """Where what was typed into the field of a place leads."""
    return asked_address({"place": place_id}, area_names(place_id), words)


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app on the small made-up pack, in which documents name places in the wards."""
    monkeypatch.setenv("HINEQ_DATA", str(EXAMPLES))
    monkeypatch.setenv("HINEQ_PLACE", "good")


def test_without_a_ward_it_asks_for_one_and_lists_those_that_there_are() -> None:
    app = run("area", place="luton")
    assert title(app) == "Which ward of Luton do you live in?"
    said = sentences(app).splitlines()
    assert said.index("Beech Hill") < said.index("Wards of 2003 to 2023") < said.index("Crawley")


@pytest.mark.parametrize(
    ("place_id", "wards"), [("luton", 20), ("oxford", 24), ("llr", 176), ("llr/E07000130", 24), ("E07000114", 23)]
)
def test_every_ward_of_today_can_be_picked_and_no_ward_stands_twice(place_id: str, wards: int) -> None:
    listed = list(wards_to_pick(place_id).values())
    there, codes = listed[0], [one.ward for wards in listed for one in wards.values()]
    assert len(there) == wards
    assert len(codes) == len(set(codes))
    assert there.keys() <= area_names(place_id).keys()
    assert unsure(place_id) == ""


def test_a_ward_of_today_that_the_pack_lacks_opens_where_its_council_is_shown() -> None:
    there = next(iter(wards_to_pick("llr/E07000130").values()))
    address = asked_address({"place": "llr", "area": "E07000130"}, area_names("llr/E07000130"), "Forest Bradgate")
    assert address == {"place": "E07000130", "ward": there["Forest Bradgate"].ward}
    assert title(run("area", **address)).startswith("Forest Bradgate: ")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Beech Hill", {"place": "luton", "area": "2024", "ward": "E05014736"}),
        ("crawley", {"place": "luton", "ward": "E05002197"}),
        ("Thanet", {"place": "E07000114"}),
        ("Aylesbury Vale", {"place": "E06000060"}),
    ],
    ids=["ward", "older ward", "council", "former council"],
)
def test_what_is_typed_leads_to_the_one_thing_of_that_name(words: str, address: dict[str, str]) -> None:
    assert address_of("luton", words) == address
    assert title(run("area", **address))


def test_what_several_are_called_is_listed_with_what_each_is() -> None:
    assert address_of("luton", "castle") == {"place": "luton", "typed": "castle"}
    app = run("area", place="luton", typed="castle")
    assert "Which “castle” do you mean?" in texts(app)
    links = [one.label for one in ways(app)]
    assert any("ward of" in link for link in links)
    assert "No ward or council is called “zzz”" in texts(run("area", place="luton", typed="zzz"))


def test_what_is_picked_from_the_field_opens_at_once() -> None:
    app = run("area", place="luton")
    (field,) = [one for one in app.selectbox if one.label == LABEL]
    field.set_value("Beech Hill").run()
    assert query(app) == {"place": "luton", "area": "2024", "ward": "E05014736"}


def test_a_place_in_a_ward_leads_to_the_ward(made_up: None) -> None:
    assert address_of("good", "kiln lane estate") == {"place": "good", "ward": "X05000003"}
    assert title(run("area", place="good", ward="X05000003")).startswith("Riverside: ")


def test_a_ward_that_is_not_there_is_said_to_be_none() -> None:
    app = run("area", place="luton", ward="E05009999")
    assert notes(app) == ["The link names a ward that Luton does not have (E05009999)."]
    assert "ward" not in query(app)


def test_a_ward_of_no_figures_keeps_its_address() -> None:
    app = run("area", place="E07000134", ward="E05010102")
    assert query(app)["ward"] == "E05010102"
    assert title(app) == "Castle Donington Park: this page has no figures of this ward"


def test_a_public_instance_opens_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINEQ_DATA", str(DATA))

    def opened() -> str:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=OVERLOADED).run()
        return title(app)

    monkeypatch.setenv("HINEQ_PUBLIC", "1")
    assert opened() == "Which ward of Luton do you live in?"
    assert "Luton" in title(run("overview"))
    monkeypatch.delenv("HINEQ_PUBLIC")
    assert opened() != "Which ward of Luton do you live in?"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("health@example.gov.uk", 'href="mailto:health@example.gov.uk"'),
        ("https://example.gov.uk/say", 'href="https://example.gov.uk/say"'),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("http://example.gov.uk", ""),
    ],
)
def test_a_sound_feedback_address_is_linked_and_no_other(
    address: str, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINEQ_FEEDBACK", address)
    said = texts(run("area", place="luton", ward="E05002198"))
    assert ("Tell us what you think" in said) is bool(link)
    assert link in said.replace('\\"', '"')
    assert "javascript:" not in said
