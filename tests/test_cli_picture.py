"""The command that draws: valid SVG on standard output or in a file."""

import pytest
from lxml import etree

from itcp_assist.present import NOTICE


@pytest.mark.parametrize("form", ["--timeline", "--outline"])
def test_a_picture_on_standard_output_is_xml_and_harmless(itcp, form):
    ran = itcp("picture", "A.9003(92)", form, "--as-of", "2030-05-04")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()  # the document holds signs that a terminal would obey
    root = etree.fromstring(ran.out.encode())
    words = " ".join(" ".join(root.itertext()).split())
    assert "A.9003(92)" in words
    assert "Status on 4 May 2030." in words
    assert NOTICE in words


def test_a_file_is_written(itcp, tmp_path):
    path = tmp_path / "boats.svg"
    ran = itcp("picture", "A.9001(90)", "--outline", "--output", path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    root = etree.fromstring(path.read_bytes())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "Operative paragraphs" in " ".join(root.itertext())


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("A.9099(91)", "--outline"), "A.9099(91) is not held"),
        (("A.9001(90)", "--outline", "--output", "/dev/null/x"), "cannot be written"),
    ],
)
def test_what_cannot_be_drawn_is_told(itcp, arguments, reason):
    assert reason in itcp("picture", *arguments).refusal


@pytest.mark.parametrize("arguments", [("A.9001(90)",), ("A.9001(90)", "--timeline", "--outline")])
def test_one_form_has_to_be_chosen(itcp, arguments):
    assert itcp("picture", *arguments).code == 2
