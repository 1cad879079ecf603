"""How firm an order of the wards is: which of them keep their place under every choice that another analyst would make.

The rule and its reasons: docs/decisions/firm-or-not.md.
"""

from dataclasses import dataclass

import numpy as np

from hineq.insights.priority.choices import can_be_capped, held_down
from hineq.insights.priority.made_ready import PrioritySet
from hineq.insights.wards.entering import spoken_name
from hineq.methods.composite import measure_weights, scores
from hineq.methods.ranks import ranks_of
from hineq.methods.results import FloatArray

FIRM = 0.95
_CAPPED, _EVEN = "no measure over a quarter of the weight", "the same weight for every measure"
_REWEIGHTED = {_CAPPED: "hold every measure to a quarter of the weight", _EVEN: "give every measure the same weight"}


@dataclass(frozen=True, kw_only=True, eq=False)
class Choices:
    """Other choices than the order's: their words ("without ...", "with ranks") and the ranks of the wards (choice, ward).

    `left_out` has the same for leaving out each measure that counts, by its number. `replaced` is whether a near-duplicate
    stood in for a measure, `reweighted` what was done to the weights, empty where they were held down already.
    """

    words: tuple[str, ...]
    ranks: FloatArray
    left_out: dict[int, FloatArray]
    replaced: bool = False
    reweighted: str = ""

    @property
    def tried(self) -> list[str]:
        """The kinds of choices that were made, as what one would do."""
        kinds = [
            "leave out each measure" if self.left_out else "",
            "put the measure most like it in its place" if self.replaced else "",
            "take standard scores or ranks",
            _REWEIGHTED[self.reweighted] if self.reweighted else "",
        ]
        return [kind for kind in kinds if kind]

    def kept(self, first: int) -> np.ndarray:
        """Whether each ward is among the poorest `first` under every one; where it has no rank it is not."""
        return np.asarray((self.ranks <= first).all(axis=0), dtype=bool)


def other_choices(made_of: PrioritySet, by_theme: FloatArray, used: FloatArray) -> Choices:
    """Each measure left out, near-duplicates in its place, other scales, and no measure over a quarter of the weight.

    Where four measures or fewer count, a quarter for each is the least that can be: then they all weigh the same.

    `by_theme` are the weights of the themes, `used` those of the measures that come of them. A measure without weight
    is no choice to leave out or to replace.
    """
    names = [spoken_name(view) for view in made_of.entering.views]
    left_out = _left_out(made_of, by_theme, used)
    words, scored = [], []
    for stand_in in made_of.stand_ins:
        if used[stand_in.number] > 0:
            positions = made_of.positions.copy()
            positions[:, stand_in.number] = stand_in.positions
            words.append(f"with {stand_in.name} in place of {names[stand_in.number]}")
            scored.append(scores(positions, used))
    for scale in made_of.scales:
        words.append(scale.name)
        scored.append(scores(scale.positions, used))
    shares, reweighted = held_down(used), ""
    if not np.allclose(shares, used / used.sum()):
        capped = can_be_capped(int(np.count_nonzero(used)))
        reweighted = _CAPPED if capped else _EVEN
        words.append(f"with {reweighted}")
        scored.append(scores(made_of.positions, shares))
    # who is in the order was settled before: who is not stays out of it under every choice
    unranked = np.isnan(made_of.positions).all(axis=1)
    others = ranks_of(np.where(unranked, np.nan, np.array(scored)))
    return Choices(
        words=(*(f"without {names[number]}" for number in left_out), *words),
        ranks=np.array([*left_out.values(), *others]),
        left_out=left_out,
        replaced=any(used[stand_in.number] > 0 for stand_in in made_of.stand_ins),
        reweighted=reweighted,
    )


def _left_out(made_of: PrioritySet, by_theme: FloatArray, used: FloatArray) -> dict[int, FloatArray]:
    """The ranks of the wards once each counting measure is left out; its theme's weight goes to what is left of it."""
    left = {}
    for number in np.flatnonzero(used):
        theme_of = made_of.theme_of.copy()
        theme_of[number] = 0.0
        weights = measure_weights(theme_of, by_theme)
        if weights.any():
            left[int(number)] = ranks_of(scores(made_of.positions, weights))
    return left
