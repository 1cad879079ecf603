"""A PDF as those read it who do not see it: its tags in order, its outline, and where on its pages letters stand."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, kw_only=True)
class Tag:
    """An element of the structure: its kind, its title, its alternative text and what of a table's head it heads."""

    kind: str
    depth: int
    title: str
    alternative: str
    scope: str


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter on a page: its size and where it stands, in points from the left and the bottom."""

    page: int
    sign: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags(pdf: bytes) -> list[Tag]:
    """Every element of the structure in the order in which it is read."""
    with opened(pdf) as document:
        return list(_tags(document.Root.StructTreeRoot, 0))


def _tags(element: pikepdf.Object, depth: int) -> Iterator[Tag]:
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield Tag(
                kind=str(kid.S).removeprefix("/"),
                depth=depth,
                title=str(kid.get("/T", "")),
                alternative=str(kid.get("/Alt", "")),
                scope=_scope(kid),
            )
            yield from _tags(kid, depth + 1)


def _scope(element: pikepdf.Object) -> str:
    given = element.get("/A", pikepdf.Array())
    parts = given if isinstance(given, pikepdf.Array) else [given]
    return "".join(str(one.get("/Scope", "")) for one in parts if isinstance(one, pikepdf.Dictionary))


def outline(pdf: bytes) -> list[str]:
    """The titles of the outline, each after its parent."""
    with opened(pdf) as document, document.open_outline() as root:
        return [title for item in root.root for title in (item.title, *(child.title for child in item.children))]


def texts(pdf: bytes) -> list[str]:
    """The text of each page, on one line."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]


def letters(pdf: bytes) -> list[Letter]:
    """Every letter that is printed."""
    return [one for number, page in enumerate(pypdfium2.PdfDocument(pdf)) for one in _letters(page, number)]


def _letters(page: pypdfium2.PdfPage, number: int) -> Iterator[Letter]:
    text, matrix = page.get_textpage(), pdfium.FS_MATRIX()
    for at in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, at))
        if sign.isspace() or pdfium.FPDFText_IsGenerated(text, at):
            continue
        pdfium.FPDFText_GetMatrix(text, at, ctypes.byref(matrix))
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        left, bottom, right, top = text.get_charbox(at)
        yield Letter(
            page=number, sign=sign, size=pdfium.FPDFText_GetFontSize(text, at) * scale,
            left=left, bottom=bottom, right=right, top=top,
        )  # fmt: skip
