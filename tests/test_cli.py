"""What a person may type: refused in one line, with the right exit code, and never obeyed."""

import json

import pytest

from itcp_assist.present.escaping import UNSEEN_RE

PLAIN = "Is A.9001(90) still in force?"


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "😀🚢😀", "?!…", "\x00\x1b\x07", "\ud800"])
@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_question_without_words_is_refused(itcp, command, question):
    assert "has no words; type it in letters" in itcp(command, question).refusal


@pytest.mark.parametrize("command", ["ask", "search"])
@pytest.mark.parametrize("sign", ["a ", "\u0301", "A.9001(90) ", "(", "9"])
def test_a_question_of_100_000_signs_is_refused(itcp, command, sign):
    ran = itcp(command, ("why " + sign * 100_000)[:100_000])
    assert "characters; ask in at most" in ran.refusal


@pytest.mark.parametrize("command", ["show", "status"])
@pytest.mark.parametrize("sign", ["A", "1", "(", "A.1(2", "#op/", "\ud800"])
def test_a_name_of_100_000_signs_is_refused_and_not_repeated(itcp, command, sign):
    assert len(itcp(command, (sign * 100_000)[:100_000]).refusal) < 3000


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b[31m", "\x07", "\u009b31m", "\ud800", "\u202e", "\r"]
)
def test_signs_that_nobody_sees_neither_reach_the_terminal_nor_the_answer(itcp, sign):
    question = f"{sign} Is A.9001(90) {sign} still in force {sign}?"
    assert not UNSEEN_RE.search(itcp("ask", question).out)
    answer = itcp("ask", question, "--json").json
    assert answer["outcome"] == "answered"
    assert not UNSEEN_RE.search(json.dumps(answer, ensure_ascii=False))


@pytest.mark.parametrize(
    "sign", ["\x1b[31m", "\u009b31m", "\x07", "\ud800", "\u202e", "\n", "\x00"]
)
@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "boat{}x"),
        ("show", "boat{}x#op/1"),
        ("show", "A.9001(90)#op/1{}x"),
        ("status", "A.9001(90)", "--index", "no{}where"),
        ("clauses", "no{}where.pdf"),
        ("build", "--corpus", "no{}where"),
        ("evaluate", "no{}where"),
    ],
)
def test_a_refusal_repeats_no_sign_that_a_terminal_obeys(itcp, arguments, sign):
    assert itcp(*(argument.format(sign) for argument in arguments)).refusal


@pytest.mark.parametrize("words", ["A.9001(90)", "A.9001", "Res. A 9001 (90)", "A.9001(90) "])
def test_an_incomplete_symbol_that_fits_one_document_is_completed(itcp, words):
    assert itcp("status", words, "--json").json["symbol"] == "A.9001(90)"


def test_a_number_that_fits_two_documents_is_not_guessed(itcp):
    refusal = itcp("status", "resolution 9001").refusal
    assert "fits A.9001(90), MSC.9001(99); give one of them in full" in refusal


def test_a_symbol_of_which_nothing_is_known_has_no_standing(itcp):
    standing = itcp("status", "A.9099(99)", "--json").json
    assert (standing["state"], standing["by"], standing["chain"]) == ("not_established", None, [])
    answer = itcp("ask", "What does A.9099(99) say?", "--json").json
    assert (answer["outcome"], answer["statements"]) == ("declined", [])
    assert answer["notes"] == ["The text of resolution A.9099(99) is not held."]


