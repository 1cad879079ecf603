"""How much must be known before areas are put in an order, named, or held against a spread: one number for every room."""

from typing import Final

# of the wards of a measure, of the weight of a ward's measures, or of those whom a figure is of: with fewer there is no order,
# and no figure (docs/decisions/missing-is-not-evidence.md)
LEAST_COVERAGE: Final = 0.8
# of the areas of a kind: with fewer there is no rank and no spread among them (docs/decisions/spread-of-its-own-kind.md)
LEAST_COUNTED: Final = 0.5
# of the spread between areas, that is no chance (reliability): with less the one at its end is not named
# (docs/decisions/extremes-of-small-wards.md)
LEAST_RELIABLE: Final = 0.9
# in an authority: with fewer a rank without an interval, which may rest on a dozen of them, is not counted (docs/decisions/rank-in-words.md)
FEWEST_RESIDENTS: Final = 10_000
# of a ward's ground that lies in one ward of another set: outlines with fewer points differ by a little where the line is the same
SAME_GROUND: Final = 0.96
