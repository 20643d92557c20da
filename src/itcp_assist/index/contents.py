"""What a generation holds, in one order, with a checksum, and as JSON for its store."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from itcp_assist.citation import Citation
from itcp_assist.errors import CorpusError
from itcp_assist.records import (
    Act,
    Clause,
    Confidence,
    Deadline,
    Footnote,
    Group,
    Holding,
    Identity,
    Joined,
    Reference,
    Relation,
    Source,
    Strength,
    TextKind,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """Documents held, their clauses, the relations between instruments, and the facts as JSON."""

    holdings: tuple[Holding, ...]
    clauses: tuple[Clause, ...]
    relations: tuple[Relation, ...] = ()
    facts_json: str = ""

    def in_order(self) -> "Contents":
        """The same, documents and clauses in the order of their citations; CorpusError if unfit.

        The order depends on nothing but the content, so that equal input gives equal generations.
        """
        if not self.clauses:
            raise CorpusError("there is no clause to index; give a folder that holds resolutions")
        _refuse_twins("document", (holding.identity.symbol for holding in self.holdings))
        _refuse_twins("clause", (str(clause.citation) for clause in self.clauses))
        return Contents(
            tuple(sorted(self.holdings, key=lambda held: Citation(held.identity.symbol))),
            tuple(sorted(self.clauses, key=_place)),
            tuple(sorted(self.relations, key=to_json)),
            self.facts_json,
        )

    def sha256(self) -> str:
        """Checksum of everything held, in the order that it stands in."""
        digest = hashlib.sha256()
        for records in (self.holdings, self.clauses, self.relations, (self.facts_json,)):
            for record in records:
                digest.update(to_json(record).encode() + b"\n")
            digest.update(b"\n")
        return digest.hexdigest()


def _place(clause: Clause) -> tuple[Citation, int, Citation]:
    return clause.citation.document, clause.ordinal, clause.citation


def _refuse_twins(what: str, keys: Iterable[str]) -> None:
    twins = [key for key, count in Counter(keys).items() if count > 1]
    if twins:
        raise CorpusError(
            f"{len(twins)} {what}(s) would be held twice, the first is {min(twins)}; "
            "take one of the two files out of the corpus"
        )


def to_json(record: object) -> str:
    """A record as JSON: the same text for the same record, always."""
    return json.dumps(record, default=_plain, ensure_ascii=False, sort_keys=True)


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a record holds a {type(value).__name__}, which has no JSON form")


def clause_from_json(text: str) -> Clause:
    """The clause that ``to_json`` wrote."""
    given = json.loads(text)
    return Clause(
        **{
            **given,
            "citation": _citation(given["citation"]),
            "spans": tuple(map(tuple, given["spans"])),
            "addressees": tuple(given["addressees"]),
            "headings": tuple(given["headings"]),
            "boxes": tuple((page, tuple(box)) for page, box in given["boxes"]),
            "parent": _citation(given["parent"]),
            "text_kind": TextKind(given["text_kind"]),
            "flags": tuple(given["flags"]),
            "footnotes": tuple(Footnote(**note) for note in given["footnotes"]),
            "references": tuple(map(_reference, given["references"])),
            "act": _act(given["act"]),
        }
    )


def holding_from_json(text: str) -> Holding:
    """The holding that ``to_json`` wrote."""
    given = json.loads(text)
    identity = given["identity"]
    return Holding(
        identity=Identity(**{**identity, "adopted": _date(identity["adopted"])}),
        source=Source(**given["source"]),
        page_count=given["page_count"],
        text_kind=TextKind(given["text_kind"]),
        flags=tuple(given["flags"]),
        recipe=given["recipe"],
    )


def relation_from_json(text: str) -> Relation:
    """The relation that ``to_json`` wrote."""
    given = json.loads(text)
    return Relation(
        **{
            **given,
            "target": _citation(given["target"]),
            "confidence": Confidence(given["confidence"]),
            "clause": _citation(given["clause"]),
            "on": _date(given["on"]),
        }
    )


def _citation(given: dict[str, Any] | None) -> Citation | None:
    return Citation(given["symbol"], given["part"], tuple(given["path"])) if given else None


def _reference(given: dict[str, Any]) -> Reference:
    return Reference(given["start"], given["end"], _citation(given["target"]), given["name"])


def _act(given: dict[str, Any] | None) -> Act | None:
    if given is None:
        return None
    until, action = given["deadline"], given["action"]
    return Act(
        **{
            **given,
            "strength": Strength(given["strength"]),
            "groups": tuple(map(Group, given["groups"])),
            "action": (action[0], action[1]) if action else None,
            "deadline": Deadline(until["start"], until["end"], _date(until["day"]))
            if until
            else None,
            "joined": tuple(map(_joined, given["joined"])),
        }
    )


def _joined(given: dict[str, Any]) -> Joined:
    return Joined(
        **{
            **given,
            "strength": Strength(given["strength"]),
            "addressees": tuple(given["addressees"]),
            "groups": tuple(map(Group, given["groups"])),
        }
    )


def _date(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None
