"""What residents are told can be read at about 11, over every ward of every pack and of 30 councils of the nation."""

import pytest

from hineq.insights.series.figures import Figures
from hineq.packs.read.national import NationalLayer
from hineq.packs.read.over import kept_layer, with_wards
from tests.insights.resident.areas import areas, grade, sentences
from tests.paths import DATA
from tests.place_packs import figures, place

# grade 6 is the class of those who are 11; half a grade is the name of a ward or a council
GRADE = 6.5
COUNCILS = 30
# a sentence that asks for more than a class of 16 may stand nowhere
LONGEST = 38


@pytest.fixture(scope="module")
def layer() -> NationalLayer:
    return kept_layer(DATA / "england")


def hard(one: Figures) -> list[str]:
    """The wards whose text is too hard, each with its grade, and every sentence that is too long."""
    found: list[str] = []
    seen: set[str] = set()
    for area in areas(one):
        said = sentences(area)
        if (needs := grade(said)) > GRADE:
            found.append(f"{area.ward}: grade {needs:.1f}")
        long = {sentence for sentence in said if len(sentence.split()) > LONGEST} - seen
        seen |= long
        found += sorted(long)
    return found


@pytest.mark.claim("plain_words")
@pytest.mark.parametrize("place_id", ["luton", "oxford", "llr"])
def test_every_ward_of_a_pack_can_be_read_at_11(place_id: str) -> None:
    assert hard(figures(place_id)) == []


@pytest.mark.parametrize("place_id", ["luton", "oxford"])
def test_todays_wards_of_a_pack_whose_own_are_gone_can_be_read_at_11(place_id: str, layer: NationalLayer) -> None:
    own = place(place_id)
    assert hard(Figures.of(with_wards(own, layer.council(own.area_code), "2024"))) == []


def test_every_ward_of_30_councils_can_be_read_at_11(layer: NationalLayer) -> None:
    codes = [area.area_code for area in layer.councils() if area.area_code.startswith(("E06", "E07", "E08", "E09"))]
    chosen = codes[:: len(codes) // COUNCILS][:COUNCILS]
    assert len(chosen) == COUNCILS
    assert [found for code in chosen for found in hard(Figures.of(layer.council(code)))] == []


def test_the_check_finds_what_is_hard() -> None:
    officials = [
        "Age-standardised mortality from circulatory diseases considered preventable exceeded the national benchmark."
    ]
    plain = ["In 2021, about 1 in 8 homes had too few bedrooms (13.4%).", "That is worse than in Luton."]
    assert grade(officials) > 15
    assert grade(plain) < GRADE
