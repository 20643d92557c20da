"""The clause store: everything that is held, in one SQLite file that is written once."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from itcp_assist.errors import IndexStaleError, StorageError
from itcp_assist.index.contents import (
    Contents,
    clause_from_json,
    holding_from_json,
    relation_from_json,
    to_json,
)
from itcp_assist.index.selecting import write_selection

# One row for each record, numbered in the order of the contents; ``record`` is its JSON. The keys
# stand in columns of their own for whoever opens the file with another program. Beside these stand
# the tables that selections are answered from.
_SCHEMA = """
    CREATE TABLE holdings  (row INTEGER PRIMARY KEY, symbol TEXT NOT NULL UNIQUE, record TEXT);
    CREATE TABLE clauses   (row INTEGER PRIMARY KEY, citation TEXT NOT NULL UNIQUE, record TEXT);
    CREATE TABLE relations (row INTEGER PRIMARY KEY, actor TEXT NOT NULL, record TEXT);
    CREATE TABLE facts     (row INTEGER PRIMARY KEY, json TEXT NOT NULL);
"""


def write_store(path: Path, contents: Contents) -> None:
    """Write the contents to a new file; StorageError when the disk refuses or does not keep it."""
    keyed = {
        "holdings": ((held.identity.symbol, held) for held in contents.holdings),
        "clauses": ((str(clause.citation), clause) for clause in contents.clauses),
        "relations": ((relation.actor, relation) for relation in contents.relations),
    }
    with _storage_errors(path):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.executescript(_SCHEMA)
            for table, records in keyed.items():
                _insert(connection, table, records)
            connection.execute("INSERT INTO facts VALUES (0, ?)", (contents.facts_json,))
            write_selection(connection, contents)
        if read_store(path) != contents:
            raise IndexStaleError("it does not hold what was written")


def _insert(
    connection: sqlite3.Connection, table: str, records: Iterable[tuple[str, object]]
) -> None:
    rows = ((row, key, to_json(record)) for row, (key, record) in enumerate(records))
    connection.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", rows)


def read_store(path: Path) -> Contents:
    """Read the contents; the file is opened read-only and closed again.

    Raises:
        IndexStaleError: the file is not a store that this version wrote.
    """
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            holdings, clauses, relations = (
                [record for (record,) in connection.execute(f"SELECT record FROM {t} ORDER BY row")]
                for t in ("holdings", "clauses", "relations")
            )
            (facts,) = connection.execute("SELECT json FROM facts").fetchone()
        return Contents(
            tuple(map(holding_from_json, holdings)),
            tuple(map(clause_from_json, clauses)),
            tuple(map(relation_from_json, relations)),
            facts,
        )
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        raise IndexStaleError(f"{path} is damaged ({error}); run itcp-assist build") from error


@contextmanager
def _storage_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, IndexStaleError) as error:
        raise StorageError(
            f"cannot write {path} ({error}); free space or choose another folder with --index"
        ) from error
