"""Read the documents of a corpus, anew or as an earlier build read them, one for each symbol."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from itcp_assist.assistant.recipe import recipe_of
from itcp_assist.clauses import (
    distinct_symbol,
    identify,
    identity_flags,
    is_slug,
    split_clauses,
)
from itcp_assist.corpus import CorpusFile
from itcp_assist.errors import ReadingError
from itcp_assist.index import Contents
from itcp_assist.reading import read_document, read_documents
from itcp_assist.records import TIERS, Clause, Document, Holding, Identity, Relation, TextKind
from itcp_assist.register import extract_relations

Report = Callable[[str], None]
PREFERRED = ("eng", "")  # languages that are held where a text is there in several; "" is unknown


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its clauses and what they do to other documents."""

    holding: Holding
    clauses: tuple[Clause, ...]
    relations: tuple[Relation, ...]

    @property
    def symbol(self) -> str:
        """The symbol under which it would be held."""
        return self.holding.identity.symbol

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.holding.source.name


@dataclass(frozen=True, slots=True)
class Choices:
    """How a build reads: with the register that ships, a second reader for PDF, recognition."""

    with_register: bool = True
    witness: bool = True
    ocr: bool = False


class Earlier:
    """What an earlier build read, to be taken over for files that have not changed since."""

    def __init__(self, contents: Contents | None) -> None:
        held = contents.holdings if contents else ()
        self._holdings = {holding.source.name: holding for holding in held if holding.recipe}
        self._clauses: dict[str, list[Clause]] = {}
        self._relations: dict[str, list[Relation]] = {}
        for clause in contents.clauses if contents else ():
            self._clauses.setdefault(clause.symbol, []).append(clause)
        for relation in contents.relations if contents else ():
            self._relations.setdefault(relation.actor, []).append(relation)

    def reading_of(self, file: CorpusFile, recipe: str) -> Reading | None:
        """What was read of a file, if the same bytes would be read in the same way now."""
        holding = self._holdings.get(file.source.name)
        if holding is None or holding.recipe != recipe or holding.source.sha256 != _sha256(file):
            return None
        symbol = holding.identity.symbol
        # The register that ships adds its entry and its notes to what was read.
        own = (c for c in self._clauses.get(symbol, ()) if c.citation.part != "register")
        clauses = tuple(replace(clause, note="") for clause in own)
        return Reading(holding, clauses, tuple(self._relations.get(symbol, ())))


def read_files(
    files: Sequence[CorpusFile], earlier: Earlier, choices: Choices, report: Report
) -> Iterator[Reading | str]:
    """What each file holds, in the order given, or in one line why it is left out."""
    recipes = [recipe_of(f.entry, witness=choices.witness, ocr=choices.ocr) for f in files]
    known = [earlier.reading_of(f, r) for f, r in zip(files, recipes, strict=True)]
    new = [(f.path, f.source) for f, reading in zip(files, known, strict=True) if not reading]
    documents = read_documents(new, witness=choices.witness, ocr=choices.ocr)
    taken: dict[str, str] = {}
    for number, (file, recipe) in enumerate(zip(files, recipes, strict=True), 1):
        before = known[number - 1]
        what = "unchanged" if before else "reading"
        report(f"{what} {number} of {len(files)}: {file.source.name}")
        reading = before or _read(file, next(documents), recipe)
        if isinstance(reading, Reading):
            sha256 = reading.holding.source.sha256
            if is_slug(reading.symbol) and taken.setdefault(reading.symbol, sha256) != sha256:
                reading = _read_apart(file, taken, choices)
                taken |= {reading.symbol: sha256} if isinstance(reading, Reading) else {}
        yield reading


def choose_readings(readings: Sequence[Reading]) -> tuple[list[Reading], list[str]]:
    """One reading for each symbol, in order, and a line for each that is left out.

    A better source goes before a lesser one, English before other languages, then the first name.
    """
    best: dict[str, Reading] = {}
    for reading in sorted(readings, key=_preference):
        best.setdefault(reading.symbol, reading)
    kept = [reading for reading in readings if best[reading.symbol] is reading]
    told = [_say_left_out(r, best[r.symbol]) for r in readings if best[r.symbol] is not r]
    return kept, told


def _preference(reading: Reading) -> tuple[int, bool, str]:
    tier = reading.holding.source.tier
    return TIERS.index(tier), reading.holding.identity.language not in PREFERRED, reading.name


def _say_left_out(reading: Reading, kept: Reading) -> str:
    """Why a document is not held: another one is, under the same symbol."""
    own, other = reading.holding, kept.holding
    texts = {clause.citation: clause.text for clause in reading.clauses}
    differing = sum(texts.get(clause.citation) != clause.text for clause in kept.clauses)
    differing += len(texts.keys() - {clause.citation for clause in kept.clauses})
    if own.source.sha256 == other.source.sha256:
        how = "byte for byte"
    elif len({own.identity.language, other.identity.language} - {""}) > 1:
        how = f"in another language ({own.identity.language}, not {other.identity.language})"
    elif differing:
        how = f"but {differing} of its clauses differ"
    else:
        how = "with the same clauses"
    tiers = "" if own.source.tier == other.source.tier else f" ({own.source.tier} text)"
    return f"{reading.name}: is {reading.symbol} like {kept.name}, {how}; left out{tiers}"


def _read(file: CorpusFile, document: Document | ReadingError, recipe: str) -> Reading | str:
    if isinstance(document, ReadingError):
        return str(document)
    return _split(file, document, identify(document, file.entry), recipe)


def _read_apart(file: CorpusFile, taken: dict[str, str], choices: Choices) -> Reading | str:
    """A page whose title another one has too, under a symbol of its own.

    Its symbol depends on what else is there: the next build reads it anew.
    """
    try:
        document = read_document(
            file.path, source=file.source, witness=choices.witness, ocr=choices.ocr
        )
    except ReadingError as error:
        return str(error)
    identity = distinct_symbol(identify(document, file.entry), taken, document.source)
    return _split(file, document, identity, "")


def _split(file: CorpusFile, document: Document, identity: Identity, recipe: str) -> Reading | str:
    clauses = split_clauses(document, identity)
    if not clauses:
        why = "; ".join(["no citable paragraph was found", *map(str, document.flags)])
        return f"{file.source.name}: {why}; left out"
    recognised = any(clause.text_kind is TextKind.RECOGNISED for clause in clauses)
    kind = TextKind.RECOGNISED if recognised else clauses[0].text_kind
    flags = (*map(str, document.flags), *identity_flags(document, identity))
    holding = Holding(identity, document.source, document.page_count, kind, flags, recipe)
    return Reading(holding, clauses, extract_relations(clauses, identity))


def _sha256(file: CorpusFile) -> str:
    """Checksum of a file's bytes; empty where they cannot be read, which reading it will tell."""
    try:
        with file.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
