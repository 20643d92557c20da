"""Files that cite the collection: saved answers, conversations, briefs, suites, drafts of staff."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from itcp_assist.assistant.citing import Places, find_citations
from itcp_assist.citation import Citation
from itcp_assist.errors import CitationError, ReadingError
from itcp_assist.reading import MEDIA_BY_SUFFIX, read_document
from itcp_assist.reading.disk import read_bytes
from itcp_assist.records import Source, State
from itcp_assist.records.wording import CONFIDENCES, STATES, to_day

# What a folder is searched for: every file that can be read.
SUFFIXES = (*MEDIA_BY_SUFFIX, ".json", ".jsonl", ".yaml", ".yml")
_READ_AS_LINES = (".txt", ".text")
# As ``draft`` writes a brief: its quotes and notes with the number of a reference, and these.
_QUOTE_RE = re.compile(
    r"""
    (?: (?:Read\ by\ text\ recognition:\ )? \u201c(?P<quote>.+)\u201d
      | Plain-language\ note,\ not\ the\ official\ text:\ (?P<note>.+) )
    \ \[(?P<number>\d+)[^\]]*\]
    """,
    re.VERBOSE | re.DOTALL,
)
_REFERENCE_RE = re.compile(
    rf"""
    \[(?P<number>\d+)\]\ (?P<label>.+?)(?:,\ page\ \d+)?\.
    \ Status\ as\ of\ (?P<day>\d+\ \w+\ \d{{4}}):
    \ (?P<told>.+?)
    \ \((?:{"|".join(map(re.escape, CONFIDENCES.values()))})
    """,
    re.VERBOSE | re.DOTALL,
)
_QUOTED_RE = re.compile(r"[\u201c\"]([^\u201c\u201d\"]*)[\u201d\"]")
_MIN_WORDS = 4  # shorter runs in quotation marks are names and titles, and stand in many clauses


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation in a file, with what the file tells of it.

    ``quote`` are the words quoted, at ``span`` of the clause where the file says so; ``told`` is
    the status in words, for ``day``. ``is_key`` says that the file names the place for certain.
    """

    place: str
    citation: Citation
    quote: str = ""
    span: tuple[int, int] | None = None
    told: str = ""
    day: date | None = None
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Citing:
    """All that a file cites, and the words in quotation marks of which it names no place."""

    cites: tuple[Cite, ...]
    quoted: tuple[tuple[str, str], ...] = ()


def list_files(given: Sequence[Path]) -> Iterator[Path]:
    """The files named, and of folders those that can hold citations, in order of their names."""
    for path in given:
        if not path.is_dir():
            yield path
            continue
        inside = (p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        # Word keeps a file of that name beside each document that is open.
        yield from sorted(p for p in inside if not p.name.startswith((".", "~$")))


def read_citing(path: Path, places: Places, labels: Mapping[str, Citation]) -> Citing:
    """What a file cites; ``labels`` are those of all clauses, as briefs print them.

    Raises:
        ReadingError: one line that names the file, the reason and what to do.
    """
    suffix = path.suffix.lower()
    if suffix in (".json", ".jsonl"):
        cites = tuple(_iter_saved(read_bytes(path, name=str(path)), str(path), places))
        return Citing(cites)
    if suffix in MEDIA_BY_SUFFIX and suffix not in _READ_AS_LINES:
        document = read_document(path, source=Source(str(path), "", ""))
        texts = [document.text[block.start : block.end] for block in document.blocks]
        told = [(f"paragraph {n}", text) for n, text in enumerate(filter(str.strip, texts), 1)]
        return _read_prose(told, places, labels)
    return _read_lines(_decode(read_bytes(path, name=str(path)), str(path)), places)


def status_words(state: State, by: Citation | None, on: date | None) -> str:
    """A status as briefs tell it, without its evidence.

    >>> status_words(State.REVOKED, Citation.parse("A.9002(91)#op/4"), date(2019, 12, 6))
    'revoked by resolution A.9002(91), operative paragraph 4 on 6 December 2019'
    """
    return f"{STATES[state]}{f' by {by.label()}' if by else ''}{f' on {to_day(on)}' if on else ''}"


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"{name}: is not UTF-8 text at byte {error.start}; save it as UTF-8"
        ) from error


def _read_lines(text: str, places: Places) -> Citing:
    """A text whose lines are counted, a citation may run over the end of one."""

    def line(offset: int) -> str:
        return f"line {text.count(chr(10), 0, offset) + 1}"

    found = find_citations(text, places)
    cites = tuple(Cite(line(m.start), m.citation, is_key=m.is_key) for m in found)
    return Citing(cites, tuple((line(at), run) for at, run in _iter_quoted(text)))


def _iter_quoted(text: str) -> Iterator[tuple[int, str]]:
    """The words in quotation marks that are long enough to be those of a clause."""
    for match in _QUOTED_RE.finditer(text):
        if len(match[1].split()) >= _MIN_WORDS:
            yield match.start(), match[1]


def _read_prose(
    told: Iterable[tuple[str, str]], places: Places, labels: Mapping[str, Citation]
) -> Citing:
    """Paragraphs: those of a brief by its numbered references, all others by what they name."""
    references: dict[str, Citation] = {}
    cites: list[Cite] = []
    plain: list[tuple[str, str]] = []
    for place, text in told:
        found = _REFERENCE_RE.match(text)
        citation = labels.get(found["label"]) if found else None
        if found and citation:
            references[found["number"]] = citation
            cites.append(Cite(place, citation, told=found["told"], day=_parse_day(found["day"])))
        else:
            plain.append((place, text))
    quoted: list[tuple[str, str]] = []
    for place, text in plain:
        quote = _QUOTE_RE.fullmatch(text.strip())
        if quote and quote["number"] in references:
            words = quote["quote"] or quote["note"]
            cites.append(Cite(place, references[quote["number"]], words))
            continue
        cites += [Cite(place, m.citation, is_key=m.is_key) for m in find_citations(text, places)]
        quoted += [(place, run) for _, run in _iter_quoted(text)]
    return Citing(tuple(cites), tuple(quoted))


def _parse_day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d %B %Y").date()
    except ValueError:
        return None


def _iter_saved(data: bytes, name: str, places: Places) -> Iterator[Cite]:
    """One JSON value, or one on each line."""
    text = _decode(data, name)
    values = _parse_json(text, name)
    for at, value in values:
        if isinstance(value, dict) and "statements" in value:
            try:
                yield from _iter_answer(value, at)
            except (KeyError, TypeError, ValueError, CitationError) as error:
                raise ReadingError(
                    f"{name}{f', {at}' if at else ''}: is not an answer as ask --json writes it "
                    f"({error}); ask again and save the answer as it is"
                ) from error
        else:
            for string in _iter_strings(value):
                for mentioned in find_citations(string, places):
                    yield Cite(at or "the file", mentioned.citation, is_key=mentioned.is_key)


def _parse_json(text: str, name: str) -> Sequence[tuple[str, object]]:
    try:
        return [("", json.loads(text))]
    except (ValueError, RecursionError):
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    values = []
    for number, line in lines:
        try:
            values.append((f"line {number}", json.loads(line)))
        except (ValueError, RecursionError) as error:
            raise ReadingError(
                f"{name}, line {number}: is not JSON ({error}); correct or remove the line"
            ) from error
    return values


def _iter_answer(answer: Mapping[str, object], at: str) -> Iterator[Cite]:
    """The citations of an answer in the form of ``ask --json``."""
    day = date.fromisoformat(_text(answer["as_of"]))
    for number, statement in enumerate(_items(answer["statements"]), 1):
        place = f"{f'{at}, ' if at else ''}statement {number}"
        for cited in _items(statement["citations"]):
            start, end = cited["start"], cited["end"]
            if not isinstance(start, int) or not isinstance(end, int):
                raise TypeError("offsets that are no numbers")
            citation = Citation.parse(_text(cited["key"]))
            told = _told(cited["status"])
            yield Cite(
                place, citation, _text(cited["quote"]), (start, end), told, day, is_key=True
            )  # fmt: skip


def _told(status: object) -> str:
    if not isinstance(status, dict):
        raise TypeError("a status that is no object")
    by, on = status["by"], status["on"]
    return status_words(
        State(_text(status["state"])),
        Citation.parse(_text(by)) if by else None,
        date.fromisoformat(_text(on)) if on else None,
    )


def _items(value: object) -> Sequence[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise TypeError("no list of objects")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a field that is no text")
    return value


def _iter_strings(value: object) -> Iterator[str]:
    """Every text in a JSON value, in its order, however deep."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            waiting += [part for pair in reversed(item.items()) for part in reversed(pair)]
        elif isinstance(item, list):
            waiting += reversed(item)
