"""A desk with an index that was built twice, and with what a person saved between the builds."""

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from shutil import copytree

from conftest import StandIn
from renderings import as_text
from specimens import COMMITTEE, LINKAGE, RENEWAL, Item

from itcp_assist.assistant import Choices, Watch, build_index, open_assistant
from itcp_assist.cli.turns import append_turn
from itcp_assist.draft import write_brief
from itcp_assist.present import to_answer_json
from itcp_assist.settings import Settings

DAY = date(2026, 11, 24)
OFFICIAL = '[[document]]\nfile = "{}"\ntier = "official"\n'
FIRST = LINKAGE.body[0].text
CORRECTED = FIRST.replace("one officer", "two officers")
ASKED = {
    "first": "What does operative paragraph 1 of A.9001(90) say?",
    "third": "What does operative paragraph 3 of A.9001(90) say?",
    "second": "What does operative paragraph 2 of A.9001(90) say?",
    "ladders": "What does MSC.9428(98) recommend?",
}
# Paragraph 1 reads otherwise, 3 has gone, and 4 is 3 now.
RENUMBERED = replace(
    LINKAGE,
    body=(
        replace(LINKAGE.body[0], text=CORRECTED),
        LINKAGE.body[1],
        Item("3.", LINKAGE.body[3].text),
    ),
)


@dataclass(frozen=True)
class Desk:
    """An index built twice, and the files that a person saved between the builds."""

    corpus: Path
    index: Path
    saved: Path

    def build(self, *specimens):
        self.corpus.mkdir(exist_ok=True)
        for specimen in specimens:
            (self.corpus / f"{specimen.symbol}.txt").write_bytes(as_text(specimen))
        entries = (OFFICIAL.format(f"{specimen.symbol}.txt") for specimen in specimens)
        (self.corpus / "catalogue.toml").write_text("".join(entries))
        choices = Choices(with_register=False)
        build_index([self.corpus], self.index, StandIn(), choices=choices)

    def write(self, name, text):
        path = self.saved / name
        path.write_text(text, encoding="utf-8")
        return path

    def look_into(self, *names):
        watched = Watch(self.index, as_of=DAY).look_into([self.saved / name for name in names])
        assert watched.unreadable == ()
        return [(f.place, str(f.citation), f.impact.value) for f in watched.findings]


def lay_desk(folder: Path) -> Desk:
    """Answers saved by the build kept as ``first``; then A.9001(90) is corrected and revoked."""
    desk = Desk(folder / "corpus", folder / "indexes", folder / "saved")
    desk.saved.mkdir()
    desk.build(LINKAGE, COMMITTEE)
    with open_assistant(desk.index, Settings(), encoder=StandIn()) as assistant:
        answers = {name: assistant.ask(asked, as_of=DAY) for name, asked in ASKED.items()}
    for name in ("brief.docx", "brief.md"):
        write_brief([answers[asked] for asked in ("first", "second", "third")], desk.saved / name)
    for name in ("third", "ladders", "first"):
        append_turn(desk.saved / "talk.jsonl", to_answer_json(answers[name]))
    value = json.dumps(to_answer_json(answers["first"]), indent=1)
    (desk.saved / "answer.json").write_text(value)
    copytree(desk.index, folder / "first")
    desk.build(RENUMBERED, COMMITTEE, RENEWAL)
    return desk
