"""A page that stays open goes over to a newer index, and never to a damaged one."""

import logging

import pytest
from conftest import StandIn
from renderings import as_text
from specimens import COMMITTEE, LINKAGE

from itcp_assist.assistant import Choices, CurrentAssistant, build_index
from itcp_assist.settings import Settings


@pytest.fixture
def served(tmp_path):
    """A corpus of one document, its index, and an assistant that is open on it."""
    corpus, index = tmp_path / "corpus", tmp_path / "indexes"
    corpus.mkdir()
    (corpus / "a.txt").write_bytes(as_text(LINKAGE))
    build(corpus, index)
    return corpus, index, CurrentAssistant(index, Settings(), encoder=StandIn())


def build(corpus, index):
    return build_index([corpus], index, StandIn(), choices=Choices(with_register=False))


def symbols(assistant):
    return [holding.identity.symbol for holding in assistant.holdings()]


def test_what_is_built_while_a_page_is_open_is_answered_from(served):
    corpus, index, assistant = served
    assert symbols(assistant) == [LINKAGE.symbol]
    (corpus / "b.txt").write_bytes(as_text(COMMITTEE))
    build(corpus, index)
    assert sorted(symbols(assistant)) == sorted([LINKAGE.symbol, COMMITTEE.symbol])
    assert assistant.show(f"{COMMITTEE.symbol}#pp/1").clause.citation.symbol == COMMITTEE.symbol


def test_a_newer_index_that_is_damaged_is_told_once_and_not_used(served, caplog):
    corpus, index, assistant = served
    (corpus / "b.txt").write_bytes(as_text(COMMITTEE))
    path = build(corpus, index).generation / "clauses.sqlite3"
    path.write_bytes(b"damaged")
    assert symbols(assistant) == symbols(assistant) == [LINKAGE.symbol]
    (told,) = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert "clauses.sqlite3" in told
