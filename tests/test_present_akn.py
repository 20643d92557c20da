"""Akoma Ntoso out: valid, under our own eIds, and the same clauses when it is read back."""

from dataclasses import replace

import pytest
from akn_trips import AKN, MADE, export, round_trip, trip_of
from clause_specimens import ENACTING, FRONT, make_document
from hypothesis import given
from hypothesis import strategies as st
from renderings import RENDERERS, as_akn
from specimens import LINKAGE, RENEWAL, SPECIMENS
from specimens_pdf import print_pdf

from itcp_assist.citation import portion
from itcp_assist.clauses import identify, split_clauses
from itcp_assist.errors import ItcpError, NotHeldError
from itcp_assist.records import Footnote, Identity, TextKind


def printed(*blocks):
    """A resolution of the given blocks through a file and back."""
    return round_trip(make_document(*FRONT, ENACTING, *blocks))


def texts_of(element):
    return ["".join(p.itertext()) for p in element.iter(f"{AKN}p")]


@pytest.mark.parametrize("suffix", RENDERERS)
@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda one: one.symbol.replace("/", "-"))
def test_every_specimen_in_every_format_comes_back(specimen, suffix, tmp_path):
    path = tmp_path / f"specimen{suffix}"
    path.write_bytes(RENDERERS[suffix](specimen))
    assert trip_of(path).faults == []


@pytest.fixture(scope="module")
def linkage(tmp_path_factory):
    path = tmp_path_factory.mktemp("akn") / "linkage.pdf"
    path.write_bytes(print_pdf(LINKAGE))
    return trip_of(path)


def test_a_file_with_pages_and_boxes_comes_back(linkage):
    assert linkage.faults == []


def test_every_clause_has_the_eid_of_its_iri(linkage):
    _, clauses = linkage.given
    prefixes = {"main": "", "annex_1": "att_1__", "annex_2": "att_2__"}
    for clause in clauses:
        component, eid = portion(clause.citation)
        element = linkage.find(prefixes[component] + eid)
        if clause.number:
            assert element.findtext(f"{AKN}num") == clause.number
        assert " ".join(clause.text.split("\n")[0].split(" | ")) in " ".join(texts_of(element))
    assert linkage.find("para_2__point_a__point_ii").tag == f"{AKN}point"
    assert linkage.find("rec_2").tag == f"{AKN}recital"


def test_introduction_items_and_wrap_up_have_their_places(linkage):
    paragraph = linkage.find("para_2")
    names = [child.tag.removeprefix(AKN) for child in paragraph]
    assert names == ["num", "intro", "point", "point", "point", "wrapUp"]
    assert texts_of(paragraph[-1]) == [LINKAGE.body[1].closing]
    assert linkage.find("para_1")[1].tag == f"{AKN}content"


def test_annexes_are_attachments_with_their_headings(linkage):
    attachments = linkage.root.findall(f".//{AKN}attachment")
    assert [a.findtext(f"{AKN}heading") for a in attachments] == ["ANNEX 1", "ANNEX 2"]
    values = [e.get("value") for e in attachments[1].iter(f"{AKN}FRBRthis")]
    assert values[0] == "/akn/un/statement/deliberation/imo/2011-11-28/a-9001-90/!annex_2"
    headings = [e.text for e in attachments[1].iter(f"{AKN}heading")]
    assert headings == ["ANNEX 2", "CHECKLIST FOR SMALL HARBOURS", "Records"]


def test_work_expression_and_manifestation(linkage):
    meta = linkage.root[0][0]
    iri = "/akn/un/statement/deliberation/imo/2011-11-28/a-9001-90"
    assert [e.get("value") for e in meta.iter(f"{AKN}FRBRuri")] == [
        iri, f"{iri}/eng@2011-11-28", f"{iri}/eng@2011-11-28.xml",
    ]  # fmt: skip
    days = [(e.get("name"), e.get("date")) for e in meta.iter(f"{AKN}FRBRdate")]
    assert days == [("adoption", "2011-11-28")] * 2 + [("generation", MADE.isoformat())]
    source = meta.find(".//{urn:itcp-assist:source}source")
    assert (source.get("name"), source.get("tier")) == ("linkage.pdf", "upload")
    assert (len(source.get("sha256")), source.get("textKind")) == (64, "verbatim")


def test_the_file_says_that_it_is_not_official(linkage):
    cover = "".join(linkage.root.find(f".//{AKN}coverPage").itertext())
    assert "not an official IMO product" in cover
    assert all("official" not in clause.text for clause in linkage.back[1])


