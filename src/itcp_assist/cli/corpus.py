"""The commands that keep the user's own folder: corpus add, remove, list, check."""

import argparse
from dataclasses import asdict, replace

from itcp_assist.answer.sentences import count_of
from itcp_assist.assistant.checking import check_texts, list_texts
from itcp_assist.assistant.collecting import Added, Adding, add_texts
from itcp_assist.assistant.fetching import tell_missing
from itcp_assist.cli.keeping import run_build
from itcp_assist.cli.parser import build_parser
from itcp_assist.cli.terminal import report_progress, say, say_json, warn
from itcp_assist.corpus import CorpusFile, remove_text
from itcp_assist.errors import CorpusError
from itcp_assist.settings import Settings

_SHOWN = 12  # figures of a checksum that a person compares


def run_add(arguments: argparse.Namespace, settings: Settings) -> None:
    """Take in what can be read; 1 where something was left out."""
    if arguments.json and arguments.build:
        arguments.refuse("--build tells what it did in words; leave out --json")
    witness = not arguments.no_witness
    adding = Adding(arguments.tier, arguments.replace, witness, arguments.ocr)
    added = []
    for one in add_texts(arguments.what, arguments.documents, adding):
        added.append(one)
        if not arguments.json:
            _tell_added(one)
    if arguments.json:
        say_json([_to_json(one) for one in added])
    taken = [one for one in added if one.state in ("new", "replaced")]
    if taken and arguments.build:
        own = replace(settings, documents=arguments.documents)
        care = ["--no-witness"] * arguments.no_witness + ["--ocr"] * arguments.ocr
        run_build(build_parser(own).parse_args(["build", *care]), own)
    elif taken and not arguments.json:
        say(f"{len(taken)} taken into {arguments.documents}; itcp-assist build indexes them")
    left_out = sum(one.is_left_out for one in added)
    if left_out:
        raise CorpusError(f"{left_out} of {len(added)} left out, as told above")


def run_remove(arguments: argparse.Namespace, settings: Settings) -> None:
    """Remove files and entries; 1 where one of the names is not held."""
    del settings
    removed: list[str] = []
    refused: list[str] = []
    for what in arguments.what:
        try:
            removed += remove_text(arguments.documents, what)
        except CorpusError as error:
            refused.append(str(error))
    if arguments.json:
        say_json({"removed": removed, "refused": refused})
    else:
        for name in removed:
            say(f"removed {name}; itcp-assist build takes it out of the index")
    if refused:
        raise CorpusError(" | ".join(refused))


def run_list(arguments: argparse.Namespace, settings: Settings) -> None:
    """The texts that are held, and the official ones that are not."""
    shelved = list_texts(settings.corpus, arguments.documents)
    for line in shelved.skipped:
        warn(line)
    if arguments.json:
        official = [
            {"symbol": t.symbol, "url": t.url, "address": t.address} for t in shelved.missing
        ]
        say_json({"documents": [_row(file) for file in shelved.files], "official": official})
        return
    for row in map(_row, shelved.files):
        row["sha256"] = row["sha256"][:_SHOWN]
        say(*(value or "-" for value in row.values()))
    if shelved.missing:
        say(tell_missing(shelved.missing))


def run_check(arguments: argparse.Namespace, settings: Settings) -> None:
    """Compare every file with its entry and read it; 1 where something is wrong."""
    del settings
    folder = arguments.documents
    findings = []
    checked = check_texts(folder, ocr=arguments.ocr, report=report_progress)
    for finding in checked if folder.exists() else ():
        findings.append(finding)
        if not arguments.json:
            say(str(finding))
    wrong = sum(finding.is_wrong for finding in findings)
    if arguments.json:
        say_json([asdict(finding) for finding in findings])
    elif not folder.exists():
        say(f"{folder} is not there yet: nothing is kept; itcp-assist corpus add begins it")
    elif not wrong:
        say(f"{folder}: nothing is wrong")
    if wrong:
        raise CorpusError(f"{folder}: {count_of(wrong, 'thing')} to put right, as told above")


def _tell_added(one: Added) -> None:
    """One document as a person reads it; what is not held now goes to standard error."""
    if one.identity is None:
        warn(one.told)
        return
    what = one.identity
    tell = warn if one.is_left_out else say
    tell(f"{one.told}{'; --replace takes this one' if one.state == 'differs' else ''}")
    pages = f"{count_of(one.pages, 'page')}, " if one.pages else ""
    clauses = count_of(one.clauses, "clause")
    adopted = f", adopted {what.adopted}" if what.adopted else ""
    say(f"  {what.symbol}: {what.title} ({what.language}{adopted}), {pages}{clauses}")
    for remark in one.remarks:
        warn(f"  {what.symbol}, {remark}")


def _to_json(one: Added) -> dict[str, object]:
    what = one.identity
    return {
        "given": one.given,
        "state": one.state,
        "told": one.told,
        "file": one.file,
        "symbol": what.symbol if what else "",
        "title": what.title if what else "",
        "language": what.language if what else "",
        "adopted": what.adopted.isoformat() if what and what.adopted else None,
        "pages": one.pages,
        "clauses": one.clauses,
        "remarks": list(one.remarks),
    }


def _row(file: CorpusFile) -> dict[str, str]:
    """What a list says of a file; its symbol is empty where it has no entry."""
    entry = file.entry
    return {
        "symbol": entry.get("symbol", ""),
        "title": entry.get("title", ""),
        "language": entry.get("language", ""),
        "tier": file.source.tier,
        "adopted": entry.get("adopted", ""),
        "sha256": file.source.sha256,
        "name": file.source.name,
        "from": file.source.url or entry.get("remark", ""),
    }
