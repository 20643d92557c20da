"""Judge one answer by what its question expects: measures, unmet expectations, what was shown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from itcp_assist.citation import Citation, fold_search
from itcp_assist.evaluate.scores import Share
from itcp_assist.evaluate.stating import tells_status
from itcp_assist.evaluate.suite import Expectation
from itcp_assist.records import Answer, Cited, Statement, Status
from itcp_assist.records.wording import STATES, shown_state, to_day

# The text that the index stores under a key, or None where it holds no such clause.
StoredText = Callable[[Citation], str | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One measure of one answer, with a line for each expectation that was not met."""

    share: Share
    unmet: tuple[str, ...] = ()


def judge_answer(
    expect: Expectation, answer: Answer, stored_text: StoredText
) -> Mapping[str, Finding]:
    """The findings by measure.

    Args:
        expect: what the question expects. A measure for which nothing is expected has nothing due.
        answer: the answer as its reader sees it.
        stored_text: what the index holds under a key; quotes are compared with it, whatever is
            expected.

    Returns:
        outcome; precision: cited keys that are expected, of all cited that are not in ``may_cite``
        (judged where keys are expected at all); recall: expected keys that are cited, where
        ``cites_any`` counts as one; quotes that are exact; status told; says; never_says.
    """
    cited = tuple(dict.fromkeys(one.quote.citation for one in _cited(answer)))
    text = _fold(" ".join(shown_text(answer)))
    return {
        "outcome": _judge_outcome(expect, answer),
        "precision": _judge_precision(expect, cited),
        "recall": _judge_recall(expect, cited),
        "quotes": _judge_quotes(answer, stored_text),
        "status": _judge_status(expect, answer),
        "says": _judge_says(expect, text),
        "never_says": _judge_never_says(expect, text),
    }


def judge_failure(expect: Expectation) -> Mapping[str, Finding]:
    """The findings where asking failed: all that was due, and none of it met."""
    keys = len(expect.cites) + bool(expect.cites_any)
    due = {
        "outcome": int(expect.outcome is not None),
        "recall": keys,
        "status": len(expect.status),
        "says": len(expect.says),
    }
    return {name: Finding(Share(0, number)) for name, number in due.items()}


def shown_text(answer: Answer) -> tuple[str, ...]:
    """The words that a reader is shown: statements, the status beside each citation, notes."""
    statuses = (_say_status(one.status) for one in _cited(answer))
    return (*(s.text for s in answer.statements), *dict.fromkeys(statuses), *answer.notes)


def describe_answer(answer: Answer) -> tuple[str, ...]:
    """What was shown, one line each, for a person who wants to know why a question failed."""
    return (f"outcome: {answer.outcome}", *_describe_statements(answer), *_describe_rest(answer))


def _describe_statements(answer: Answer) -> Iterator[str]:
    for statement in answer.statements:
        keys = (f"[{one.quote.citation}, {_say_status(one.status)}]" for one in statement.cited)
        yield " ".join((*keys, *statement.text.split()))


def _describe_rest(answer: Answer) -> Iterator[str]:
    yield from (f"note: {note}" for note in answer.notes)
    yield from (f"withheld as {s.verdict}: {s.text} ({s.reason})" for s in answer.withheld)
    if answer.nearest:
        yield "nearest: " + ", ".join(map(str, answer.nearest))


def _judge_outcome(expect: Expectation, answer: Answer) -> Finding:
    if expect.outcome is None:
        return Finding(Share())
    if answer.outcome == expect.outcome:
        return Finding(Share(1, 1))
    return Finding(Share(0, 1), (f"is {answer.outcome}, not {expect.outcome}",))


def _judge_precision(expect: Expectation, cited: tuple[Citation, ...]) -> Finding:
    unmet = tuple(f"cites {key}, which it must not" for key in cited if key in expect.never_cites)
    right = {*expect.cites, *expect.cites_any}
    if not right:
        return Finding(Share(), unmet)
    judged = [key for key in cited if key not in expect.may_cite]
    return Finding(Share(sum(key in right for key in judged), len(judged)), unmet)


def _judge_recall(expect: Expectation, cited: tuple[Citation, ...]) -> Finding:
    unmet = [f"does not cite {key}" for key in expect.cites if key not in cited]
    if expect.cites_any and not set(expect.cites_any) & set(cited):
        unmet.append(f"cites none of {', '.join(map(str, expect.cites_any))}")
    due = len(expect.cites) + bool(expect.cites_any)
    return Finding(Share(due - len(unmet), due), tuple(unmet))


def _judge_quotes(answer: Answer, stored_text: StoredText) -> Finding:
    """Quotes are compared with the index itself: what an answer carries along proves nothing."""
    quotes = list(_cited(answer))
    unmet = [
        f"its quote of {one.quote.citation} is not the stored text"
        for one in quotes
        if not _is_exact(one, stored_text(one.quote.citation))
    ]
    unmet += [
        f"it shows as a quote what is not what it cites: {statement.text[:60]}"
        for statement in answer.statements
        if statement.is_quote and not _is_quoted(statement)
    ]
    return Finding(Share(max(0, len(quotes) - len(unmet)), len(quotes)), tuple(unmet))


def _is_exact(one: Cited, stored: str | None) -> bool:
    return stored is not None and one.text == stored[one.quote.start : one.quote.end] != ""


def _is_quoted(statement: Statement) -> bool:
    return statement.text == "\n".join(one.text for one in statement.cited)


def _judge_status(expect: Expectation, answer: Answer) -> Finding:
    unmet = tuple(
        f"does not tell of {symbol}: {STATES[state]}"
        for symbol, state in expect.status.items()
        if not tells_status(answer, symbol, state)
    )
    return Finding(Share(len(expect.status) - len(unmet), len(expect.status)), unmet)


def _judge_says(expect: Expectation, text: str) -> Finding:
    unmet = tuple(f"does not say '{piece}'" for piece in expect.says if _fold(piece) not in text)
    return Finding(Share(len(expect.says) - len(unmet), len(expect.says)), unmet)


def _judge_never_says(expect: Expectation, text: str) -> Finding:
    pieces = expect.never_says
    unmet = tuple(f"says '{piece}', which it must not" for piece in pieces if _fold(piece) in text)
    return Finding(Share(len(pieces) - len(unmet), len(pieces)), unmet)


def _cited(answer: Answer) -> Iterator[Cited]:
    return (one for statement in answer.statements for one in statement.cited)


def _say_status(status: Status) -> str:
    """A status in words, with what brought it about: ``revoked by A.1(1)#op/2 on 1 May 2001``."""
    by = f" by {status.by}" if status.by else ""
    return STATES[shown_state(status)] + by + (f" on {to_day(status.on)}" if status.on else "")


def _fold(text: str) -> str:
    return " ".join(fold_search(text).split())
