"""Ask a recorded question again, and tell where the answer is another one now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from itcp_assist import __version__
from itcp_assist.assistant.asking import Assistant, Reword
from itcp_assist.assistant.auditing import fingerprint_of, shown_of
from itcp_assist.citation import Citation
from itcp_assist.errors import CitationError
from itcp_assist.records import Answer, Draft, Outcome, Proposal, Quote
from itcp_assist.records.audits import Audit, Proposed, to_data

# What an answer is made from; a replay asks no model, so model and prompt take no part in it.
_GENERATION = ("corpus", "index", "embedding")


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the record says one thing and the replay another; None is nothing at all."""

    where: str
    recorded: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Replay:
    """How the answer differs from its record, and how what it was made from does."""

    grounds: tuple[Difference, ...]
    differences: tuple[Difference, ...]

    @property
    def is_same(self) -> bool:
        """Say whether the same answer was given."""
        return not self.differences


def replay_audit(audit: Audit, assistant: Assistant) -> Replay:
    """Ask the question of a record after the same turns and on the same day, and compare.

    Sentences that a language model worded are judged anew as they were recorded: none is asked.
    Raises QuestionError where a recorded question cannot be taken.
    """
    answers: list[Answer] = []
    for turn in audit.turns:
        answers.append(assistant.reason(turn, answers, reword=_leave_as_it_is).answer)
    answer = assistant.reason(audit.turn, answers, reword=_recorded_wording(audit)).answer
    then, now = audit.fingerprint, fingerprint_of(answer)
    pairs = [(name, getattr(then, name), getattr(now, name)) for name in _GENERATION]
    pairs.append(("version", audit.version, __version__))
    return Replay(
        tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2]),
        tuple(_iter_differences("", to_data(audit.shown), to_data(shown_of(answer)))),
    )


def _leave_as_it_is(draft: Draft) -> Draft:
    return draft


def _recorded_wording(audit: Audit) -> Reword:
    """What a model's wording added to the draft, as it was recorded."""
    worded = tuple(_proposal_of(one) for one in audit.draft.proposals if one.is_model_worded)

    def reword(draft: Draft) -> Draft:
        if draft.outcome != Outcome.ANSWERED:  # no model would have been asked
            return draft
        return replace(
            draft,
            proposals=(*worded, *draft.proposals),
            notes=(*draft.notes, *audit.draft.wording_notes),
        )

    return reword


def _proposal_of(one: Proposed) -> Proposal:
    quotes = tuple(Quote(_citation_of(g.key), g.start, g.end) for g in one.grounds)
    return Proposal(one.text, quotes, one.claimed, one.is_quote, one.is_model_worded)


def _citation_of(key: str) -> Citation:
    """The citation of a key; a model's reference to nothing stays one, under its own words."""
    try:
        return Citation.parse(key)
    except CitationError:
        return Citation(key)


def _iter_differences(where: str, recorded: object, now: object) -> Iterator[Difference]:
    if isinstance(recorded, dict) and isinstance(now, dict):
        for name in recorded:
            yield from _iter_differences(_join(where, name), recorded[name], now[name])
    elif isinstance(recorded, list) and isinstance(now, list):
        yield from _iter_list_differences(where, recorded, now)
    elif recorded != now:
        yield Difference(where, _say(recorded), _say(now))


def _iter_list_differences(
    where: str, recorded: Sequence[object], now: Sequence[object]
) -> Iterator[Difference]:
    """Pair two lists off from both ends, so that one item more is one difference."""
    head = common_length(recorded, now)
    tail = common_length(recorded[head:][::-1], now[head:][::-1])
    then, later = recorded[head : len(recorded) - tail], now[head : len(now) - tail]
    for at in range(max(len(then), len(later))):
        place = f"{where} {head + at + 1}"
        if at < len(then) and at < len(later):
            yield from _iter_differences(place, then[at], later[at])
        elif at < len(then):
            yield Difference(place, _say(then[at]), None)
        else:
            yield Difference(place, None, _say(later[at]))


def common_length(one: Sequence[object], other: Sequence[object]) -> int:
    """How many items two lists, or signs two texts, share from the beginning.

    >>> common_length("shall pay", "should pay")
    2
    """
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _join(where: str, name: str) -> str:
    return f"{where}, {name}" if where else name


def _say(value: object) -> str:
    """What stands at one place: plain text as it is, of a statement its wording."""
    if isinstance(value, dict):
        value = value.get("text") or value.get("key") or value
    return str(value)
