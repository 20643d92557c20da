"""Selection by SQL: every clause of a scope, verb, strength or addressee, none left out."""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from threading import Lock
from typing import TypeAlias
from weakref import finalize

from itcp_assist.citation import fold_search, parse_roman, split_imo
from itcp_assist.errors import IndexStaleError
from itcp_assist.index.contents import Contents
from itcp_assist.records import Act, Clause, Group, Holding, Joined, Selected, Selection, Strength

# Rows are those of the tables of records. An organ has several names: its code, its own name, and
# what the document or its catalogue says. ``parts`` names all that a clause lies within. A clause
# has an act for its first verb, even where it has none, and one for each that is joined to it.
# Deadlines and printed addressees no selection asks for: they are for who asks the store by SQL.
SCHEMA = """
    CREATE TABLE documents  (row INTEGER PRIMARY KEY, symbol TEXT NOT NULL, kind TEXT NOT NULL,
                             session INTEGER, year INTEGER);
    CREATE TABLE organs     (document INTEGER NOT NULL, name TEXT NOT NULL);
    CREATE TABLE places     (clause INTEGER PRIMARY KEY, document INTEGER, parent INTEGER);
    CREATE TABLE parts      (clause INTEGER NOT NULL, name TEXT NOT NULL);
    CREATE TABLE acts       (row INTEGER PRIMARY KEY, clause INTEGER NOT NULL, verb TEXT,
                             strength TEXT, deadline TEXT, day TEXT, is_inherited INTEGER NOT NULL);
    CREATE TABLE addressees (act INTEGER NOT NULL, printed TEXT NOT NULL, folded TEXT NOT NULL,
                             belongs_to TEXT);
    CREATE INDEX organ_of ON organs (document, name);
    CREATE INDEX item_of ON places (parent);
    CREATE INDEX part_of ON parts (clause, name);
    CREATE INDEX act_of ON acts (clause);
    CREATE INDEX addressee_of ON addressees (act);
"""
# What a list looks through, and what of it fits. An empty filter lets everything pass. What a
# sub-item only inherits fits with its paragraph, which brings it. The first row is the count of
# the paragraphs that were looked through.
_SELECT = """
    WITH RECURSIVE scope AS (
        SELECT places.* FROM places JOIN documents ON documents.row = places.document
        WHERE documents.kind IN ('resolution', 'circular')
          AND (:symbols = '[]' OR symbol IN (SELECT value FROM json_each(:symbols)))
          AND (:sessions = '[]' OR session IN (SELECT value FROM json_each(:sessions)))
          AND (:years = '[]' OR year IN (SELECT value FROM json_each(:years)))
          AND (:organs = '[]' OR EXISTS (
                SELECT 1 FROM organs WHERE organs.document = documents.row
                   AND name IN (SELECT value FROM json_each(:organs))))
          AND EXISTS (
                SELECT 1 FROM parts WHERE parts.clause = places.clause
                   AND CASE WHEN :parts = '[]'
                       THEN name = CASE documents.kind WHEN 'resolution' THEN 'op' ELSE 'par' END
                       ELSE name IN (SELECT value FROM json_each(:parts)) END)
    ),
    fitting AS (
        SELECT clause, parent FROM scope WHERE :is_whole OR EXISTS (
            SELECT 1 FROM acts WHERE acts.clause = scope.clause AND is_inherited = 0
              AND (:verbs = '[]' OR verb IN (SELECT value FROM json_each(:verbs)))
              AND (:strengths = '[]' OR strength IN (SELECT value FROM json_each(:strengths)))
              AND (:groups = '[]' OR EXISTS (
                    SELECT 1 FROM addressees WHERE addressees.act = acts.row
                       AND belongs_to IN (SELECT value FROM json_each(:groups))))
              AND (:addressees = '[]' OR EXISTS (
                    SELECT 1 FROM addressees, json_each(:addressees) AS wanted
                    WHERE addressees.act = acts.row
                      AND instr(' ' || folded, ' ' || wanted.value))))
    ),
    below (clause) AS (
        SELECT clause FROM fitting
        UNION SELECT places.clause FROM places JOIN below ON places.parent = below.clause
    ),
    above (clause, parent) AS (
        SELECT clause, parent FROM fitting
        UNION SELECT places.clause, places.parent
              FROM places JOIN above ON places.clause = above.parent
    )
    SELECT NULL AS clause, count(*) AS searched FROM scope WHERE parent IS NULL
    UNION ALL
    SELECT clause, NULL FROM (SELECT clause FROM below UNION SELECT clause FROM above)
    ORDER BY clause
"""
# The organs of IMO by the code that opens their symbols.
_ORGANS = {
    "A": "Assembly", "C": "Council", "FAL": "Facilitation Committee", "LEG": "Legal Committee",
    "MEPC": "Marine Environment Protection Committee", "MSC": "Maritime Safety Committee",
    "TC": "Technical Cooperation Committee",
}  # fmt: skip
# What opens the symbols of the United Nations, by the names of the organ.
_UNITED_NATIONS = {
    "A/RES/": ("UNGA", "General Assembly"),
    "S/RES/": ("UNSC", "Security Council"),
    "E/RES/": ("ECOSOC", "Economic and Social Council"),
    "A/HRC/RES/": ("UNHRC", "Human Rights Council"),
}
_CIRCULAR_RE = re.compile(r"(?P<codes>[A-Z]+(?:-[A-Z]+)*)(?:\.\d+)?/Circ\.")
# 75/1 and, in sessions before 1976, 1514(XV); the Economic and Social Council numbers by years.
_SESSION_RE = re.compile(r"A(?:/HRC)?/RES/(?:(?P<session>\d+)/|\d+\((?P<roman>[IVXL]+)\))")
_ANNEXES = frozenset({"annex", "appendix", "attachment", "enclosure", "schedule"})
_BODY = frozenset({"op", "pp", "par"})
# An earlier request that is made again is one: Reiterates its invitation to the Council.
_AGAIN = frozenset({"reiterate", "renew", "repeat"})
_MADE_AGAIN = {
    Strength.CALL: "call upon", Strength.DEMAND: "demand",
    Strength.ENCOURAGEMENT: "encourage", Strength.INVITATION: "invite",
    Strength.REQUEST: "request",
}  # fmt: skip
# Selections whose clauses are kept at hand: one question asks for its scope several times.
RECENT = 32
_Row: TypeAlias = tuple[str | int | None, ...]


