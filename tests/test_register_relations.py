"""What one instrument does to another, read from clauses that we wrote.

Places that a clause names are marked in its text as ``{words}`` or, where the words are no symbol,
``{words|KEY KEY}``: reading them is the clauses' work, and tested there.
"""

import re
from datetime import date

import pytest

from itcp_assist.citation import Citation
from itcp_assist.records import Clause, Confidence, Identity, Reference, TextKind
from itcp_assist.register import extract_relations

ADOPTED = date(2090, 5, 4)
ACTOR = Identity("A.9005(95)", "A fictional resolution", "resolution", "A", ADOPTED)
A1, A2, A3 = "{A.9001(90)}", "{A.9002(91)}", "{A.9003(92)}"
MARK_RE = re.compile(r"\{([^{}|]+)(?:\|([^{}]+))?\}")


def clause(marked, verb="", place="op/1", kind=TextKind.VERBATIM, symbol=ACTOR.symbol):
    text, references = "", []
    last = 0
    for mark in MARK_RE.finditer(marked):
        text += marked[last : mark.start()]
        span = (len(text), len(text) + len(mark[1]))
        keys = (mark[2] or mark[1]).split()
        references += [Reference(*span, Citation.parse(key)) for key in keys]
        text, last = text + mark[1], mark.end()
    text += marked[last:]
    citation = Citation.parse(f"{symbol}#{place}")
    return Clause(
        citation, text, ((0, len(text)),), 0, len(text), 0, verb, text_kind=kind,
        references=tuple(references), parent=citation.parent,
    )  # fmt: skip


def edges_of(*clauses, identity=ACTOR):
    return [(e.verb, str(e.target)) for e in extract_relations(clauses, identity)]


def edges(text, verb, place="op/1"):
    return edges_of(clause(text, verb, place))


REVOKED = [("revokes", "A.9001(90)")]
EXTENDED = [("extends", "A.9001(90)")]
OP2_OP3 = "{paragraphs 2 and 3 of resolution A.9001(90)|A.9001(90)#op/2 A.9001(90)#op/3}"


