"""Fictional documents that we wrote, as data: what every format renders and every test expects.

Nothing in them is real: no such symbols, sessions, organs' decisions or programmes exist. They are
laid out as the International Maritime Organization lays out its own texts, so that each habit of
its drafting is met once: full stops after numbers and none, (a)/(i) and .1/.1.1, dashed items,
a wrap-up phrase, headings between paragraphs, a list quoted in a recital, annexes, a table.
"""

from datetime import date

from specimen_form import (
    Annex,
    Item,
    Printed,
    Role,
    Specimen,
    expected_clauses,
    iter_body,
    iter_printed,
)

__all__ = [
    "CIRCULAR",
    "COMMITTEE",
    "LINKAGE",
    "PAGE",
    "RENEWAL",
    "SPECIMENS",
    "Annex",
    "Item",
    "Printed",
    "Role",
    "Specimen",
    "expected_clauses",
    "iter_body",
    "iter_printed",
]

LINKAGE = Specimen(
    symbol="A.9001(90)",
    kind="resolution",
    title="LINKING THE SHARED SEAMANSHIP SCHEME WITH THE HARBOUR GOALS",
    adopted=date(2011, 11, 28),
    organ="ASSEMBLY",
    head=("Resolution A.9001(90)", "Adopted on 28 November 2011", "(Agenda item 7(b))"),
    enacting="THE ASSEMBLY,",
    preamble=(
        Item("", "RECALLING that seafaring nations lend each other pilots in hard weather,"),
        Item(
            "",
            "RECALLING ALSO resolution A.9000(89), in which small harbours were invited:",
            (
                Item("(a)", "to say which skills their watch-keepers lack; and"),
                Item("(b)", "to lend a trainer to a neighbour once a year,"),
            ),
        ),
        Item("", "NOTING WITH CONCERN that co-operation between ports has thinned out,"),
        Item("", "HAVING CONSIDERED the advice of the Seamanship Panel at its tenth sitting,"),
    ),
    body=(
        Item("1.", "INVITES Member States to name one officer for shared seamanship;"),
        Item(
            "2.",
            "REQUESTS the Secretary-General, within the funds at hand:",
            (
                Item(
                    "(a)",
                    "to keep a list of trainers, showing for each of them:",
                    (
                        Item("(i)", "the languages in which the trainer works; and"),
                        Item("(ii)", "the months in which the trainer is free;"),
                    ),
                ),
                Item("(b)", "to print that list in spring; and"),
                Item("(c)", "to hand it to every harbour that asks,"),
            ),
            closing="and to tell the Assembly at its next session how the list was used;",
        ),
        Item("3.", "URGES donors and regional banks to pay for the travel of trainers;"),
        Item("4.", "AGREES that use of the checklist in annex 2 is voluntary."),
    ),
    annexes=(
        Annex(
            "ANNEX 1",
            "HOW A HARBOUR ASKS FOR A TRAINER",
            (
                Item("1", "A harbour writes one page and says what it wants taught."),
                Item("2", "The page names the berth and the number of watch-keepers."),
                Item("2.1", "The berth is one at which a classroom can be reached on foot."),
                Item("2.2", "The number is that of the watch-keepers who will sit in it."),
            ),
        ),
        Annex(
            "ANNEX 2",
            "CHECKLIST FOR SMALL HARBOURS",
            (
                Item("1.1", "Does the harbour keep a log of visiting trainers?", heading="Records"),
                Item(
                    "1.2",
                    "Costs that a host harbour bears are set out below.",
                    rows=(
                        ("Cost", "Who bears it"),
                        ("Lodging", "Host harbour"),
                        ("Travel", "Lending harbour"),
                    ),
                ),
            ),
        ),
    ),
    running="A 90/Res.9001",
    footer="I:\\FICTION\\90\\RES\\9001.doc",
)

