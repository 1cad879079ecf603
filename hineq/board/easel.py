"""A process beside this one that draws pictures while slides are still being made; `python -m hineq.board.easel` is its other end.

Drawing holds the interpreter, so that a thread would gain nothing and every other visitor of a server would wait. Whoever wants
pictures early opens an `easel()` and asks with `begin`; without one, or once it has fallen over, `drawing` draws at once.
"""

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import TextIO

# what several forms of a deck show, and decks that are alike but for an item, is drawn once
_DRAWN: OrderedDict[str, str] = OrderedDict()
_MOST = 256


def svg_of(spec: str) -> str:
    """A Vega-Lite specification (JSON) as SVG."""
    return _kept(spec, partial(_drawn, spec))


def _drawn(spec: str) -> str:
    # imported when a picture is asked for: it is large, and what only reads slides does not need it
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec))


def _kept(spec: str, draw: Callable[[], str]) -> str:
    drawn = _DRAWN.get(spec)
    if drawn is None:
        drawn = _DRAWN[spec] = draw()
        while len(_DRAWN) > _MOST:
            _DRAWN.popitem(last=False)
    return drawn


def png_of(spec: str, scale: int) -> bytes:
    """The same as PNG, at `scale` times its size."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg_of(spec), scale=scale))


class _Easel:
    """The other process and what it has been asked for, by specification and scale (0 for SVG)."""

    def __init__(self) -> None:
        self._asked: dict[tuple[str, int], Future[str]] = {}
        # one thread: it hands over a request and waits for the answer, which keeps both in order
        self._waiting = ThreadPoolExecutor(1)
        self._process: subprocess.Popen[str] | None = None

    def begin(self, spec: str, scale: int) -> None:
        if (spec, scale) not in self._asked:
            self._asked[spec, scale] = self._waiting.submit(self._drawn, spec, scale)

    def drawn(self, spec: str, scale: int) -> str | None:
        """What was drawn, SVG or PNG in base64; None where it was not asked for, has not been begun, or went wrong there."""
        asked = self._asked.get((spec, scale))
        if asked is None or asked.cancel():
            return None
        try:
            return asked.result()
        except (OSError, ValueError):
            return None

    def close(self) -> None:
        self._waiting.shutdown(wait=False, cancel_futures=True)
        if self._process is not None:
            # what it was still to be handed has nowhere to go
            with suppress(BrokenPipeError), self._process:
                self._process.kill()

    def _drawn(self, spec: str, scale: int) -> str:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 (this same program)
                [sys.executable, "-m", __name__], cwd=Path(__file__).parents[2],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            )  # fmt: skip
        to, back = self._process.stdin, self._process.stdout
        if to is None or back is None:
            raise OSError("The process that draws has no pipes.")
        to.write(json.dumps([spec, scale]) + "\n")
        to.flush()
        return str(json.loads(back.readline()))


_OPEN: ContextVar[_Easel | None] = ContextVar("easel", default=None)


@contextmanager
def easel() -> Iterator[None]:
    """Within it pictures are drawn beside; with its end the other process ends."""
    beside = _Easel()
    before = _OPEN.set(beside)
    try:
        yield
    finally:
        _OPEN.reset(before)
        beside.close()


def begin(spec: str, scale: int = 0) -> None:
    """Have a picture drawn beside, that `svg` or `png` will ask for; nothing without an easel."""
    beside = _OPEN.get()
    if beside and not (scale == 0 and spec in _DRAWN):
        beside.begin(spec, scale)


def svg(spec: str) -> str:
    """A specification as SVG, from the easel where it was begun there."""
    beside = _OPEN.get()
    return _kept(spec, lambda: (beside and beside.drawn(spec, 0)) or _drawn(spec))


def png(spec: str, scale: int) -> bytes:
    """A specification as PNG at `scale` times its size, from the easel where it was begun there."""
    beside = _OPEN.get()
    drawn = beside and beside.drawn(spec, scale)
    return b64decode(drawn) if drawn else png_of(spec, scale)


def serve(asked: TextIO, answers: TextIO) -> None:
    """Draw what is asked for, a request and an answer a line, until no more is asked."""
    for line in asked:
        spec, scale = json.loads(line)
        drawn = b64encode(png_of(spec, scale)).decode() if scale else svg_of(spec)
        answers.write(json.dumps(drawn) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