def test_a_paragraph_beyond_the_last_is_declined_with_the_nearest(itcp):
    answer = itcp("ask", "A.9001(90) operative paragraph 5", "--json").json
    assert (answer["outcome"], answer["statements"]) == ("declined", [])
    assert "4 operative paragraphs" in answer["notes"][0]
    assert answer["nearest"] == ["A.9001(90)#op/4"]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("A.9001(90)#op/5", "A.9001(90)#op/5 is not held: A.9001(90) has no such place"),
        ("A.9099(99)#op/1", "A.9099(99) is not held"),
        ("A.9001(90)", "not held"),
        ("A.9001(90)#", "is not"),
        ("#op/1", "is not a symbol"),
        ("A.9001(90)#op//1", "is not"),
        ("A.9001(90)#../op/1", "is not"),
        ("", "is not a symbol"),
    ],
)
def test_a_key_that_leads_nowhere_is_told(itcp, key, told):
    assert told in itcp("show", key).refusal


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "required: COMMAND"),
        (("answer", PLAIN), "invalid choice: 'answer'"),
        (("ask",), "give either a question in quotation marks or --lines"),
        (("ask", PLAIN, "--lines"), "give either a question in quotation marks or --lines"),
        (("ask", "--lines", "--conversation", "talk.jsonl"), "give turns in a line"),
        (("ask", PLAIN, "--as-of", "2019-02-30"), "'2019-02-30' is not a day; write YYYY-MM-DD"),
        (("status", "A.9001(90)", "--as-of", "today"), "'today' is not a day"),
        (("show", "A.9001(90)#op/1", "--as-of", ""), "'' is not a day"),
        (("search", "trainers", "-k", "0"), "'0' is not a number of 1 or more"),
        (("search", "trainers", "-k", "-3"), "'-3' is not a number of 1 or more"),
        (("search", "trainers", "-k", "9" * 5000), "is not a number of 1 or more"),
        (("search", "trainers", "-k", "two"), "'two' is not a number"),
        (("chat", "--port", "x"), "invalid int value: 'x'"),
        (("status", "A.9001(90)", "\x1b[31mred"), "unrecognized arguments: [U+001B][31mred"),
        (("status", "A.9001(90)", "--as", "\u009b31m"), r"'\x9b31m' is not a day"),
    ],
)
def test_wrong_arguments_exit_with_2_after_the_usage(itcp, arguments, told):
    ran = itcp(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.startswith("usage: itcp-assist")
    assert not UNSEEN_RE.search(ran.err)


@pytest.mark.parametrize(("name", "value"), [("ITCP_PORT", "x"), ("ITCP_COLOUR", "blue")])
def test_a_wrong_setting_is_told_by_its_name(itcp, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert name in itcp("status", "A.9001(90)").refusal


@pytest.mark.parametrize(
    ("host", "port", "told"),
    [("192.0.2.7", "0", "has no log-in"), ("127.0.0.1", "70000", "port 70000 does not exist")],
)
def test_a_page_that_cannot_be_served_is_told(itcp, host, port, told):
    assert told in itcp("chat", "--host", host, "--port", port).refusal


def test_what_a_document_says_cannot_alter_a_terminal_and_json_keeps_it(itcp, collection):
    key = "A.9003(92)#op/1"
    exhibit = itcp("show", key, "--json")
    assert exhibit.out.isascii()
    stored = exhibit.json["text"]
    assert "\u202e" in stored
    for command in (
        ("show", key),
        ("ask", "Cite A.9003(92) op 1"),
        ("clauses", collection.corpus / "odd.md"),
    ):
        out = itcp(*command).out
        assert "[U+202E]" in out
        assert not UNSEEN_RE.search(out)


def test_what_is_printed_is_the_same_each_time(itcp):
    for arguments in (
        ("ask", PLAIN, "--json"), ("ask", PLAIN), ("show", "A.9001(90)#op/2", "--json"),
        ("show", "A.9001(90)#op/2"), ("status", "A.9001(90)", "--json"), ("status", "A.9001(90)"),
        ("doctor", "--json"), ("doctor",),
    ):  # fmt: skip
        one, two = itcp(*arguments), itcp(*arguments)
        assert (one.code, one.err) == (0, "")
        if arguments[0] == "ask" and "--json" in arguments:
            assert one.json | {"elapsed_ms": 0} == two.json | {"elapsed_ms": 0}
        else:
            assert one.out == two.out


@pytest.mark.parametrize("suffix", ["md", "docx"])
def test_a_brief_is_written_beside_the_answer(itcp, tmp_path, suffix):
    path = tmp_path / f"brief.{suffix}"
    assert itcp("ask", PLAIN, "--json", "--brief", path).json["outcome"] == "answered"
    assert path.stat().st_size > 0


def test_a_brief_of_another_kind_is_refused(itcp, tmp_path):
    assert "use .md or .docx" in itcp("ask", PLAIN, "--brief", tmp_path / "brief.pdf").refusal
