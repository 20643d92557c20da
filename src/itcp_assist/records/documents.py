"""What is held: documents, their identity and clauses, and what one instrument does to another."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from itcp_assist.citation import Citation, clause_iri
from itcp_assist.records.acts import Act
from itcp_assist.records.kinds import BlockKind, Confidence, State, TextKind

Span: TypeAlias = tuple[int, int]
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its span in the document's text, its page (from 1) and its box.

    The box is left, bottom, right, top in PDF points from the page's lower left corner.
    """

    start: int
    end: int
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that layout or markup holds together: a paragraph, a heading, a table row.

    ``text[start:end]`` begins with ``number`` where the source marks up a printed number; where
    ``number`` is empty the drafting grammar still has to read it. ``level`` is the depth that the
    source gives (heading level, list depth), 0 where it gives none; ``native_id`` its own id.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    number: str = ""
    level: int = 0
    native_id: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document's bytes came from. ``tier`` is official, mirror, own or upload."""

    name: str
    media: str
    sha256: str
    url: str = ""
    tier: str = "upload"
    rights: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """One line about what could not be read or is to be doubted; without a page, anywhere."""

    text: str
    page: int | None = None

    def __str__(self) -> str:
        """The line, with its page where it has one."""
        return f"page {self.page}: {self.text}" if self.page else self.text


@dataclass(frozen=True, slots=True)
class Call:
    """Where the text calls a footnote: the offset at which its mark stood, and the note's block."""

    at: int
    mark: str
    block: int


@dataclass(frozen=True, slots=True)
class Document:
    """What reading makes of one file: text that is never edited again, with its lines and blocks.

    ``meta`` holds what the format itself says (symbol, title, page_title, adopted, language, iri,
    text_kind);
    ``flags`` are remarks about what could not be read; ``calls`` tie footnotes to the text, from
    which their marks are taken out; ``recognised`` are the pages whose text a recognition gave.
    """

    source: Source
    text: str
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    page_count: int | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[Remark, ...] = ()
    calls: tuple[Call, ...] = ()
    recognised: frozenset[int] = frozenset()

    def page_at(self, offset: int) -> int | None:
        """Page (from 1) of the line at or before ``offset``; None where the source has no pages."""
        at = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[max(at, 0)].page if self.lines else None


@dataclass(frozen=True, slots=True)
class Identity:
    """Which instrument or page a document is, read from its first page and its catalogue entry.

    ``kind`` is resolution, circular, page, guidance or register; ``symbol`` canonical or a slug.
    """

    symbol: str
    title: str
    kind: str
    organ: str = ""
    adopted: date | None = None
    language: str = "eng"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a clause: its mark, the offset in the clause's text where it is called."""

    mark: str
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A span of a clause's text that names another place: of its own document or of another one.

    ``target`` is None where no citation can name the place, as one of a convention; ``name`` says
    then which it is: ``MARPOL, article 16(2)(d)``.
    """

    start: int
    end: int
    target: Citation | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One citable unit with its own text.

    ``text`` is the document's text at ``spans``, joined by line feeds: one span for most clauses,
    two where a wrap-up phrase follows the sub-items. ``start`` and ``end`` enclose the children.
    ``number`` is its number as printed (``3.``, ``(a)``, ``.1``), which the text does not hold.
    ``addressees`` are as printed. ``boxes`` are (page, box), one for each line of the text;
    ``flags`` are the reading's remarks on its pages; ``act`` is what it asks or decides.
    """

    citation: Citation
    text: str
    spans: tuple[Span, ...]
    start: int
    end: int
    ordinal: int
    verb: str = ""
    addressees: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    boxes: tuple[tuple[int, Box], ...] = ()
    page: int | None = None
    parent: Citation | None = None
    note: str = ""
    text_kind: TextKind = TextKind.VERBATIM
    flags: tuple[str, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[Reference, ...] = ()
    number: str = ""
    act: Act | None = None

    @property
    def symbol(self) -> str:
        """Symbol of the document that the clause stands in."""
        return self.citation.symbol


@dataclass(frozen=True, slots=True)
class Holding:
    """A document that an index holds: what it is, where it came from, what could not be read.

    ``recipe`` is the checksum of what made its clauses beside its bytes: the code, the catalogue's
    entry, the choices of the build; empty where it must be read anew by every build.
    """

    identity: Identity
    source: Source
    page_count: int | None = None
    text_kind: TextKind = TextKind.VERBATIM
    flags: tuple[str, ...] = ()
    recipe: str = ""

    def iri_of(self, citation: Citation) -> str | None:
        """IRI of one of its clauses; None where the adoption date is not known."""
        return clause_iri(citation, self.identity.adopted, self.identity.language)


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge of the register: ``actor`` does ``verb`` to ``target``, and how that is known.

    ``clause`` is the clause that says so where one is named. ``verb`` is revokes, supersedes,
    overtakes, amends, corrects, extends or recalls. ``on`` is the day from which it has effect.
    """

    actor: str
    verb: str
    target: Citation
    confidence: Confidence
    evidence: str
    clause: Citation | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """What stands on ``as_of`` and why: ``by`` is a clause, or a document where none is named.

    ``conflicts`` are sentences on evidence that says otherwise, and on dates that cannot be.
    """

    symbol: str
    as_of: date
    state: State
    confidence: Confidence
    evidence: str
    by: Citation | None = None
    on: date | None = None
    adopted: date | None = None
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One instrument in the chain of a symbol: how it is related to the next, by which clause."""

    symbol: str
    title: str
    adopted: date | None
    state: State
    relation: str
    by: Citation | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a symbol with the chain of what came before and after it, oldest first.

    ``edges`` are all relations between the members of the chain.
    """

    status: Status
    chain: tuple[ChainLink, ...] = ()
    edges: tuple[Relation, ...] = ()
