"""An opened generation: what is held, by key and by document, and how well it fits a question."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from itcp_assist.citation import Citation
from itcp_assist.index.contents import Contents
from itcp_assist.index.dense import DenseRanking
from itcp_assist.index.encoder import Encoder, open_encoder
from itcp_assist.index.lexical import LexicalRanking, open_lexical
from itcp_assist.index.manifest import (
    LEXICAL,
    STORE,
    Manifest,
    check_files,
    check_origin,
    read_manifest,
)
from itcp_assist.index.publish import current_generation
from itcp_assist.index.selecting import Selecting
from itcp_assist.index.store import read_store
from itcp_assist.records import Clause, Holding, Relation, Selected, Selection


class Generation:
    """One generation, whole and immutable; a build that replaces it on the disk changes nothing.

    ``lexical`` and ``dense`` score every clause, numbered as in ``all_clauses``.
    """

    def __init__(
        self,
        contents: Contents,
        manifest: Manifest,
        lexical: LexicalRanking,
        dense: DenseRanking,
        selecting: Selecting,
    ) -> None:
        self.lexical = lexical
        self.dense = dense
        self._contents = contents
        self._manifest = manifest
        self._selecting = selecting
        self._clauses = {clause.citation: clause for clause in contents.clauses}
        self._holdings = {held.identity.symbol: held for held in contents.holdings}
        self._by_symbol: dict[str, list[Clause]] = defaultdict(list)
        for clause in contents.clauses:
            self._by_symbol[clause.symbol].append(clause)

    def clause(self, citation: Citation) -> Clause | None:
        """The clause at a citation; None when it is not held."""
        return self._clauses.get(citation)

    def clauses_of(self, symbol: str) -> tuple[Clause, ...]:
        """The clauses of a document in document order; none when it is not held."""
        return tuple(self._by_symbol.get(symbol, ()))

    def all_clauses(self) -> tuple[Clause, ...]:
        """Every clause, by document and in document order."""
        return self._contents.clauses

    def select(self, selection: Selection) -> Selected:
        """Every clause that a selection takes, as ``Selecting.select`` says; any thread may ask."""
        return self._selecting.select(selection)

    def holding(self, symbol: str) -> Holding | None:
        """What is known of a document; None when it is not held."""
        return self._holdings.get(symbol)

    def holdings(self) -> tuple[Holding, ...]:
        """Every document held, by symbol."""
        return self._contents.holdings

    def relations(self) -> tuple[Relation, ...]:
        """Every relation between instruments that was built in."""
        return self._contents.relations

    def facts_json(self) -> str:
        """The facts of the register as they were built in; empty without a register."""
        return self._contents.facts_json

    def fingerprint(self) -> Mapping[str, str | None]:
        """What an answer rests on: checksum of the contents, generation, and embedding model."""
        return {
            "corpus": self._manifest.corpus,
            "index": self._manifest.name,
            "embedding": f"{self._manifest.encoder}@{self._manifest.encoder_sha256}",
        }


def open_generation(
    folder: Path, encoder_name: str = "", *, encoder: Encoder | None = None
) -> Generation:
    """Open the generation that is served from a folder of generations; nothing is written.

    Every file is compared with its checksum first. The model and the vectors are loaded when a
    question first needs them.

    Args:
        folder: where ``build_generation`` built.
        encoder_name: the model for questions, as for ``open_encoder``.
        encoder: the model itself, in place of its name.

    Raises:
        IndexMissingError: nothing was built there.
        IndexStaleError: another version or model built it, or it is damaged.
    """
    model = encoder or open_encoder(encoder_name, folder)
    path = current_generation(folder.resolve())
    manifest = read_manifest(path)
    check_origin(manifest, model.name)
    check_files(path, manifest)
    contents = read_store(path / STORE)
    dense = DenseRanking(path, len(contents.clauses), model, manifest)
    selecting = Selecting(path / STORE, contents.clauses)
    return Generation(contents, manifest, open_lexical(path / LEXICAL), dense, selecting)
