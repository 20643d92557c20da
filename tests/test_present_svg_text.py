"""Lines of text that stay in their boxes, whatever the script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from svg_pictures import ARABIC, CHINESE, LONG, TITLES

from itcp_assist.citation.folding import UNSEEN_RE
from itcp_assist.present.svg_text import ELLIPSIS, measure, to_plain, wrap


@given(st.text(max_size=300), st.integers(40, 400), st.booleans())
def test_no_line_is_wider_than_its_box_and_nothing_is_lost(text, width, bold):
    lines = wrap(text, width, 13, bold=bold, most=1000)
    for line in lines:
        clusters = sum(not unicodedata.combining(char) for char in line)
        assert measure(line, 13, bold=bold) <= width or clusters <= 1
    assert "".join("".join(lines).split()) == "".join(to_plain(text).split())


@pytest.mark.parametrize("title", TITLES)
def test_two_hundred_signs_are_cut_with_dots_and_fit(title):
    lines = wrap(title, 200, 13, most=3)
    assert len(lines) <= 3
    assert all(measure(line, 13) <= 200 for line in lines)
    assert (lines[-1].endswith(ELLIPSIS)) == (len(wrap(title, 200, 13, most=99)) > 3)


def test_scripts_without_blanks_fill_their_lines():
    lines = wrap(CHINESE[:200], 330, 13, most=99)
    assert all(len(line) > 15 for line in lines[:-1])
    assert len(wrap(ARABIC[:200], 330, 13)) > 1
    assert len(wrap(LONG[:200], 330, 13)) > 3


def test_a_mark_stays_with_its_letter():
    lines = wrap("e\u0301" * 200, 50, 13, most=99)
    assert not any(unicodedata.combining(line[0]) for line in lines)


def test_a_slug_is_broken_at_a_hyphen():
    assert wrap("paper-boat-strategy", 100, 13) == ("paper-boat-", "strategy")


@given(st.text())
def test_plain_text_is_what_xml_can_hold(text):
    plain = to_plain(text)
    assert "\n" not in plain and not UNSEEN_RE.search(plain)
    assert not set(plain) & {"\ufffe", "\uffff"}
