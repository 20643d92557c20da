"""What a language model is offered, and how its reply is read: ids go out, sentences come back."""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from itcp_assist.answer.sentences import whole_quote
from itcp_assist.citation import Citation, find_mentions, find_pinpoints
from itcp_assist.errors import ModelError
from itcp_assist.records import Clause, Proposal, Quote
from itcp_assist.settings import shipped_folder

PROMPT = "answer.md"

# An answer in words is short; a list is better read as it stands. Chosen to fit a small model's
# context of 8,000 tokens, at about four characters a token, with room for its reply.
MAX_CLAUSES = 12
MAX_OFFERED_CHARS = 20_000
ASKED_SENTENCES = 4
MAX_SENTENCES = 2 * ASKED_SENTENCES  # a few too many are judged; more is not what was asked for

# What a sentence cites that no code has put there. No symbol has spaces: these resolve to nothing,
# and verification counts the sentence as unresolved.
UNKNOWN_ID = Citation("a clause under an id that was not offered")
OWN_REFERENCE = Citation("a reference that the model wrote itself")
OWN_STATUS = Citation("a word of the model's on what stands")

_NOTHING_RE = re.compile(r"\W*NONE\W*")
_THOUGHTS_RE = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCE_RE = re.compile(r"\s*`{3,}\w*\s*")
_REFERENCE_RE = re.compile(r"[\[\]\u3010\u3011\u00a7]|://|\bwww\.")
# How texts stand is told by the register, and how they compare by rule. To amend or adopt something
# is what a clause may ask for; that a text amends, or was adopted, is not for a model to say.
_STATUS_RE = re.compile(
    r"""
    \brevo(?:k|c)\w* | \b(?:supersede|replace|expire)[sd]\b | \bovert(?:akes|aken|ook)\b
  | \b(?:repeal|amend|adopt|annul|cancel|withdraw)(?:l?ed|s|n)\b | \bwithdrew\b
  | \b(?:stands? | (?:in)?valid | in\s(?:force|effect) | no\slonger | counterpart)\b
  | \bnot\s(?:yet|established)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUOTE_MARK_RE = re.compile(r'["\u201c-\u201f\u00ab\u00bb\uff02]')
_SINGLE_QUOTED_RE = re.compile(r"(?<!\w)['\u2018]([^'\u2018\u2019]+)['\u2019](?!\w)")
# Dashes and quotation marks, which models write in place of the plain ones.
_PLAIN_MARKS = "\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u00ab\u00bb"
_FOREIGN_LETTERS_RE = re.compile(r"\w*[^\W\d_a-zA-Z]\w*")


@dataclass(frozen=True, slots=True)
class Offer:
    """One request: the rules and the material as a model gets them, and the clauses by their ids.

    Ids and the mark around each text are random and new for each request, so that no text can
    know them in advance.
    """

    rules: str
    material: str
    clauses: Mapping[str, Clause]


def read_prompt() -> str:
    """The prompt that ships, with its placeholders; ModelError when it is not there."""
    path = shipped_folder("prompts") / PROMPT
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ModelError(f"the prompt {path} cannot be read; install the package anew") from error


def prompt_sha256() -> str:
    """The SHA-256 of the prompt that ships."""
    return hashlib.sha256(read_prompt().encode()).hexdigest()


def offer_clauses(question: str, clauses: Sequence[Clause]) -> Offer:
    """The question and the clauses as a model gets them; ModelError where they are too many."""
    size = sum(len(clause.text) for clause in clauses)
    if len(clauses) > MAX_CLAUSES or size > MAX_OFFERED_CHARS:
        raise ModelError(
            f"it was not asked: {len(clauses)} clauses of {size:,} characters are more than the "
            f"{MAX_CLAUSES} and {MAX_OFFERED_CHARS:,} that are sent; ask about fewer"
        )
    mark = secrets.token_hex(8)
    by_id = dict(zip(_fresh_ids(), clauses, strict=False))
    blocks = (f"{mark} {name}\n{clause.text}\n{mark} end" for name, clause in by_id.items())
    rules, _, material = read_prompt().partition("\n---\n")
    return Offer(
        rules.format(limit=ASKED_SENTENCES, mark=mark),
        material.format(mark=mark, question=question, clauses="\n\n".join(blocks)),
        by_id,
    )


def read_reply(reply: str, clauses: Mapping[str, Clause]) -> tuple[Proposal, ...]:
    """The sentences of a reply with the whole clauses that they rest on, all still to be judged.

    A line without ids becomes a proposal that cites nothing, an unknown id a citation that resolves
    to nothing: both are for verification to count, not for this place to drop. Raises ModelError
    where the reply holds no sentence or far too many.
    """
    text = _THOUGHTS_RE.sub("", reply)
    lines = [line for line in text.splitlines() if line.strip() and not _FENCE_RE.fullmatch(line)]
    if not lines:
        raise ModelError("gave an empty answer; ask again or choose another model")
    if _NOTHING_RE.fullmatch(text):
        raise ModelError("found nothing in the clauses that answers in a sentence")
    if len(lines) > MAX_SENTENCES:
        raise ModelError(
            f"gave {len(lines)} lines where {ASKED_SENTENCES} sentences were asked for; "
            "choose another model"
        )
    return tuple(_read_line(line, clauses) for line in lines)


def _fresh_ids() -> Iterator[str]:
    """Random ids, each once."""
    given: set[str] = set()
    while True:
        name = f"c{secrets.token_hex(3)}"
        if name not in given:
            given.add(name)
            yield name


def _read_line(line: str, clauses: Mapping[str, Clause]) -> Proposal:
    head, bar, tail = line.partition("|")
    sentence = " ".join((tail if bar else head).split())
    names = re.findall(r"[^\s,;*`\[\]()]+", head) if bar else []
    cited = [clauses.get(name.lstrip("-")) for name in dict.fromkeys(names) if name.strip("-")]
    quotes = [whole_quote(clause) if clause else Quote(UNKNOWN_ID, 0, 0) for clause in cited]
    if cited:
        own = _own_citations(sentence, {clause.symbol for clause in cited if clause})
        quotes.extend(Quote(citation, 0, 0) for citation in own)
    return Proposal(sentence, tuple(quotes), claimed=tuple(_claims(sentence)), is_model_worded=True)


def _own_citations(sentence: str, symbols: set[str]) -> Iterator[Citation]:
    """What only code may say: references, save the symbol of the one text cited, and standing."""
    named = {mention.symbol for mention in find_mentions(sentence)}
    if _REFERENCE_RE.search(sentence) or find_pinpoints(sentence) or (named and named != symbols):
        yield OWN_REFERENCE
    if _STATUS_RE.search(sentence):
        yield OWN_STATUS


def _claims(sentence: str) -> Iterator[str]:
    """What must stand in a cited clause letter for letter: quotations, and letters that may hide.

    A letter outside ASCII can pass for another, so a word with one must be the clause's own, and so
    must a mark; what is not seen, or is drawn over letters, is named by number, and as such stands
    in no clause.
    """
    for char in unicodedata.normalize("NFC", sentence):
        if not char.isprintable() or unicodedata.category(char).startswith("M"):
            yield f"U+{ord(char):04X}"
        elif not (char.isascii() or char.isalnum() or char in _PLAIN_MARKS):
            yield char
    yield from filter(str.strip, _QUOTE_MARK_RE.split(sentence)[1::2])
    yield from _SINGLE_QUOTED_RE.findall(sentence)
    yield from _FOREIGN_LETTERS_RE.findall(sentence)
