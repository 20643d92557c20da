"""What is held, what is stale, and what would leave this machine."""

from collections import Counter
from pathlib import Path

from itcp_assist import __version__
from itcp_assist.assistant.asking import open_assistant
from itcp_assist.errors import IndexMissingError, IndexStaleError
from itcp_assist.settings import Settings

NO_NETWORK = "nothing: no address is opened but the page's own"


def examine(index: Path, settings: Settings) -> dict[str, list[str]]:
    """Findings by heading, each a list of lines; ``problems`` is empty when all is well."""
    findings = {
        "version": [f"itcp-assist {__version__}"],
        "index": [str(index)],
        "held": [],
        "leaves this machine": [_say_leaving(settings)],
        "problems": [],
    }
    try:
        with open_assistant(index, settings) as assistant:
            holdings = assistant.holdings()
            findings["index"] += [f"{k}: {v}" for k, v in assistant.fingerprint().items()]
    except (IndexMissingError, IndexStaleError) as error:
        findings["problems"].append(str(error))
        return findings
    kinds = Counter(holding.text_kind.value for holding in holdings)
    findings["held"] = [
        *(f"{count} documents of {kind} text" for kind, count in sorted(kinds.items())),
        *(f"{h.identity.symbol}: {h.identity.title} ({h.text_kind.value})" for h in holdings),
    ]
    findings["remarks"] = [f"{h.identity.symbol}: {flag}" for h in holdings for flag in h.flags]
    return findings


def _say_leaving(settings: Settings) -> str:
    if not settings.model:
        return NO_NETWORK
    where = settings.model_url or "the provider's own address"
    return f"each question and the clauses found for it, to {settings.model} at {where}"