@pytest.mark.parametrize(
    ("verb", "text", "expected"),
    [
        ("REVOKES", f"REVOKES resolution {A1}.", REVOKED),
        ("REVOKES", f"8 REVOKES resolution {A1}.", REVOKED),
        ("ALSO REVOKES", f"ALSO REVOKES {A1};", REVOKED),
        ("RESCINDS", f"RESCINDS resolution {A1}.", REVOKED),
        ("TERMINATES", f"TERMINATES the scheme set up by resolution {A1}.", REVOKED),
        (
            "REVOKES",
            f"REVOKES resolutions {A1}, {{MSC.901(99)}} and {A3};",
            [*REVOKED, ("revokes", "MSC.901(99)"), ("revokes", "A.9003(92)")],
        ),
        # the amending resolution falls with the amended one by its own terms only
        ("REVOKES", f"REVOKES resolution {A1}, as amended by resolution {A2}.", REVOKED),
        ("REVOKES", f"REVOKES resolution {A1}, last amended by resolution {A2}.", REVOKED),
        (
            "SUPERSEDES",
            f"SUPERSEDES resolution {{MEPC.901(99)}} adopted under resolution {A1}",
            [("supersedes", "MEPC.901(99)")],
        ),
        ("REPLACES", f"REPLACES resolution {A1}.", [("supersedes", "A.9001(90)")]),
        (
            "REPLACES",
            f"REPLACES resolution {A1} with resolution {A2}.",
            [("supersedes", "A.9001(90)")],
        ),
        (
            "AMENDS",
            "AMENDS {the annex to resolution A.9001(90)|A.9001(90)#annex}",
            [("amends", "A.9001(90)#annex")],
        ),
        (
            "MODIFIES",
            f"MODIFIES {OP2_OP3} as follows",
            [("amends", "A.9001(90)#op/2"), ("amends", "A.9001(90)#op/3")],
        ),
        ("CORRECTS", f"CORRECTS resolution {A1}", [("corrects", "A.9001(90)")]),
        ("EXTENDS", f"EXTENDS until 3 May 2092 the term of {A1}", EXTENDED),
        ("RENEWS", f"RENEWS the measures in resolution {A1} until 3 May 2092", EXTENDED),
        ("Decides", f"Decides to revoke resolution {A1}", REVOKED),
        ("DECIDES FURTHER", f"DECIDES FURTHER to revoke resolution {A1}", REVOKED),
        ("Decides", f"Decides, acting under its rules, to lift the ban of {A1}", REVOKED),
        ("RESOLVES", f"RESOLVES to revoke {A1}", REVOKED),
        (
            "DECIDES",
            f"DECIDES to revoke resolution {A1} and to amend resolution {A2}",
            [*REVOKED, ("amends", "A.9002(91)")],
        ),
        (
            "DECIDES",
            f"DECIDES to revoke resolution {A1} and to report under resolution {A2}",
            REVOKED,
        ),
        (
            "Decides",
            "Decides to extend until 3 May 2092 the mandate of the Panel as set out in "
            f"{OP2_OP3}, and paragraph 4 of {A2}, expresses its thanks for {A3}",
            [
                ("extends", "A.9001(90)#op/2"),
                ("extends", "A.9001(90)#op/3"),
                ("extends", "A.9002(91)"),
            ],
        ),
        (
            "Decides",
            f"Decides to renew the measures imposed by resolution {A1}, reaffirms {A2}, and "
            f"further requests a report under {A3}",
            [*EXTENDED, ("recalls", "A.9002(91)")],
        ),
        ("DECIDES", f"DECIDES that resolution {A1} is hereby revoked", REVOKED),
        (
            "DECIDES",
            f"DECIDES that resolution {A1} is revoked and that resolution {A2} shall be extended",
            [*REVOKED, ("extends", "A.9002(91)")],
        ),
        (
            "DECIDES",
            f"DECIDES that paragraph 2 of {A1} shall be replaced by the following",
            [("supersedes", "A.9001(90)")],
        ),
        (
            "DECIDES",
            "DECIDES that {paragraph 2 of A.9001(90)|A.9001(90)#op/2} shall read as follows",
            [("amends", "A.9001(90)#op/2")],
        ),
        ("DECIDES", f"DECIDES that the measures of {A1} shall no longer apply", REVOKED),
        (
            "DECIDES",
            f"DECIDES that the present resolution supersedes resolution {A1}",
            [("supersedes", "A.9001(90)")],
        ),
        ("ADOPTS", f"ADOPTS amendments to the Guidelines ({A1})", [("amends", "A.9001(90)")]),
        (
            "ADOPTS",
            f"ADOPTS the Code in the annex, which supersedes the Code of resolution {A1}",
            [("supersedes", "A.9001(90)")],
        ),
        (
            "REVOKES",
            f"REVOKES the Code adopted by resolution {A1} under resolution {A2}",
            REVOKED,
        ),
        ("RECALLS", f"RECALLS resolution {A1}", [("recalls", "A.9001(90)")]),
        ("ABROGE", f"ABROGE la r\u00e9solution {A1} ;", REVOKED),
        ("REVOCA", f"REVOCA la resoluci\u00f3n {A1};", REVOKED),
    ],
)  # fmt: skip
def test_operative_effects(verb, text, expected):
    assert edges(text, verb) == expected


@pytest.mark.parametrize(
    ("verb", "text"),
    [
        ("AMENDS", f"AMENDS the Code, in accordance with resolution {A1}"),
        ("AMENDS", f"AMENDS the Code pursuant to resolution {A1}"),
        ("EXTENDS", f"EXTENDS the mandate of the Panel, previously extended by {A1}"),
        # a wish, a denial, an intention, a condition, a thing said of others
        ("DECIDES", f"DECIDES not to revoke resolution {A1}"),
        ("DECIDES", f"DECIDES that resolution {A1} is not revoked"),
        ("DECIDES", f"DECIDES that resolution {A1} may be amended"),
        ("DECIDES", f"DECIDES that, if no report comes, resolution {A1} shall be revoked"),
        ("DECIDES", f"DECIDES that {A1}, which is superseded in part, shall apply"),
        ("DECIDES", f"DECIDES that the term of {A1} as is extended by {A2} shall be published"),
        ("DECIDES", f"DECIDES that resolution {A1} shall be replaced by resolution {A2}"),
        ("REVOKES", f"REVOKES resolution {A1} upon entry into force of the Code"),
        ("AGREES", f"AGREES that resolution {A1} should be revoked"),
        ("INTENDS", f"INTENDS to revoke resolution {A1}"),
        ("NOTES", f"NOTES that resolution {A2} revokes resolution {A1}"),
        ("REQUESTS", f"REQUESTS the Council to amend resolution {A1}"),
        ("INVITES", f"INVITES Member States to apply resolution {A1}"),
        ("EXTENDS", f"EXTENDS its deep appreciation to the States that apply {A1}"),
        ("RENEWS", f"RENEWS its call for action under {A1}"),
        ("ADOPTS", f"ADOPTS amendments to the Convention, in accordance with {A1}"),
        # nothing is said of the resolution itself
        ("REVOKES", "REVOKES resolution {A.9005(95)}"),
        ("REVOKES", "REVOKES the earlier guidance."),
    ],
)
def test_no_effect(verb, text):
    assert edges(text, verb) == []


