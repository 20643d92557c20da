"""Compare a folder with its catalogue: what is lost, changed, held twice or not entered."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from itcp_assist.corpus.catalogue import NAME, Catalogue, Entry, read_catalogue
from itcp_assist.corpus.folder import Corpus, look_through
from itcp_assist.corpus.keeping import file_digest


@dataclass(frozen=True, slots=True)
class Finding:
    """One line on a file: what was found, and what to do. ``is_wrong`` where something must be."""

    name: str
    told: str
    is_wrong: bool = True

    def __str__(self) -> str:
        """The line with the name of its file."""
        return f"{self.name}: {self.told}"


def inspect_folder(folder: Path) -> tuple[Finding, ...]:
    """What is wrong with a folder as far as the files' bytes tell; CorpusError as opening it."""
    corpus = look_through(folder)
    path = corpus.folder / NAME
    catalogue = read_catalogue(path) if path.is_file() else Catalogue()
    return tuple(_iter_findings(corpus, catalogue))


def _iter_findings(corpus: Corpus, catalogue: Catalogue) -> Iterator[Finding]:
    for line in corpus.skipped:
        name, _, told = line.partition(": ")
        yield Finding(name, told)
    first_with: dict[str, str] = {}
    # of two files with the same bytes, the one with an entry is to stay
    for file in sorted(corpus.files, key=lambda f: f.source.name not in catalogue.documents):
        name = file.source.name
        first = first_with.setdefault(file_digest(file.path) or name, name)
        if first != name:
            told = f"holds the same bytes as {first}; itcp-assist corpus remove {quote(name)}"
            yield Finding(name, told)
        elif name not in catalogue.documents:
            what = quote(str(file.path))
            yield Finding(name, f"has no entry in {NAME}; itcp-assist corpus add {what} makes one")
    yield from _iter_entry_findings(catalogue.documents)


def _iter_entry_findings(documents: Mapping[str, Entry]) -> Iterator[Finding]:
    texts: dict[str, list[Entry]] = defaultdict(list)
    for name, entry in documents.items():
        if entry.tier == "owner-supplied":
            yield Finding(
                name, f"owner-supplied is what ships with the project; write own in {NAME}"
            )
        if entry.symbol and entry.is_document:
            texts[entry.symbol].append(entry)
    for symbol, (first, *others) in texts.items():
        for entry in others:
            if entry.spoken == first.spoken:
                told = f"is {symbol} like {first.file}; itcp-assist corpus remove one of them"
                yield Finding(entry.file, told)
            else:
                told = f"is {symbol} ({entry.spoken}), as {first.file} ({first.spoken})"
                yield Finding(entry.file, f"{told}: two languages of one text", is_wrong=False)