def test_a_work_without_a_day_or_language():
    trip = round_trip(
        make_document("Knots are tied."), Identity("knots-page", "Knots", "page", language="")
    )
    assert trip.faults == []
    values = [e.get("value") for e in trip.root.iter(f"{AKN}FRBRuri")]
    assert values[1] == "/akn/un/statement/deliberation/imo/undated/knots-page/und@"
    assert trip.back[0].adopted is None


def test_footnotes_stand_where_they_are_called():
    document = make_document(
        *FRONT, ENACTING, "1. INVITES ports and bays to rest;", "2. THANKS all."
    )
    identity = identify(document)
    first, second = split_clauses(document, identity)
    notes = (Footnote("7", 13, "7 A port."), Footnote("*", 22, "* A bay."))
    trip = round_trip(document, identity, (replace(first, footnotes=notes), second))
    assert trip.faults == []
    p = trip.find("para_1").find(f".//{AKN}p")
    assert (p.text, [note.get("marker") for note in p]) == ("INVITES ports", ["7", "*"])
    assert [note.tail for note in p] == [" and bays", " to rest;"]


def test_rows_stand_in_tables_with_caption_and_header():
    trip = printed(
        "1 NOTES the costs;", "ANNEX", "1.1 Costs are below.", "Table 3 Costs",
        "|| Cost | Who pays | Notes", "| 1 | |", "| Travel | | late",
    )  # fmt: skip
    assert trip.faults == []
    table = trip.find("att_1__table_3")
    assert [child.tag.removeprefix(AKN) for child in table] == ["caption", "tr", "tr", "tr"]
    cells = [[(c.tag.removeprefix(AKN), *texts_of(c)) for c in row] for row in table[1:]]
    assert cells[0] == [("th", "Cost"), ("th", "Who pays"), ("th", "Notes")]
    assert cells[2] == [("td", "Travel"), ("td", ""), ("td", "late")]


@pytest.mark.parametrize(
    "blocks",
    [
        # a text between sub-items, and one behind a table
        ("1 ASKS:", "(a) ports;", "and also:", "(b) bays.", "2 THANKS all."),
        ("1 ASKS ports:", "| a | b", "| c | d", "and bays;", "2 THANKS all."),
        # a lone operative paragraph, with and without items
        ("ASKS ports to rest.",),
        ("ASKS ports:", "(a) to rest; and", "(b) to wait."),
        # headings by print and by markup, over several levels and over restarted numbers
        ("PORTS", "1 ASKS ports;", "BAYS", "2 ASKS bays."),
        ("1 ADOPTS it.", "ANNEX", "KNOTS", "1 ROPES", "1.1 Tie.", "2 YARN", "2.1 Spin."),
        ("1 ADOPTS it.", "ANNEX", "# II", "# Aims", "1 Tie.", "# III", "# Means", "1 Haul."),
        ("1 ADOPTS it.", "ANNEX", "# Article 1", "# Aims", "1 Tie.", "# Article 2", "1 Haul."),
        ("1 ADOPTS it.", "ANNEX", "# Aims", "1 Tie.", "2 Haul.", "# Aims", "1 Rest."),
        ("1 ADOPTS it.", "ANNEX", "PART I", "1 Tie.", "PART II", "1 Haul.", "APPENDIX", "1 Rest."),
        ("1 ADOPTS it.", "ANNEX", "Knots hold.", "1 Tie.", "ANNEX", "1 Haul."),
        # what is quoted, dashed, numbered twice or lettered in capitals
        ("1 REPLACES it by:", "\u201c3 Tie.", "4 Haul.\u201d", "2 THANKS all."),
        ("1 ASKS for:", "\u2013 ropes;", "\u2013 yarn;", "2 THANKS all."),
        ("1 ADOPTS it.", "ANNEX", "1 Tie:", "(a) so;", "(A) thus;", "(B) or thus;", "2 Haul."),
    ],
)  # fmt: skip
def test_shapes_come_back(blocks):
    assert printed("RECALLING knots,", *blocks).faults == []


def test_halves_enact_again():
    document = make_document(
        *FRONT, "# A", ENACTING, "RECALLING knots,", "1 ASKS ports.",
        "# B", "Of bays", ENACTING, "RECALLING ropes,", "1 ASKS bays.",
    )  # fmt: skip
    trip = round_trip(document)
    assert trip.faults == []
    keys = [str(clause.citation).partition("#")[2] for clause in trip.back[1]]
    assert keys == ["part-A/pp/1", "part-A/op/1", "part-B/pp/1", "part-B/op/1"]


