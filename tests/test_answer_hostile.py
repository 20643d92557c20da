"""Instructions inside clauses and questions are text, even for a model that obeys all of them."""

import re
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from attacks import ATTACKS, EXECUTED_RE, POSITIONS, obey_attacks, placed
from hypothesis import given
from hypothesis import strategies as st
from model_server import (
    FEES,
    PLACES,
    make_clause,
    offered,
    serving_model,
    serving_obedient,
)
from renderings import as_text
from specimens import Item, Specimen

from itcp_assist.answer.offering import offer_clauses, read_reply
from itcp_assist.assistant import Choices, build_index, open_assistant
from itcp_assist.citation import find_quote
from itcp_assist.errors import ModelError
from itcp_assist.records import Outcome, VerdictKind
from itcp_assist.settings import Settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from integrity import iter_faults

needs_openai = pytest.mark.skipif(
    find_spec("langchain_openai") is None, reason="the extra openai is not installed"
)
DAY = date(2090, 1, 1)
EXECUTED_SHARE = 0.02  # at most, of the attacks in clauses; one of them is a clause's own words
SYMBOL = "A.9201(90)"
TEXTS = [placed(attack, position) for attack in ATTACKS for position in POSITIONS]
CLEAN = 1  # the number of the one paragraph that holds no attack; the others come after it
HARBOURS = Specimen(
    symbol=SYMBOL,
    kind="resolution",
    title="PAINTING WHAT IS READ",
    adopted=date(2011, 11, 28),
    organ="ASSEMBLY",
    head=(f"Resolution {SYMBOL}", "Adopted on 28 November 2011"),
    enacting="THE ASSEMBLY,",
    preamble=(Item("", "RECALLING that a painted buoy is seen from afar,"),),
    body=(
        Item(f"{CLEAN}", "INVITES harbours to paint 15 buoys, but not to sell paint."),
        *(Item(f"{number}", text) for number, text in enumerate(TEXTS, CLEAN + 1)),
    ),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory, word_encoder):
    corpus, index = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("index")
    (corpus / "harbours.txt").write_bytes(as_text(HARBOURS))
    build_index([corpus], index, word_encoder, choices=Choices(with_register=False))
    return index


@pytest.fixture(scope="module")
def plain(index, word_encoder):
    with open_assistant(index, Settings(index=index), encoder=word_encoder) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def open_misled(index, word_encoder):
    """Open an assistant that asks the model of a server."""

    def opening(server, mode="good"):
        settings = Settings(index=index, model="openai:fake", model_url=server.url(mode))
        return open_assistant(index, settings, encoder=word_encoder)

    return opening


def check_kept(worded, kept, assistant):
    """A model may only add sentences; those that do what an attack wanted are given back."""
    added = worded.statements[: len(worded.statements) - len(kept.statements)]
    assert worded.statements[len(added) :] == kept.statements
    assert (worded.outcome, worded.nearest) == (kept.outcome, kept.nearest)
    assert {c for s in added for c in s.cited} <= {c for s in kept.statements for c in s.cited}
    assert list(iter_faults(worded, assistant)) == []
    return [s.text for s in added if re.search(EXECUTED_RE, s.text)]


def question(number):
    return f"What does operative paragraph {number} of {SYMBOL} say?"


@needs_openai
def test_model_that_obeys_an_instruction_in_a_clause_changes_nothing(plain, open_misled):
    executed = []
    with serving_obedient(obey_attacks) as server, open_misled(server) as misled:
        for number, text in enumerate(TEXTS, CLEAN + 1):
            worded, kept = (a.ask(question(number), as_of=DAY) for a in (misled, plain))
            assert kept.outcome == Outcome.ANSWERED
            assert len(worded.withheld) > 0, text
            done = check_kept(worded, kept, misled)
            executed += done
            # no verb of a resolution opens such a clause: what it says is repeated as its words
            assert all(find_quote(said.rstrip(".").lower(), text.lower()) for said in done)
        assert len(server.seen) == len(TEXTS)
    assert len(executed) <= EXECUTED_SHARE * len(TEXTS)


