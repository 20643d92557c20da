"""Akoma Ntoso IRIs of documents and clauses, made from a key and the adoption date by code.

Work and expression follow the form that laws.africa's IMO demonstration publishes and the UN's own
naming convention; ``rec_N`` for preambular paragraphs has no settled norm and is ours.
"""

import re
from datetime import date

from itcp_assist.citation.key import Citation
from itcp_assist.citation.symbol import split_imo

_PARTS = {"op": "para", "pp": "rec", "par": "para"}


def work_iri(symbol: str, adopted: date) -> str:
    """IRI of the work.

    >>> work_iri("A.1006(25)", date(2007, 11, 20))
    '/akn/un/statement/deliberation/imo/2007-11-20/a-1006-25'
    >>> work_iri("MEPC.229(65)", date(2013, 5, 17))
    '/akn/un/statement/deliberation/mepc/2013-05-17/229-65'
    """
    actor, number = _actor(symbol)
    return f"/akn/un/statement/deliberation/{actor}/{adopted.isoformat()}/{number}"


def clause_iri(citation: Citation, adopted: date | None, language: str = "eng") -> str | None:
    """IRI of the clause's portion in the expression adopted that day; None without a date.

    >>> clause_iri(Citation.parse("A.1006(25)#op/3"), date(2007, 11, 20))
    '/akn/un/statement/deliberation/imo/2007-11-20/a-1006-25/eng@2007-11-20/!main~para_3'
    """
    if adopted is None:
        return None
    expression = f"{work_iri(citation.symbol, adopted)}/{language}@{adopted.isoformat()}"
    return f"{expression}/!{_portion(citation)}" if citation.part else expression


def _actor(symbol: str) -> tuple[str, str]:
    imo = split_imo(symbol)
    if imo:
        organ, number, session = imo
        if organ == "A":
            return "imo", f"a-{number}-{session}"
        return organ.lower(), f"{number}-{session}"
    united = re.fullmatch(r"([AS])/RES/(.+)", symbol)
    if united:
        return ("unga" if united[1] == "A" else "unsc"), _slug(united[2])
    return ("un" if symbol[:2] in ("A/", "S/") else "imo"), _slug(symbol)


def _portion(citation: Citation) -> str:
    *outer, last = citation.part.split("/")
    steps = [_slug(number) for number in citation.path]
    if last in _PARTS:
        component = "-".join(map(_slug, outer)).replace("-", "_") or "main"
        kind = _PARTS[last]
    else:
        component, kind = _slug(citation.part).replace("-", "_"), "para"
    if not steps:
        return f"{component}~{kind}_nn" if last in _PARTS else component
    return component + "~" + "__item_".join([f"{kind}_{steps[0]}", *steps[1:]])


def _slug(text: str) -> str:
    return re.sub(r"[^0-9a-z]+", "-", text.lower()).strip("-")