@pytest.mark.parametrize("organ", ["", "IMO"])
def test_an_organ_that_cannot_enact_does_not_lose_the_preamble(organ):
    document = make_document(*FRONT, ENACTING, "RECALLING knots,", "1 ASKS ports.")
    trip = round_trip(document, replace(identify(document), organ=organ))
    assert [str(c.citation) for c in trip.back[1]] == [str(c.citation) for c in trip.given[1]]


def test_text_that_was_recognised_comes_back_as_recognised():
    document = make_document(*FRONT, ENACTING, "1 ASKS ports.", text_kind="recognised")
    trip = round_trip(document)
    assert trip.faults == []
    assert {clause.text_kind for clause in trip.back[1]} == {TextKind.RECOGNISED}


def test_notes_are_no_text_to_export():
    document = make_document("Knots are tied.", text_kind="note")
    identity = Identity("knots-page", "Knots", "page")
    with pytest.raises(NotHeldError, match="knots-page is held as notes"):
        export(document, identity, split_clauses(document, identity))


def test_a_sign_that_no_xml_carries_is_told():
    document = make_document("Knots \ufffe are tied.")
    identity = Identity("knots-page", "Knots", "page")
    with pytest.raises(ItcpError, match=r"knots-page holds U\+FFFE"):
        export(document, identity, split_clauses(document, identity))


def test_markup_in_a_text_is_text():
    trip = printed("1 ASKS <b>ports</b> & \u202ebays\u202c;", "2 THANKS all.")
    assert trip.faults == []


def test_the_same_document_gives_the_same_file():
    document = make_document(*FRONT, ENACTING, "1 ASKS ports.")
    given = document, identify(document), split_clauses(document, identify(document))
    assert export(*given) == export(*given)


WORDS = st.lists(
    st.sampled_from("knots ropes yarn ports bays States".split()), min_size=1, max_size=4
)
WORDING = WORDS.map(" ".join)


@st.composite
def bodies(draw, opener=""):
    """Blocks of numbered text with items, wrap-ups, headings, rows, quotations and dashes."""
    blocks = []
    stop = draw(st.sampled_from(("", ".")))
    for number in range(1, draw(st.integers(1, 4)) + 1):
        if draw(st.integers(0, 4)) == 0:
            blocks.append(draw(st.sampled_from(("# {}", "{}"))).format(draw(WORDING).upper()))
        items = draw(
            st.sampled_from(("", "", "(a) {};(b) {};", ".1 {};.2 {};.3 {};", "\u2013 {};"))
        )
        end = ":" if items else ";"
        blocks.append(f"{number}{stop} {opener}{draw(WORDING)}{end}")
        blocks += [f"{item.format(draw(WORDING))};" for item in items.split(";") if item]
        if items and draw(st.booleans()):
            blocks.append(f"and {draw(WORDING)};")
        if draw(st.integers(0, 4)) == 0:
            blocks += [f"| {draw(WORDING)} | {draw(WORDING)}", f"| | {draw(WORDING)}"]
        if draw(st.integers(0, 6)) == 0:
            blocks.append(f"\u201c{draw(WORDING)}.\u201d")
    return blocks


@given(bodies(opener="ASKS "), st.lists(bodies(), max_size=2))
def test_generated_trees_come_back(body, annexes):
    blocks = [b for at, annex in enumerate(annexes, 1) for b in (f"ANNEX {at}", *annex)]
    assert printed("RECALLING knots,", *body, *blocks).faults == []


def test_our_own_file_comes_back_a_second_time(tmp_path):
    path = tmp_path / "renewal.xml"
    path.write_bytes(as_akn(RENEWAL))
    trip = trip_of(path)
    again = round_trip(make_document("x"), *trip.back)
    assert again.faults == []


@pytest.mark.parametrize("folder", ["imo", pytest.param("un-akn", marks=pytest.mark.slow),
                                    pytest.param("un-drafts", marks=pytest.mark.slow)])  # fmt: skip
def test_real_documents_come_back(real_data, folder):
    paths = [
        p for p in sorted((real_data / folder).iterdir()) if p.suffix in (".html", ".xml", ".pdf")
    ]
    faults = {path.name: len(found) for path in paths if (found := trip_of(path).faults)}
    assert (faults, len(paths)) == ({}, {"imo": 5, "un-akn": 60, "un-drafts": 18}[folder])
