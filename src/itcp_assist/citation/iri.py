"""Akoma Ntoso IRIs of documents and clauses, made from a key and the adoption date by code.

Work and expression follow the form that laws.africa's IMO demonstration publishes and the UN's own
naming convention; ``rec_N`` for preambular paragraphs has no settled norm and is ours.
"""

import re
from datetime import date

from itcp_assist.citation.key import Citation
from itcp_assist.citation.symbol import split_imo

# How the Akoma Ntoso naming convention abbreviates the elements that stand for our divisions.
_ABBREVIATIONS = {"article": "art", "chapter": "chp", "section": "sec"}
_KINDS = {"op": "para", "pp": "rec", "par": "para"}
# Divisions that are documents of their own beside the main one.
_COMPONENTS = ("annex", "appendix", "attachment", "enclosure", "schedule")

# Actors of the United Nations' own IRIs.
_UNITED_NATIONS = {"A": "unga", "S": "unsc", "E": "unecosoc", "A/HRC": "unhrc"}
_UNDETERMINED = "und"  # ISO 639-2's code for a language that could not be told


def work_iri(symbol: str, adopted: date) -> str:
    """IRI of the work.

    >>> work_iri("A.1006(25)", date(2007, 11, 20))
    '/akn/un/statement/deliberation/imo/2007-11-20/a-1006-25'
    >>> work_iri("MEPC.229(65)", date(2013, 5, 17))
    '/akn/un/statement/deliberation/mepc/2013-05-17/229-65'

    A corrigendum is a work of its own, so that no two documents share an IRI; that form is ours.

    >>> work_iri("A.1006(25)/Corr.1", date(2007, 12, 20)).rpartition("/")[2]
    'a-1006-25-corr-1'
    """
    actor, number = _actor(symbol)
    return f"/akn/un/statement/deliberation/{actor}/{adopted.isoformat()}/{number}"


def clause_iri(citation: Citation, adopted: date | None, language: str = "eng") -> str | None:
    """IRI of the clause's portion in the expression adopted that day; None without a date.

    A language that is not known is ``und``, undetermined (ISO 639-2).

    >>> clause_iri(Citation.parse("A.1006(25)#op/3"), date(2007, 11, 20))
    '/akn/un/statement/deliberation/imo/2007-11-20/a-1006-25/eng@2007-11-20/!main~para_3'
    """
    if adopted is None:
        return None
    work = work_iri(citation.symbol, adopted)
    expression = f"{work}/{language or _UNDETERMINED}@{adopted.isoformat()}"
    if not citation.part:
        return expression
    return f"{expression}/!{'~'.join(filter(None, portion(citation)))}"


def portion(citation: Citation) -> tuple[str, str]:
    """Component of the document that a clause stands in, and its eId there.

    Paragraphs that print no number are ``nn``, counted where there are several.

    >>> portion(Citation.parse("A.901(21)#op/5/a")), portion(Citation.parse("A.9(90)#annex/par/3"))
    (('main', 'para_5__point_a'), ('annex', 'para_nn_3'))
    >>> portion(Citation.parse("A.912(22)#annex-2/part-II/table-1/4"))
    ('annex_2', 'part_II__table_1__tr_4')
    """
    steps = citation.part.split("/") if citation.part else []
    component = "main"
    if steps and steps[0].partition("-")[0] in _COMPONENTS:
        component = _slug(steps.pop(0)).replace("-", "_")
    ids = [_division_id(step) for step in steps if step not in _KINDS]
    kind = next((_KINDS[step] for step in steps if step in _KINDS), "para")
    if ids and ids[-1].startswith("table"):
        kind = "tr"
    elif citation.part.endswith("/par"):  # beside paragraphs that print theirs
        kind += "_nn"
    if citation.path:
        first, *deeper = map(_number, citation.path)
        ids += [f"{kind}_{first}", *(f"point_{number}" for number in deeper)]
    elif steps and steps[-1] in _KINDS:
        ids.append(f"{kind}_nn")
    return component, "__".join(ids)


def _actor(symbol: str) -> tuple[str, str]:
    imo = split_imo(symbol)
    if imo and imo[2]:
        organ, number, session = imo
        number = _slug(f"{number}-{session}{symbol.partition(')')[2]}")
        return ("imo", f"a-{number}") if organ == "A" else (organ.lower(), number)
    united = re.fullmatch(r"(A/HRC|[ASE])/RES/(.+)", symbol)
    if united:
        return _UNITED_NATIONS[united[1]], _slug(united[2])
    return ("un" if symbol[:2] in ("A/", "S/", "E/") else "imo"), _slug(symbol)


def _division_id(step: str) -> str:
    name, _, number = step.partition("-")
    name = _ABBREVIATIONS.get(name, name)
    return f"{name}_{_number(number)}" if number else name


def _number(printed: str) -> str:
    """A printed number as a part of an eId, whose case tells (a) from (A)."""
    return re.sub(r"[^0-9A-Za-z]+", "-", printed).strip("-")


def _slug(text: str) -> str:
    return re.sub(r"[^0-9a-z]+", "-", text.lower()).strip("-")
