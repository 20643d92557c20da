"""What a clause asks or decides: its verb, strength, groups, action and deadline, from its text."""

import re
from collections.abc import Iterable
from dataclasses import replace

from itcp_assist.citation import Citation
from itcp_assist.clauses.addressees import is_request, request_start
from itcp_assist.clauses.bases import read_base, strength_of
from itcp_assist.clauses.deadlines import find_deadline
from itcp_assist.clauses.groups import group_of
from itcp_assist.clauses.joined import find_declared, find_joined
from itcp_assist.clauses.passives import find_passive
from itcp_assist.clauses.slugs import is_slug
from itcp_assist.records import Act, Clause, Span, Strength, TextKind

# What joins a clause to the next one, or ends it: "; and".
_STOP_RE = re.compile(r"[\s,;.:]*(?:[,;]\s*(?:and|or|et|ou|y|o))?\s*$")

# A request of which all that is asked is in the sub-items.
_EMPTY = frozenset({"to", "that", "a", "à", "de", "que", "a que", "à ce que"})


def read_act(text: str, verb: str, addressees: tuple[str, ...] = ()) -> Act | None:
    """What a paragraph does that opens with ``verb`` and addresses ``addressees``; None without.

    >>> act = read_act("ALSO INVITES States to tie knots by 2090;", "ALSO INVITES", ("States",))
    >>> act.verb, str(act.strength), [str(group) for group in act.groups]
    ('invite', 'invitation', ['member states'])
    >>> "ALSO INVITES States to tie knots by 2090;"[slice(*act.action)]
    'to tie knots by 2090'
    """
    if not verb:
        return None
    strength = strength_of(verb)
    after = text.find(verb) + len(verb) if verb in text else 0
    start = request_start(text, verb) if is_request(verb) else None
    is_stated = strength is Strength.STATEMENT and start is None
    return Act(
        verb=read_base(verb),
        strength=strength,
        groups=tuple(map(group_of, addressees)),
        action=None if is_stated else _action(text, after if start is None else start),
        deadline=None if is_stated else find_deadline(text, after),
        joined=find_joined(text, after),
    )


def with_acts(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """The clauses with what they ask or decide; each comes after the paragraph it belongs to.

    Operative paragraphs have an act, and the paragraphs of circulars that say who is invited or
    requested to act. An item without a verb of its own inherits verb and addressees, and not the
    deadline: it has words of its own, or none. Of a note only verb and addressees are another
    text's: its own words say neither action nor deadline as they are printed.
    """
    made: dict[Citation, Clause] = {}
    for clause in clauses:
        parent = made.get(clause.parent) if clause.parent else None
        made[clause.citation] = _with_act(clause, parent.act if parent else None)
    return tuple(made.values())


def _with_act(clause: Clause, above: Act | None) -> Clause:
    steps = clause.citation.part.split("/")
    if "op" not in steps and not (steps == ["par"] and not is_slug(clause.symbol)):
        return clause
    if clause.text_kind is TextKind.NOTE:
        act = read_act("", clause.verb, clause.addressees)
        return replace(clause, act=replace(act, action=None, deadline=None) if act else None)
    if "op" not in steps:
        clause, act = _read_passive(clause)
    elif not clause.verb or clause.verb.islower():  # no verb opens it, or one read before
        clause, act = _read_declared(clause)
    else:
        act = read_act(clause.text, clause.verb, clause.addressees)
    return replace(clause, act=act or _inherited(clause.text, above))


def _read_passive(clause: Clause) -> tuple[Clause, Act | None]:
    """A paragraph of a circular, its verb and addressees where it says who is asked to act."""
    found = find_passive(clause.text)
    if found is None:
        return clause, None
    verb = clause.text[slice(*found.verb)]
    act = Act(
        verb=found.base,
        strength=strength_of(found.base),
        groups=tuple(map(group_of, found.addressees)),
        action=_action(clause.text, found.verb[1]),
        deadline=find_deadline(clause.text, found.verb[1]),
    )
    return replace(clause, verb=verb, addressees=found.addressees), act


def _read_declared(clause: Clause) -> tuple[Clause, Act | None]:
    """A paragraph that speaks in the first person, with what it asks first as its verb."""
    declared = find_declared(clause.text)
    if not declared:
        return clause, None
    first, *others = declared
    act = Act(
        verb=first.verb,
        strength=first.strength,
        groups=first.groups,
        action=_action(clause.text, first.end),
        deadline=find_deadline(clause.text, first.end),
        joined=tuple(others),
    )
    verb = clause.text[first.start : first.end]
    return replace(clause, verb=verb, addressees=first.addressees), act


def _inherited(text: str, above: Act | None) -> Act | None:
    if above is None:
        return None
    is_stated = above.strength is Strength.STATEMENT
    return replace(
        above,
        action=None if is_stated else _action(text, 0),
        deadline=None if is_stated else find_deadline(text),
        is_inherited=True,
        joined=(),
    )


def _action(text: str, start: int) -> Span | None:
    """The rest of a text without what joins it to the next; None where nothing is said in it."""
    rest = text[start:]
    begins = start + len(rest) - len(rest.lstrip(" ,\n"))
    found = _STOP_RE.search(text, begins)
    ends = found.start() if found else len(text)
    return (begins, ends) if ends > begins and text[begins:ends] not in _EMPTY else None
