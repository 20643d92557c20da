"""Draw the boxes of a document's clauses over the pictures of its pages, to look at.

Each clause is filled with a colour of its own and named by its key in the margin. What is text but
no clause has a thin black frame, a footnote an orange one, furniture a grey one; what has no frame
was not read at all.

    python benchmarks/boxes.py FILE.pdf FOLDER
"""

import argparse
import colorsys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageDraw

from itcp_assist.clauses import identify, split_clauses
from itcp_assist.reading import read_document
from itcp_assist.records import BlockKind, Box, Clause, Document

SCALE = 1.5  # pixels a point: an A4 page is 893 by 1263
TURN = 0.381966  # of the circle of hues: neighbours differ as much as can be
FILL_ALPHA = 70
FRAMES = {BlockKind.FOOTNOTE: (230, 120, 0), BlockKind.FURNITURE: (150, 150, 150)}
FRAME = (0, 0, 0)


class Drawn(NamedTuple):
    """A box to be drawn: what fills it, or else its frame; ``label`` stands in the margin."""

    page: int
    box: Box
    colour: tuple[int, int, int]
    label: str = ""
    filled: bool = False


def main() -> None:
    """Write one PNG for each page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    document = read_document(options.file)
    clauses = split_clauses(document, identify(document))
    drawn = [*iter_frames(document), *iter_fills(clauses)]
    for number, picture in enumerate(iter_pictures(options.file), 1):
        path = options.folder / f"{options.file.stem}-{number:03}.png"
        draw_boxes(picture, [one for one in drawn if one.page == number]).save(path)
        print(path)


def iter_frames(document: Document) -> Iterator[Drawn]:
    """A frame for each printed line."""
    kinds = {(block.start, block.end): block.kind for block in document.blocks}
    for (start, end), kind in kinds.items():
        for line in document.lines:
            if line.page and line.box and start <= line.start and line.end <= end:
                yield Drawn(line.page, line.box, FRAMES.get(kind, FRAME))


def iter_fills(clauses: tuple[Clause, ...]) -> Iterator[Drawn]:
    """Fillings for the lines of each clause, its key at the first."""
    for clause in clauses:
        red, green, blue = colorsys.hsv_to_rgb(clause.ordinal * TURN % 1, 1, 0.9)
        colour = int(255 * red), int(255 * green), int(255 * blue)
        for at, (page, box) in enumerate(clause.boxes):
            label = str(clause.citation).partition("#")[2] if at == 0 else ""
            yield Drawn(page, box, colour, label, filled=True)


def iter_pictures(path: Path) -> Iterator[Image.Image]:
    """The pages as they are shown."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield page.render(scale=SCALE).to_pil().convert("RGB")
    document.close()


def draw_boxes(picture: Image.Image, drawn: list[Drawn]) -> Image.Image:
    """The picture with the boxes over it."""
    pen = ImageDraw.Draw(picture, "RGBA")
    for one in drawn:
        left, bottom, right, top = (SCALE * edge for edge in one.box)
        edges = (left, picture.height - top, right, picture.height - bottom)
        if one.filled:
            pen.rectangle(edges, fill=(*one.colour, FILL_ALPHA))
        else:
            pen.rectangle(edges, outline=one.colour)
        if one.label:
            pen.text((max(left - 60 * SCALE, 2), edges[1]), one.label, fill=one.colour)
    return picture


if __name__ == "__main__":
    main()
