"""One note for each resolution that the facts describe, composed by rule from its facts."""

from itcp_assist.citation import Citation, split_imo, symbol_label
from itcp_assist.records import Clause, Confidence, Identity, Relation, TextKind
from itcp_assist.records.wording import CONFIDENCES, to_day
from itcp_assist.register.facts import Facts, Flag, ResolutionFacts

_PASSIVE = {
    "revokes": "revoked", "supersedes": "superseded", "overtakes": "overtaken", "amends": "amended",
    "corrects": "corrected", "extends": "extended", "recalls": "recalled",
}  # fmt: skip


def compose_entries(facts: Facts) -> tuple[tuple[Identity, Clause], ...]:
    """A register entry ``SYMBOL#register`` for each resolution, in the order of the facts.

    Leads are left out; what is not established is said to be so.
    """
    told = [edge for edge in facts.relations if edge.confidence is not Confidence.LEAD]
    titles = {entry.symbol: entry.known_title for entry in facts.resolutions}
    return tuple(
        _entry(entry, told, titles, [f for f in facts.flags if f.symbol == entry.symbol])
        for entry in facts.resolutions
    )


def _entry(
    entry: ResolutionFacts, told: list[Relation], titles: dict[str, str], flags: list[Flag]
) -> tuple[Identity, Clause]:
    remarks = [remark for remark in entry.told if remark.confidence is not Confidence.LEAD]
    sentences = [
        _opening(entry),
        *_details(entry),
        *_done_to(entry.symbol, told, titles),
        *_does(entry.symbol, told),
        *(f"{r.says.rstrip('.')} ({CONFIDENCES[r.confidence]})." for r in remarks),
        *(say_flag(flag) for flag in flags if flag.confidence is not Confidence.LEAD),
    ]
    text = " ".join(sentences)
    parts = split_imo(entry.symbol)
    organ = parts[0] if parts else ("UNGA" if entry.symbol.startswith("A/") else "A")
    identity = Identity(entry.symbol, entry.known_title, "register", organ, entry.known_adoption)
    span = (0, len(text))
    clause = Clause(
        Citation(entry.symbol, "register"), text, (span,), *span, 0, text_kind=TextKind.NOTE
    )
    return identity, clause


def say_flag(flag: Flag) -> str:
    """One sentence on what a portal flags, and what that is worth."""
    portal = flag.portal[0].upper() + flag.portal[1:]
    return (
        f"{portal} flags {flag.symbol} as {flag.says}; that is the portal's flag, not a status "
        f"given by the body that adopted it ({CONFIDENCES[flag.confidence]})."
    )


def _opening(entry: ResolutionFacts) -> str:
    name = symbol_label(entry.symbol, entry.known_title)
    name = name[0].upper() + name[1:]
    if not entry.known_title:
        title = "; its title is not established"
    elif name == entry.known_title:
        title = ""
    else:
        title = f", {entry.known_title} (its title {CONFIDENCES[entry.title_confidence]})"
    if entry.known_adoption is None:
        return f"{name}{title}. Its day of adoption is not established."
    how = CONFIDENCES[entry.adopted_confidence]
    day = to_day(entry.known_adoption)
    return f"{name}{title}. Adopted on {day} ({how})."


def _details(entry: ResolutionFacts) -> list[str]:
    out = []
    if entry.circulated:
        header = f" as {entry.document_header}" if entry.document_header else ""
        out.append(
            f"Circulated{header} on {to_day(entry.circulated)}, which is not its day of adoption."
        )
    if entry.preambular and entry.operative:
        out.append(
            f"It has {entry.preambular} preambular and {entry.operative} operative paragraphs."
        )
    if entry.annexes:
        out.append(f"Annexes: {'; '.join(entry.annexes)}.")
    return out


def _done_to(symbol: str, told: list[Relation], titles: dict[str, str]) -> list[str]:
    """One sentence for each act on the resolution; its recalls in one sentence together."""
    acts = [edge for edge in told if edge.target.symbol == symbol]
    out = [
        f"{_PASSIVE[edge.verb].capitalize()} by "
        f"{(edge.clause or Citation(edge.actor)).label(titles.get(edge.actor, ''))}"
        + (f", on {to_day(edge.on)}" if edge.on else "")
        + f" ({edge.evidence})."
        for edge in acts
        if edge.verb != "recalls"
    ]
    recalled = [edge.actor for edge in acts if edge.verb == "recalls"]
    return [*out, *([f"Recalled by {', '.join(recalled)}."] if recalled else [])]


def _does(symbol: str, told: list[Relation]) -> list[str]:
    """One sentence for each verb with all that the resolution does it to."""
    out = []
    for verb in _PASSIVE:
        targets = [str(e.target) for e in told if e.actor == symbol and e.verb == verb]
        if targets:
            out.append(f"It {verb} {', '.join(targets)}.")
    return out
