"""E-mails: their attachments and nothing else, whatever the sender wrote."""

from email.message import EmailMessage

import pytest

from itcp_assist.corpus.mail import iter_attachments
from itcp_assist.errors import ReadingError

PDF = b"%PDF-1.7 fictional"


def letter(*files, subject="A fictional letter"):
    mail = EmailMessage()
    mail["Subject"] = subject
    mail.set_content("Own words that are no document.")
    mail.add_alternative("<p>Own words that are no document.</p>", subtype="html")
    for name, data in files:
        mail.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return mail


def attached(data):
    return [(part.name, part.data) for part in iter_attachments(data, "letter.eml")]


def test_attachments_are_found_and_own_words_are_not():
    assert attached(letter(("a.pdf", PDF), ("b.pdf", b"x")).as_bytes()) == [
        ("a.pdf", PDF),
        ("b.pdf", b"x"),
    ]
    assert attached(letter().as_bytes()) == []


def test_attachments_of_a_mail_within_a_mail_are_found():
    outer = letter(("a.pdf", PDF))
    outer.add_attachment(letter(("b.pdf", b"x"), subject="Within"))
    assert [name for name, _ in attached(outer.as_bytes())] == ["a.pdf", "b.pdf"]


def test_an_attached_text_is_a_document_and_a_text_without_a_name_is_not():
    mail = letter()
    mail.add_attachment("A fictional page.\n", filename="page.txt")
    assert attached(mail.as_bytes()) == [("page.txt", b"A fictional page.\n")]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'name="=?utf-8?B?UsOpcy5wZGY=?="', "Rés.pdf"),
        (b"name*=utf-8''R%C3%A9s.pdf", "Rés.pdf"),
        (b'name="../../etc/cron.d/x.pdf"', "../../etc/cron.d/x.pdf"),
        (b'name="=?no-such-code?B?UsOpcw==?="', "part 1"),
        (b"", "part 1"),
    ],
)
def test_names_are_what_the_sender_wrote(head, name):
    data = (
        b'Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n'
        b"Content-Type: application/pdf; " + head + b"\n"
        b"Content-Transfer-Encoding: base64\n\nUERG\n--b--\n"
    )
    assert attached(data) == [(name, b"PDF")]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is no e-mail"),
        (b"just words\nand more\n", "is no e-mail"),
        (b"\xff\xfe\x00" * 50, "is no e-mail"),
        (b"Content-Type: message/rfc822\n\n" * 5000, "nests mail in mail without end"),
        (b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n' * 51, "more parts or lines"),
        (b"Subject: x\n\n" + b"\n" * 1_000_001, "more parts or lines"),
    ],
    ids=["empty", "words", "bytes", "nested", "parts", "lines"],
)
def test_what_is_no_mail_is_refused(data, told):
    with pytest.raises(ReadingError, match=f"^letter.eml: .*{told}"):
        attached(data)


def test_a_mail_that_breaks_off_or_is_damaged_is_refused():
    data = letter(("a.pdf", PDF * 100)).as_bytes()
    with pytest.raises(ReadingError, match="breaks off before its end"):
        attached(data[: len(data) // 2 + 200])
    with pytest.raises(ReadingError, match=r"its attachment 'a\.pdf' is damaged"):
        attached(data.replace(b"\nJVBE", b"\nJVB"))
