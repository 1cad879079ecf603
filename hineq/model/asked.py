"""Words that somebody typed or put into an address: what of them is taken."""

from typing import Final

# no address of ours and no question of a reader's is as long; what is longer is somebody's trial
LONGEST: Final = 2000


def as_asked(text: str) -> str:
    r"""Words as they can be seen: without signs that turn or hide others, and no longer than 2,000 letters.

    Taken out is what has no shape of its own (controls, signs that turn the direction of writing, joiners of no width); every space is a plain one.

    >>> as_asked("Ash\u202eby\u200b \x00"), len(as_asked("x" * 100_000))
    ('Ashby ', 2000)
    """
    # what is far beyond is not looked at sign by sign
    begun = text[: 2 * LONGEST]
    return "".join(sign if sign.isprintable() else " " for sign in begun if sign.isprintable() or sign.isspace())[
        :LONGEST
    ]