def write_selection(connection: sqlite3.Connection, contents: Contents) -> None:
    """Write the tables that a selection is answered from, beside those of the records."""
    documents = {held.identity.symbol: row for row, held in enumerate(contents.holdings)}
    rows = {clause.citation: row for row, clause in enumerate(contents.clauses)}
    connection.executescript(SCHEMA)
    for row, held in enumerate(contents.holdings):
        _insert(connection, "documents", (row, *_document(held)))
        for name in sorted(map(fold_words, organs_of(held))):
            _insert(connection, "organs", (row, name))
    for row, clause in enumerate(contents.clauses):
        parent = rows.get(clause.parent) if clause.parent else None
        _insert(connection, "places", (row, documents.get(clause.symbol), parent))
        for part in sorted(parts_of(clause)):
            _insert(connection, "parts", (row, part))
        for told, addressees in _acts(clause):
            act = _insert(connection, "acts", (None, row, *told))
            for addressee in addressees:
                _insert(connection, "addressees", (act, *addressee))


class Selecting:
    """The tables of a store, opened read-only, and the clauses that their rows stand for.

    Any thread may ask: the one connection is used by one at a time.
    """

    def __init__(self, path: Path, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._path = path
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._lock = Lock()
        # A store is never written to, so that what was once selected of it stays right.
        self._recent = lru_cache(maxsize=RECENT)(self._ask)
        finalize(self, self._connection.close)

    def select(self, selection: Selection) -> Selected:
        """Every clause that a selection takes; ``states`` must have been resolved to symbols.

        A paragraph brings its sub-items. A sub-item that fits by a verb or addressee of its own
        brings what introduces it, up to its paragraph, and not its neighbours. Where no part is
        named, the operative paragraphs of resolutions and the paragraphs of circulars are looked
        through. Web pages and entries of the register are in no list.

        Raises:
            ValueError: the selection names states.
            IndexStaleError: the file is no store, or not this version's.
        """
        if selection.states:
            raise ValueError("a selection's states depend on the day: resolve them to symbols")
        return self._recent(selection)

    def _ask(self, selection: Selection) -> Selected:
        filters = _filters(selection)
        try:
            with self._lock, closing(self._connection.execute(_SELECT, filters)) as cursor:
                (_, searched), *rows = cursor.fetchall()
        except sqlite3.Error as error:
            raise IndexStaleError(
                f"{self._path} cannot be asked ({error}); run itcp-assist build"
            ) from error
        taken = tuple(self._clauses[row] for row, _ in rows)
        return Selected(taken, sum(clause.parent is None for clause in taken), searched)


def fold_words(text: str) -> str:
    """Words for comparison: lower case, no accents, single spaces, one spelling of two.

    >>> fold_words("the Technical Co\u2011operation Committee"), fold_words("Secretary-General")
    ('the technical cooperation committee', 'secretary general')
    """
    folded = re.sub(r"\bco-(?=op|ord)", "co", fold_search(text))
    return " ".join(re.findall(r"\w+", folded.replace("organis", "organiz")))


def session_of(symbol: str) -> int | None:
    """Session of the organ that adopted a resolution, as its symbol tells it.

    >>> [session_of(symbol) for symbol in ("A.9001(90)", "A/RES/75/1", "A/RES/1514(XV)", "a-page")]
    [90, 75, 15, None]
    """
    imo, united = split_imo(symbol), _SESSION_RE.match(symbol)
    if imo or united is None:
        return imo[2] or None if imo else None
    return int(united["session"]) if united["session"] else parse_roman(united["roman"])


def organs_of(held: Holding) -> frozenset[str]:
    """Names of the organ of a document: its code and name, and what the document itself says."""
    symbol = held.identity.symbol
    imo, circular = split_imo(symbol), _CIRCULAR_RE.match(symbol)
    codes = imo[:1] if imo else circular["codes"].split("-") if circular else ()
    named = next((n for head, n in _UNITED_NATIONS.items() if symbol.startswith(head)), ())
    known = (_ORGANS.get(code, code) for code in codes)
    return frozenset({*codes, *known, *named, held.identity.organ} - {""})


def parts_of(clause: Clause) -> frozenset[str]:
    """Names of all that a clause lies within; op, pp and par are those of the document itself.

    An annexed text has operative paragraphs of its own, which are none of the resolution's.
    """
    steps = [step.lower() for step in clause.citation.part.split("/")]
    names = {*steps, *(step.partition("-")[0] for step in steps), clause.citation.kind}
    return frozenset(names - _BODY if names & _ANNEXES else names)


def verbs_of(clause: Clause) -> frozenset[str]:
    """The base verbs by which a selection takes a clause: of its first act and of further ones."""
    return frozenset(verb for (verb, *_), _ in _acts(clause) if isinstance(verb, str))


def find_further(clause: Clause, selection: Selection) -> Joined | None:
    """The further act for which a selection takes a paragraph; None where its first one fits."""
    act = clause.act
    if act is None or _fits(act, clause.addressees, selection):
        return None
    return next((one for one in act.joined if _fits(one, one.addressees, selection)), None)


def _fits(act: Act | Joined, addressees: Sequence[str], selection: Selection) -> bool:
    """Say of one act what ``_SELECT`` says of its row."""
    rows = _addressees(addressees, act.groups)
    names = [f" {name}" for name in map(fold_words, addressees)]
    wanted = [f" {name}" for name in map(fold_words, selection.addressees)]
    return (
        (not selection.verbs or not set(selection.verbs).isdisjoint(_verbs(act, rows)))
        and (not selection.strengths or act.strength in selection.strengths)
        and (not selection.groups or not set(selection.groups).isdisjoint(act.groups))
        and (not wanted or any(want in name for name in names for want in wanted))
    )


def _filters(selection: Selection) -> dict[str, object]:
    plain = {name: list(values) for name, values in asdict(selection).items()}
    plain["organs"] = list(map(fold_words, selection.organs))
    plain["addressees"] = list(map(fold_words, selection.addressees))
    plain["parts"] = [part.lower() for part in selection.parts]
    acts = ("verbs", "strengths", "groups", "addressees")
    del plain["states"]
    filters: dict[str, object] = {name: json.dumps(values) for name, values in plain.items()}
    return filters | {"is_whole": not any(plain[name] for name in acts)}


def _insert(connection: sqlite3.Connection, table: str, row: _Row) -> int | None:
    marks = ", ".join("?" * len(row))
    return connection.execute(f"INSERT INTO {table} VALUES ({marks})", row).lastrowid


def _document(held: Holding) -> _Row:
    identity = held.identity
    year = identity.adopted.year if identity.adopted else None
    return identity.symbol, identity.kind, session_of(identity.symbol), year


def _acts(clause: Clause) -> Iterator[tuple[_Row, list[_Row]]]:
    """What a clause asks or decides, by its first verb and by each other, each with addressees."""
    act = clause.act
    if act is None:
        yield (None, None, None, None, 0), _addressees(clause.addressees, ())
        return
    until = act.deadline
    printed = clause.text[until.start : until.end] if until else None
    day = until.day.isoformat() if until and until.day else None
    addressees = _addressees(clause.addressees, act.groups)
    for verb in _verbs(act, addressees):
        yield (verb, act.strength, printed, day, int(act.is_inherited)), addressees
    for one in act.joined:
        addressees = _addressees(one.addressees, one.groups)
        for verb in _verbs(one, addressees):
            yield (verb, one.strength, None, None, 0), addressees


def _verbs(act: Act | Joined, addressees: Sequence[_Row]) -> Iterator[str]:
    """The verb of an act, and of one that is made again and asks somebody, also what it was."""
    yield act.verb
    if act.verb in _AGAIN and addressees and act.strength in _MADE_AGAIN:
        yield _MADE_AGAIN[act.strength]


def _addressees(names: Sequence[str], groups: Sequence[Group]) -> list[_Row]:
    return [
        (name, fold_words(name), group) for name, group in zip_longest(names, groups[: len(names)])
    ]
