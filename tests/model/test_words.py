"""The closed sets of words as they stand on screen."""

import pytest

from hineq.model.words import Outcome, Polarity, Sex, Tie


@pytest.mark.parametrize("words", [Polarity, Tie, Outcome])
def test_every_word_has_plain_words(words) -> None:
    shown = [one.word for one in words]
    assert all(shown)
    assert len(set(shown)) == len(shown)
    assert not any("_" in one for one in shown)


def test_every_sex_has_its_noun() -> None:
    assert [sex.people for sex in Sex] == ["people", "men", "women"]
