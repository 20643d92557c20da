"""The command that checks a recorded answer: replay; and what records answers for the others."""

import argparse

from itcp_assist.assistant import open_assistant
from itcp_assist.assistant.auditing import Ledger, read_audit
from itcp_assist.assistant.replaying import Difference, Replay, common_length, replay_audit
from itcp_assist.cli.terminal import say, say_json, warn
from itcp_assist.errors import AuditError
from itcp_assist.records.audits import Audit
from itcp_assist.settings import Settings

# Of a long text the words around the first difference are shown; --json gives both in full.
MAX_SHOWN = 160
_BEFORE = 40


def open_ledger(settings: Settings) -> Ledger:
    """Where answers are recorded, by the setting; what cannot be is told on standard error."""
    return Ledger(settings.audit, lambda line: warn(f"itcp-assist: {line}"))


def run_replay(arguments: argparse.Namespace, settings: Settings) -> None:
    """Ask a recorded question again; AuditError where the answer is another one now."""
    audit = read_audit(arguments.record)
    with open_assistant(arguments.index, settings) as assistant:
        replay = replay_audit(audit, assistant)
    if arguments.json:
        say_json(_to_json(audit, replay))
    else:
        for line in _to_lines(audit, replay):
            say(line)
    if not replay.is_same:
        count = len(replay.differences)
        raise AuditError(
            f"{arguments.record}: the answer is another one now, in {count} "
            f"place{'' if count == 1 else 's'} as told above"
        )


def _to_json(audit: Audit, replay: Replay) -> dict[str, object]:
    return {
        "question": audit.turn.question,
        "answered_at": audit.answered_at.isoformat(),
        "outcome": "same" if replay.is_same else "different",
        "grounds": [_difference_json(one) for one in replay.grounds],
        "differences": [_difference_json(one) for one in replay.differences],
    }


def _difference_json(one: Difference) -> dict[str, str | None]:
    return {"where": one.where, "recorded": one.recorded, "now": one.now}


def _to_lines(audit: Audit, replay: Replay) -> list[str]:
    others = [f"another {g.where}: {g.recorded or 'none'} -> {g.now or 'none'}"
              for g in replay.grounds]  # fmt: skip
    if replay.is_same:
        moment = f"{audit.answered_at:%Y-%m-%d %H:%M:%S %Z}"
        return [*others, f"same: the answer recorded at {moment} is given again"]
    told = [_say_difference(one) for one in replay.differences]
    return [*others, *told]


def _say_difference(one: Difference) -> str:
    then, now = one.recorded or "", one.now or ""
    start = max(common_length(then, now) - _BEFORE, 0)
    then, now = (_cut(text, start) for text in (then, now))
    if one.now is None:
        return f"{one.where}: recorded {then!r}, and not given now"
    if one.recorded is None:
        return f"{one.where}: given now {now!r}, and not recorded"
    return f"{one.where}: recorded {then!r}, now {now!r}"


def _cut(text: str, start: int) -> str:
    shown = text[start : start + MAX_SHOWN]
    return ("... " if start else "") + shown + (" ..." if start + MAX_SHOWN < len(text) else "")
