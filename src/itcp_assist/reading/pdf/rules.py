"""The thin rules that are drawn on a PDF page: under headings, above footnotes, round tables."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from itcp_assist.reading.pdf.glyphs import Frame
from itcp_assist.records import Box

if TYPE_CHECKING:
    from pypdfium2 import PdfPage
    from pypdfium2.raw import FPDF_PAGEOBJECT

THIN_PT = 2.0
FRAME_PT = 6.0  # no print stands in a smaller frame
MOST_POINTS = 2_000  # of one drawing; what has more is a figure, no table

Point: TypeAlias = tuple[float, float]


def iter_rules(page: "PdfPage", frame: Frame) -> Iterator[Box]:
    """The level and upright rules on a pypdfium2 page; those of a frame are its four edges."""
    from pypdfium2 import raw

    sides = [ctypes.c_float() for _ in range(4)]
    for at in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetBounds(drawn, *sides)
        left, bottom, right, top = (side.value for side in sides)
        box = _box_of([frame.place(left, bottom), frame.place(right, top)])
        if is_thin(box):
            yield box
        elif min(box[2] - box[0], box[3] - box[1]) > FRAME_PT:
            yield from filter(is_thin, _iter_parts(drawn, frame))


def is_thin(box: Box) -> bool:
    """Say whether a box is a rule, level or upright, and no dot.

    >>> [is_thin(box) for box in ((0, 0, 9, 1), (0, 0, 1, 9), (0, 0, 1, 1), (0, 0, 9, 9))]
    [True, True, False, False]
    """
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= THIN_PT < max(width, height)


def _iter_parts(path: "FPDF_PAGEOBJECT", frame: Frame) -> Iterator[Box]:
    """The strokes of a drawing, or the boxes that it fills."""
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    for outline in _iter_outlines(path, frame):
        if stroke.value:
            yield from map(_box_of, pairwise(outline))
        elif fill.value:
            yield _box_of(outline)


def _iter_outlines(path: "FPDF_PAGEOBJECT", frame: Frame) -> Iterator[list[Point]]:
    """The points of each line that a drawing consists of, in the shown page."""
    from pypdfium2 import raw

    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    outline: list[Point] = []
    for at in range(min(raw.FPDFPath_CountSegments(path), MOST_POINTS)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        place = frame.place(
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and outline:
            yield outline
            outline = []
        outline.append(place)
        if raw.FPDFPathSegment_GetClose(segment):
            outline.append(outline[0])
    if outline:
        yield outline


def _box_of(points: Sequence[Point]) -> Box:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)