RENEWAL = Specimen(
    symbol="A.9002(91)",
    kind="resolution",
    title="RENEWING THE SHARED SEAMANSHIP SCHEME",
    adopted=date(2019, 12, 6),
    organ="ASSEMBLY",
    head=("Resolution A.9002(91)", "Adopted on 6 December 2019", "(Agenda item 12)"),
    enacting="THE ASSEMBLY,",
    preamble=(
        Item("", "RECALLING resolution A.9001(90) on the shared seamanship scheme,"),
        Item("", "RECALLING ALSO that the list of trainers has been used by forty harbours,"),
        Item("", "BEING AWARE of the Lighthouse Agenda, which looks thirty years ahead,"),
    ),
    body=(
        Item("1", "ENCOURAGES Member States to draw up a harbour profile;", heading="Profiles"),
        Item(
            "2",
            "ALSO INVITES partner organizations to:",
            (
                Item(
                    ".1",
                    "share their calendars of courses, which should show:",
                    (Item(".1", "the price of a seat; and"), Item(".2", "the last day to apply;")),
                ),
                Item(".2", "lend simulators in the quiet season; and"),
                Item(".3", "report once a year;"),
            ),
        ),
        Item(
            "3",
            "REQUESTS the Secretary-General to give priority to courses on:",
            dashes=("mooring in swell;", "night pilotage; and", "care of buoys;"),
            heading="Priorities and report",
        ),
        Item("4", "REVOKES resolution A.9001(90)."),
    ),
    running="A 91/Res.9002",
    footer="I:\\FICTION\\91\\RES\\9002.docx",
)

COMMITTEE = Specimen(
    symbol="MSC.9428(98)",
    kind="resolution",
    title="STEADY LADDERS FOR VISITING TRAINERS",
    adopted=date(2018, 6, 14),
    organ="MARITIME SAFETY COMMITTEE",
    head=("ANNEX 41", "RESOLUTION MSC.9428(98)", "(adopted on 14 June 2018)"),
    enacting="THE MARITIME SAFETY COMMITTEE,",
    preamble=(
        Item("", "RECOGNIZING that trainers board by ladders that nobody has looked at,"),
        Item("", "BEARING IN MIND resolution A.9001(90),"),
    ),
    body=(Item("", "RECOMMENDS that a harbour look at its ladders before a trainer boards."),),
    running="MSC 98/99/Add.1",
    footer="I:\\FICTION\\MSC 98-99-Add-1.docx",
)

CIRCULAR = Specimen(
    symbol="FICT.1/Circ.3",
    kind="circular",
    title="ADVICE ON BORROWED SIMULATORS",
    adopted=date(2020, 2, 3),
    head=("FICT.1/Circ.3", "3 February 2020"),
    body=(
        Item("1", "The Panel, at its twelfth sitting, approved the advice in the annex."),
        Item("2", "Harbours are invited to use it when a simulator changes hands."),
        Item("3", "This circular supersedes FICT.1/Circ.2."),
    ),
    annexes=(
        Annex(
            "ANNEX",
            "ADVICE ON BORROWED SIMULATORS",
            (
                Item(
                    "1.1",
                    "Before a simulator is lent, its owner should check:",
                    (
                        Item(".1", "that the screens are clean; and"),
                        Item(".2", "that the manual lies beside it."),
                    ),
                    heading="1 BEFORE LENDING",
                ),
                Item(
                    "2.1",
                    "The borrower returns it in the crate in which it came.",
                    heading="2 GIVING BACK",
                ),
            ),
        ),
    ),
    running="FICT.1/Circ.3",
    footer="I:\\FICTION\\CIRC\\FICT.1-Circ.3.docx",
)

PAGE = Specimen(
    symbol="shared-seamanship-page",
    kind="page",
    title="Shared seamanship: how harbours help each other",
    adopted=None,
    body=(
        Item("", "Harbours of the fictional league teach each other free of charge."),
        Item("", "A harbour that wants a course writes to the league in spring."),
        Item("", "The league answers within thirty days.", heading="What happens next"),
    ),
)

SPECIMENS = (LINKAGE, RENEWAL, COMMITTEE, CIRCULAR, PAGE)
