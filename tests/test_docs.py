"""What the documents say is what the program does: commands, settings, errors, rooms."""

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from itcp_assist import errors
from itcp_assist.cli.parser import build_parser
from itcp_assist.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("indexes/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):(?!=)", MAKEFILE, re.MULTILINE))


def code_lines(text: str) -> list[str]:
    """Lines of fenced blocks and spans of code, without prompts and remarks."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))
    lines = [line.partition("  # ")[0].strip() for block in fenced for line in block.splitlines()]
    return [line for line in (*lines, *spans) if line]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documented_make_targets_exist(path):
    lines = code_lines(path.read_text(encoding="utf-8"))
    named = {words[1] for line in lines if (words := line.split())[0] == "make" and words[1:]}
    assert named <= TARGETS


def test_readme_begins_with_the_two_commands():
    assert re.findall(r"^make \w+", README, re.MULTILINE)[:2] == ["make run", "make test"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documented_commands_are_understood(path):
    lines = code_lines(path.read_text(encoding="utf-8"))
    for line in lines:
        words = shlex.split(line) if "itcp-assist " in line else []
        while words and ("=" in words[0] or words[0] == "$"):
            words.pop(0)  # a setting before the command
        if words and words[0].endswith("itcp-assist") and words[1][0].islower():
            assert build_parser(Settings()).parse_args(words[1:]).command == words[1]


def test_settings_table_is_the_settings():
    assert re.findall(rf"^\| `({PREFIX}\w+)`", README, re.MULTILINE) == [
        PREFIX + field.name.upper() for field in fields(Settings)
    ]


def test_tree_of_errors_is_the_classes():
    drawn = re.findall(r"^[├└]── (\w+)", errors.__doc__, re.MULTILINE)
    assert drawn == [error.__name__ for error in errors.ItcpError.__subclasses__()]


def test_every_room_is_on_the_plan():
    plan = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "itcp_assist"
    rooms = {path.stem for path in package.iterdir() if not path.name.startswith("_")}
    assert rooms == set(re.findall(r"^\| `(\w+)`", plan, re.MULTILINE))


def test_every_target_tells_what_it_does():
    told = set(re.findall(r"^([a-z]+):.*  ## \w", MAKEFILE, re.MULTILINE))
    phony = set(re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split())
    assert told == phony == TARGETS


def test_decisions_are_numbered_without_gaps_and_fit_a_page():
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(path.name[:4]) for path in records]
    assert numbers == list(range(1, len(records) + 1))
    for path in records:
        text = path.read_text(encoding="utf-8")
        parts = re.findall(r"^## (.*)$", text, re.MULTILINE)
        assert parts == ["Context", "Decision", "Consequence", "What would change our mind"]
        assert len(text.split()) < 500


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_changelog_keeps_unreleased_first():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", changes, re.MULTILINE)[0] == "[Unreleased]"