def test_sub_items_take_the_words_that_lead_up_to_them():
    revoking = clause("REVOKES the following resolutions:", "REVOKES", "op/3")
    items = [clause(f"{A1};", "", "op/3/a"), clause(f"{A2}.", "", "op/3/b")]
    assert edges_of(revoking, *items) == [*REVOKED, ("revokes", "A.9002(91)")]
    deciding = clause("DECIDES:", "DECIDES", "op/4")
    items = [
        clause(f"to extend the term of {A1};", "", "op/4/a"),
        clause(f"that {A2} is hereby revoked;", "", "op/4/b"),
        clause(f"to ask for a report under {A3}.", "", "op/4/c"),
    ]
    assert edges_of(deciding, *items) == [*EXTENDED, ("revokes", "A.9002(91)")]
    (edge, _) = extract_relations([deciding, *items], ACTOR)
    assert str(edge.clause) == "A.9005(95)#op/4/a"


def test_what_an_amendment_says_under_as_follows_is_not_amended_itself():
    amending = clause(f"AMENDS resolution {A1} as follows:", "AMENDS", "op/3")
    item = clause(f"paragraph 2 is to name resolution {A2}.", "", "op/3/a")
    assert edges_of(amending, item) == [("amends", "A.9001(90)")]


def test_an_annexed_text_enacts_nothing():
    assert edges(f"DECIDES to revoke {A1}", "DECIDES", "annex/op/1") == []


@pytest.mark.parametrize(
    "said", ["This circular supersedes", "This circular and any revision supersede"]
)
def test_circular_supersedes_in_plain_words(said):
    circular = Identity("FAL.9/Circ.12/Rev.1", "A fictional circular", "circular", "FAL")
    text = f"{said} the notice contained in {{FAL.9/Circ.12}}."
    told = clause(text, "", "par/5", symbol=circular.symbol)
    (edge,) = extract_relations([told], circular)
    assert (edge.verb, edge.target.symbol, edge.clause) == (
        "supersedes", "FAL.9/Circ.12", told.citation,
    )  # fmt: skip


def test_edge_carries_clause_day_and_evidence():
    (edge,) = extract_relations([clause(f"REVOKES {A1}.", "REVOKES", "op/8")], ACTOR)
    assert edge.actor == "A.9005(95)"
    assert str(edge.clause) == "A.9005(95)#op/8"
    assert edge.on == ADOPTED
    assert edge.confidence is Confidence.VERIFIED_TEXT
    assert edge.evidence == "text held"


@pytest.mark.parametrize(
    ("text", "on"),
    [
        (f"REVOKES, with effect from 1 January 2092, resolution {A1}.", date(2092, 1, 1)),
        (f"REVOKES resolution {A1} as from 2 March 2092.", date(2092, 3, 2)),
        (f"REVOKES resolution {A1} with effect from 31 November 2092.", ADOPTED),
        (f"REVOKES resolution {A1} of 3 March 2080.", ADOPTED),
    ],
)
def test_day_of_effect_in_the_text_wins(text, on):
    (edge,) = extract_relations([clause(text, "REVOKES")], ACTOR)
    assert (edge.on, str(edge.target)) == (on, "A.9001(90)")


@pytest.mark.parametrize("kind", ["page", "guidance", "register"])
def test_only_instruments_state_relations(kind):
    page = Identity(ACTOR.symbol, "A page", kind)
    assert extract_relations([clause(f"REVOKES {A1}.", "REVOKES")], page) == ()


def test_notes_of_ours_state_nothing():
    note = clause(f"Revokes {A1}.", "REVOKES", kind=TextKind.NOTE)
    assert extract_relations([note], ACTOR) == ()


def test_recognised_text_is_less_sure():
    read = clause(f"REVOKES {A1}.", "REVOKES", kind=TextKind.RECOGNISED)
    (edge,) = extract_relations([read], ACTOR)
    assert edge.confidence is Confidence.PARTIAL_TEXT


def test_each_clause_has_its_edge_and_each_only_once():
    pair = [clause(f"REVOKES {A1} and {A1};", "REVOKES", f"op/{n}") for n in (1, 2)]
    found = extract_relations(pair, ACTOR)
    assert [str(edge.clause) for edge in found] == ["A.9005(95)#op/1", "A.9005(95)#op/2"]


def test_references_to_conventions_are_no_edges():
    text = "AMENDS article 3 of the Convention"
    named = Reference(7, 34, None, "Convention, article 3")
    plain = clause(text, "AMENDS")
    told = Clause(plain.citation, text, plain.spans, 0, len(text), 0, "AMENDS", references=(named,))
    assert extract_relations([told], ACTOR) == ()
