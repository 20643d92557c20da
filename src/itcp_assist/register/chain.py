"""The chain of an instrument: what it ended, what ended it, and what recalls it, oldest first."""

from collections.abc import Callable
from datetime import date

from itcp_assist.citation import Citation, split_imo
from itcp_assist.records import ChainLink, Relation, Status
from itcp_assist.register.effects import STATES, Edges
from itcp_assist.register.facts import Facts
from itcp_assist.register.instruments import Instruments

NOT_ESTABLISHED = "not established"  # the relation of an open question


def chain_of(
    symbol: str,
    instruments: Instruments,
    edges: Edges,
    facts: Facts,
    status: Callable[[str], Status],
) -> tuple[ChainLink, ...]:
    """Links from the oldest instrument to the newest; each tells what ``by`` does to it.

    Acts with effect are followed both ways as far as they lead. Recalls are followed one step,
    among instruments of one body, and from there only to what ended the instrument recalled.
    """
    effects = [edge for edge in edges.sound if edge.verb in STATES]
    members = _follow({symbol}, effects, both_ways=True)
    recalls = [e for e in edges.sound if e.verb not in STATES and _joins(e, symbol)]
    near = {s for edge in recalls for s in (edge.actor, edge.target.symbol)}
    members |= _follow(near, effects, both_ways=False)
    members |= {q.concerns for q in facts.open_questions if q.symbol in members and q.concerns}
    ordered = sorted(members, key=lambda s: _age(s, instruments))
    if len(ordered) == 1:
        return ()
    incoming = [*effects, *recalls]
    return tuple(_link(s, incoming, instruments, facts, status(s)) for s in ordered)


def _follow(start: set[str], edges: list[Relation], *, both_ways: bool) -> set[str]:
    """Everything that the edges reach; a set of the seen ends every cycle."""
    seen = set(start)
    queue = list(start)
    while queue:
        at = queue.pop()
        found = {edge.actor for edge in edges if edge.target.symbol == at}
        if both_ways:
            found |= {edge.target.symbol for edge in edges if edge.actor == at}
        queue += sorted(found - seen)
        seen |= found
    return seen


def _joins(edge: Relation, symbol: str) -> bool:
    """Say whether a recall touches the symbol, within the body that adopted it."""
    ends = (edge.actor, edge.target.symbol)
    other = ends[1] if ends[0] == symbol else ends[0]
    united = split_imo(symbol) is None
    return symbol in ends and (united or split_imo(other) is not None)


def _age(symbol: str, instruments: Instruments) -> tuple[date, Citation]:
    earliest, _ = instruments.adoption_window(symbol)
    return earliest or date.max, Citation(symbol)


def _link(
    symbol: str,
    incoming: list[Relation],
    instruments: Instruments,
    facts: Facts,
    status: Status,
) -> ChainLink:
    done = [edge for edge in incoming if edge.target.symbol == symbol]
    edge = min(done, key=lambda e: _weight(e, instruments), default=None)
    relation, by, confidence = "", None, status.confidence
    if edge:
        relation, by, confidence = edge.verb, edge.clause or Citation(edge.actor), edge.confidence
    else:
        asked = [q for q in facts.open_questions if q.symbol == symbol and q.concerns]
        if asked:
            relation, by = NOT_ESTABLISHED, Citation(asked[0].concerns)
    title, adopted = instruments.title(symbol), instruments.adopted(symbol)
    return ChainLink(symbol, title, adopted, status.state, relation, by, confidence)


def _weight(edge: Relation, instruments: Instruments) -> tuple[int, date, str]:
    verbs = (*STATES, edge.verb)
    return verbs.index(edge.verb), _age(edge.actor, instruments)[0], edge.actor
