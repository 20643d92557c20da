"""What is held, what is stale, and what would leave this machine."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from itcp_assist import __version__
from itcp_assist.answer import name_address, provider_of
from itcp_assist.assistant.asking import open_assistant
from itcp_assist.assistant.fetching import held_symbols, missing_texts, tell_missing
from itcp_assist.errors import CorpusError, IndexMissingError, IndexStaleError, ModelError
from itcp_assist.index import open_encoder
from itcp_assist.records import Holding
from itcp_assist.settings import Settings

NO_NETWORK = "nothing: no address is opened but the page's own"


def examine(index: Path, settings: Settings) -> dict[str, list[str]]:
    """Findings by heading, each a list of lines; ``problems`` is empty when all is well.

    Without an index that can be used nothing is ``held``, and the last problem says why.
    """
    findings = {
        "version": [f"itcp-assist {__version__}"],
        "index": [str(index)],
        "held": [],
        "official texts": [],
        "leaves this machine": _leaving(settings) or [NO_NETWORK],
        "problems": _model_problems(settings),
        "remarks": [],
        "contradictions": [],
    }
    try:
        with open_assistant(index, settings) as assistant:
            holdings = assistant.holdings()
            findings["contradictions"] = list(assistant.shelf.register.problems())
            findings["index"] += [f"{k}: {v}" for k, v in assistant.fingerprint().items()]
    except (IndexMissingError, IndexStaleError) as error:
        findings["official texts"] = _missing(settings, ())
        findings["problems"].append(str(error))
        return findings
    findings["official texts"] = _missing(settings, holdings)
    kinds = Counter(holding.text_kind.value for holding in holdings)
    findings["held"] = [
        *(f"{count} documents of {kind} text" for kind, count in sorted(kinds.items())),
        *(f"{h.identity.symbol}: {h.identity.title} ({h.text_kind.value})" for h in holdings),
    ]
    findings["remarks"] = [f"{h.identity.symbol}: {flag}" for h in holdings for flag in h.flags]
    return findings


def _missing(settings: Settings, holdings: Sequence[Holding]) -> list[str]:
    """One line on the official texts that are not held; nothing where all are."""
    try:
        told = tell_missing(missing_texts(settings, held_symbols(holdings)))
    except CorpusError as error:
        told = str(error)
    return [told] if told else []


def _leaving(settings: Settings) -> list[str]:
    """One line for each setting that opens an address, with what goes there."""
    lines = []
    if settings.model and not _model_problems(settings):
        where = f"{settings.model} at {name_address(settings)}"
        lines.append(f"each question whose answer quotes clauses, with these clauses, to {where}")
    name = open_encoder(settings.embedding).name
    if name != open_encoder().name and not Path(name).is_dir():
        lines.append(f"the name {name}, to the hub that the model is fetched from")
    return lines


def _model_problems(settings: Settings) -> list[str]:
    """Why the language model that is set cannot be asked; empty where it can, or none is set."""
    try:
        if settings.model:
            provider_of(settings)
    except ModelError as error:
        return [str(error)]
    return []