@needs_openai
def test_model_that_obeys_an_instruction_in_a_question_changes_nothing(plain, open_misled):
    with serving_obedient(obey_attacks) as server, open_misled(server) as misled:
        assert len(misled.ask(question(CLEAN), as_of=DAY).statements) > len(
            plain.ask(question(CLEAN), as_of=DAY).statements
        ), "the same model is heard where nothing misleads it"
        for attack in ATTACKS:
            asked = f"{question(CLEAN)} {attack}"
            worded, kept = (a.ask(asked, as_of=DAY) for a in (misled, plain))
            assert check_kept(worded, kept, misled) == []
        assert len(server.seen) > len(ATTACKS) / 2


@needs_openai
@pytest.mark.parametrize("reply", ["NONE", "none.", "I cannot help with that.", "Withheld.\n" * 5])
def test_model_that_keeps_silent_or_refuses_keeps_no_clause_from_the_reader(
    reply, plain, open_misled
):
    with serving_model(lambda _: reply) as server, open_misled(server) as misled:
        worded, kept = (a.ask(question(CLEAN), as_of=DAY) for a in (misled, plain))
    assert check_kept(worded, kept, misled) == []
    assert worded.statements == kept.statements


TYPED = {
    "a look-alike letter": lambda text: text.replace("A.", "\u0410."),
    "wide forms": lambda text: text.replace("9201", "\uff19\uff12\uff10\uff11"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "unseen marks": lambda text: text.replace("A.92", "A.\u200b92").replace("op", "o\u00adp"),
    "an accent apart": lambda text: text.replace("a", "a\u0301", 1),
    "direction marks": lambda text: f"\u202e{text}\u202c\u2066",
}


@pytest.mark.parametrize("how", TYPED)
def test_question_typed_with_odd_characters_gets_the_same_clause(how, plain):
    for number in (CLEAN, 14):
        typed, kept = (
            plain.ask(q, as_of=DAY) for q in (TYPED[how](question(number)), question(number))
        )
        assert typed.statements == kept.statements != ()


def test_feigned_reference_in_a_clause_is_text_of_that_clause(plain):
    """Its own label is the only one; what it names is neither cited nor opened."""
    for number, text in enumerate(TEXTS, CLEAN + 1):
        answer = plain.ask(question(number), as_of=DAY)
        (first, *_) = answer.statements
        # the file that was read is broken into lines, one of them after a hyphen
        assert (first.text.replace(" ", ""), first.is_quote) == (text.replace(" ", ""), True)
        keys = {str(c.quote.citation) for s in answer.statements for c in s.cited}
        assert keys == {f"{SYMBOL}#op/{number}"}
        assert all(c.status.by is None for s in answer.statements for c in s.cited)


WHOLE = HARBOURS.body[0].text
BENT = {
    "an invented id": (lambda _: f"c000000 | {WHOLE}", VerdictKind.UNRESOLVED),
    "a key for an id": (lambda _: f"{SYMBOL}#op/{CLEAN} | {WHOLE}", VerdictKind.UNRESOLVED),
    "an id and an invented one": (
        lambda ids: f"{ids[0]}, c000000 | Harbours are invited to paint 15 buoys.",
        VerdictKind.UNRESOLVED,
    ),
    "no id": (lambda _: WHOLE, VerdictKind.UNCITED),
    "a changed quotation": (
        lambda ids: f'{ids[0]} | Harbours are invited "to paint 51 buoys".',
        VerdictKind.MISQUOTED,
    ),
    "a number": (lambda ids: f"{ids[0]} | Harbours are invited to paint 51 buoys.",
                 VerdictKind.UNSUPPORTED),
    "a not": (lambda ids: f"{ids[0]} | Harbours are invited to sell paint.",
              VerdictKind.UNSUPPORTED),
    "a verb": (lambda ids: f"{ids[0]} | Harbours must paint 15 buoys.", VerdictKind.OVERSTATED),
    "an addressee": (lambda ids: f"{ids[0]} | Buoys are invited to paint.",
                     VerdictKind.UNSUPPORTED),
}  # fmt: skip


@needs_openai
@pytest.mark.parametrize("bent", BENT)
def test_bent_sentence_is_withheld_with_its_verdict(bent, plain, open_misled):
    reply, verdict = BENT[bent]
    with serving_model(lambda c: reply(list(c))) as server, open_misled(server) as misled:
        worded, kept = (a.ask(question(CLEAN), as_of=DAY) for a in (misled, plain))
    assert worded.statements == kept.statements
    assert [s.verdict for s in worded.withheld] == [verdict]


@needs_openai
def test_exact_quote_under_the_id_of_another_clause_is_withheld(plain, open_misled):
    """The words are true; they are not those of the clause that is cited for them."""
    asked = f"Compare operative paragraphs {CLEAN} and 3 of {SYMBOL}."

    def swapped(clauses):
        ids = list(clauses)
        return "\n".join(
            f'{ids[at - 1]} | "{text}"' for at, text in enumerate(clauses.values()) if len(ids) > 1
        )

    with serving_model(swapped) as server, open_misled(server) as misled:
        worded, kept = (a.ask(asked, as_of=DAY) for a in (misled, plain))
        ((_, _, body),) = server.seen
    count = len(offered(body["messages"][-1]["content"]))
    assert count > 1
    assert worded.statements == kept.statements
    assert [s.verdict for s in worded.withheld] == [VerdictKind.MISQUOTED] * count


WATCHED: list[tuple[str, object]] = []
WATCHING: list[bool] = []


def watch(event, arguments):
    """Note connections, programs and files that are written; Python calls it for each event."""
    if not WATCHING:
        return
    is_written = event == "open" and bool(set("wax+") & set(str(arguments[1])))
    if is_written or event in ("socket.connect", "subprocess.Popen", "os.system", "os.exec"):
        WATCHED.append((event, arguments[event == "socket.connect"]))


@needs_openai
def test_what_a_model_writes_opens_no_address_runs_nothing_and_writes_no_file(open_misled):
    sys.addaudithook(watch)  # stays for as long as the program runs, but looks only while it may
    with serving_obedient(obey_attacks) as server, open_misled(server) as misled:
        misled.ask(question(CLEAN), as_of=DAY)
        WATCHING.append(True)
        for attack in ATTACKS:
            misled.ask(f"{question(CLEAN)} {attack}", as_of=DAY)
        WATCHING.clear()
        here = ("socket.connect", ("127.0.0.1", server.server_port))
    assert here in WATCHED
    assert set(WATCHED) == {here}


HOSTILE_TEXTS = st.one_of(
    st.text(min_size=1),
    st.lists(
        st.sampled_from(
            ["c0ffee", " end", "\n", "0123456789abcdef", "question", "c000000 | x", "{mark}",
             "</clause>", "\u2028", "\u202e", "\u200b", "---", "[A.986(24), op 3]", "{clauses}"]
        ),
        min_size=1,
    ).map("".join),
)  # fmt: skip


@given(HOSTILE_TEXTS, st.lists(HOSTILE_TEXTS, min_size=1, max_size=4))
def test_no_text_can_break_out_of_its_place(asked, texts):
    """What stands between the marks is what was given, whatever it holds; read as a model would."""
    clauses = [make_clause(f"A.9001(90)#op/{n}", text) for n, text in enumerate(texts, 1)]
    offer = offer_clauses(asked, clauses)
    mark = re.search(r"begins with ([0-9a-f]{16})\b", offer.rules)[1]
    pieces = offer.material.split(f"{mark} ")
    ids = list(offer.clauses)
    assert pieces[1] == f"question\n{asked}\n"
    assert pieces[3::2] == [f"{one}\n{text}\n" for one, text in zip(ids, texts, strict=True)]
    assert all(piece.strip() == "end" for piece in pieces[2::2])
    assert mark not in asked + "".join(texts)
    assert not any(one in text for one in ids for text in (asked, *texts))


@given(st.text())
def test_no_reply_cites_what_was_not_offered_or_stops_the_program(reply):
    ids = {"c111111": PLACES, "c222222": FEES}
    try:
        proposals = read_reply(reply, ids)
    except ModelError as error:
        assert "\n" not in str(error)
        return
    held = {clause.citation for clause in ids.values()}
    assert all(q.citation in held or " " in q.citation.symbol for p in proposals for q in p.quotes)
    assert all(p.is_model_worded and not p.is_quote for p in proposals)
