"""Split an address in English into the names it lists, each whole and as it is printed.

"and" and commas join names, stand within names (Food and Agriculture Organization of the United
Nations) and join what goes with one noun (international and regional organizations). A piece
without a noun of its own therefore waits for the piece that has it.
"""

import re
from dataclasses import dataclass, field

# Nouns that name somebody who can be asked for something.
_NOUN_RE = re.compile(
    r"""(?:
      states?|nations|governments?|part(?:y|ies)|members?|countr(?:y|ies)|territor(?:y|ies)|powers?
    | organi[sz]ations?|agenc(?:y|ies)|institut(?:ion|e)s?|entit(?:y|ies)|bod(?:y|ies)|organs?
    | assembl(?:y|ies)|councils?|(?:sub-)?committees?|commissions?|secretar(?:y-general|iats?|ies)
    | conferences?|administrations?|authorit(?:y|ies)|divisions?|departments?|services?
    | programmes?|funds?|facilit(?:y|ies)|banks?|groups?|groupings?|panels?|missions?|systems?
    | donors?|partners?|partnerships?|stakeholders?|contributors?|industr(?:y|ies)|sectors?
    | communit(?:y|ies)|societ(?:y|ies)|associations?|unions?|federations?|foundations?|forums?
    | directors?|director-general|co-?ordinators?|representatives?|rapporteurs?|president
    | (?:co-|vice-)?chairs?(?:persons?)?|facilitators?|envoys?|commissioner|experts?|advis[eo]rs?
    | ship-?owners?|compan(?:y|ies)|operators?|manufacturers?|ports?|seafarers?|masters?|pilots?
    | enterprises?|businesses|investors?|employers?|workers?|universit(?:y|ies)|academia|scientists?
    | researchers?|practitioners?|centres?|bureau|board|actors?|leaders|persons|individuals|women
    | youth|media|platforms?|parliaments?|parliamentarians|networks?|mechanisms?|offices?|teams?
    | tribunals?|courts?|forces?|operations|participants|users?|owners|charterers|builders
    | insurers|underwriters|shippers|carriers|suppliers|salvors|agents|brokers|surveyors
    | inspectors|officers|crews?|fishers|teachers|instructors|trainers|academ(?:y|ies)|schools?
    | colleges?|yards|terminals|ministr(?:y|ies)|ministers?|registr(?:y|ies)|signatories
    | observers|delegations?|laborator(?:y|ies)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# Bodies of which there is one by each name; in "Economic and Social Council" one noun for both.
_BODY_RE = re.compile(
    r"(?:Organi[sz]ation|Council|Commission|Committee|Conference|Bank|Fund|Programme|Office|Union"
    r"|Agency|Department|Division|Institute|Association|Board|Centre|Federation|Forum|Authority)"
)
# Names that hold "and" between two parts that could each be a name.
_WHOLE_RE = re.compile(
    r"""
    Antigua\sand\sBarbuda | Bosnia\sand\sHerzegovina | Saint\sKitts\sand\sNevis
  | Saint\sVincent\sand\sthe\sGrenadines | Sao\sTome\sand\sPrincipe | Trinidad\sand\sTobago
  | Ocean\sAffairs\sand\sthe\sLaw\sof\sthe\sSea | Asia\sand\sthe\sPacific
  | Latin\sAmerica\sand\sthe\sCaribbean | Gender\sEquality\sand\sthe\sEmpowerment\sof\sWomen
    """,
    re.VERBOSE,
)
_JOINT_RE = re.compile(
    r",?\s+(?:as\swell\sas|along\swith|together\swith)\s+|,\s+(?:and,?\s+)?|\s+and,?\s+(?:to\s+)?"
)
# What goes on after a noun, so that no further noun before it is the head.
_AFTER_RE = re.compile(
    r"""\s(?:
      about|across|against|among|around|as|at|between|beyond|by|during|for|from|in|including|into
    | of|on|outside|over|such|that|through|throughout|to|towards?|under|upon|via|which|who|whose
    | with|within|without
    )\b""",
    re.VERBOSE,
)
# States concerned, bodies established by the Convention, States bordering straits.
_PARTICIPLE_RE = re.compile(r"[a-z]+(?:ed\b|ing\s)")
_ARTICLE_RE = re.compile(r"^(?:the|an?)\s+")
_QUANTIFIER_RE = re.compile(r"^(?:the|an?|all|any|both|each|every|its|their|other|those)\s+")
_PLURAL_RE = re.compile(r"[a-z]{2}(?<!s)s(?:\s(?:concerned|involved|affected))?$")
_POSSESSIVE_RE = re.compile(r"(?:its|their|his|her)\b")
_BRACKET_RE = re.compile(r"\s\([^()]*\)$")  # African Union (AU)
# A second request in one paragraph: "..., and invites the Council to".
_VERB_RE = re.compile(
    r"(?:also\s|further\s)?(?:asks|calls\s(?:up)?on|encourages|invites|requests|urges)\s+"
)
# Remarks between commas that end at the next comma, and those whose own list goes on to the end.
_SHORT_RE = re.compile(
    r"""(?:
      as|consequently|consistent|following|for|having|if|in|inter\salia|on|once\sagain|pursuant|subject
    | under|upon|when|where|while|within|acting|working|either|\w+ly
    )\b""",
    re.VERBOSE,
)
_LONG_RE = re.compile(
    r"""(?:
      in\s(?:close\s)?(?:co-?operation|co-?ordination|collaboration|consultation|conjunction
        |partnership|particular|accordance|line)
    | along|at|bearing|by|especially|from|including|notably|particularly|such\sas|taking|through
    | to|together|with
    )\b""",
    re.VERBOSE,
)


# What a request says of whom it names: a verb in its plain form, may be after "should"; "be" asks
# nobody to act.
_DUTY_RE = re.compile(
    rf"""
    (?P<concerned>\s(?:concerned|involved|affected))?
    (?:,\s(?:{_SHORT_RE.pattern}|{_LONG_RE.pattern})[^:;]{{0,300}}?,)?   # , when knots are tied,
    (?:\s(?:also|not|[a-z]+ly))?
    \s (?: should\s(?:also\s|not\s|[a-z]+ly\s)?(?!be\b)[a-z]
      | (?!(?:and|or|be|is|are|was|were|has|had|should|shall|may|can|will|must|able|not)\b)
        (?![a-z]+(?:ed|ing|ly)\b)[a-z]{{2,}} )
    """,
    re.VERBOSE,
)


def split_subject(clause: str) -> tuple[str, ...]:
    """Names of those who are to act, in a clause after "that"; none where it says what is to be.

    >>> split_subject("Governments and the port authorities concerned ensure that knots hold")
    ('Governments', 'port authorities concerned')
    >>> split_subject("Governments, when knots are tied, ensure that they hold")
    ('Governments',)
    >>> split_subject("the knots be tied by Governments")
    ()
    """
    for noun in _NOUN_RE.finditer(clause):
        found = _DUTY_RE.match(clause, noun.end())
        whole = not clause[: noun.start()][-1:].isalnum()
        if found is None or not whole or _AFTER_RE.match(clause, noun.end()):
            continue
        if not _NOUN_RE.fullmatch(found[0].split()[-1]):
            return split_names(clause[: max(noun.end(), found.end("concerned"))])
    return ()


def split_names(address: str) -> tuple[str, ...]:
    """Names in an address, without their article; none where it does not begin with a name.

    >>> split_names("Member States, the United Nations system and other relevant stakeholders")
    ('Member States', 'United Nations system', 'other relevant stakeholders')
    >>> split_names("the Food and Agriculture Organization of the United Nations and donors")
    ('Food and Agriculture Organization of the United Nations', 'donors')
    >>> split_names("States and international and regional organizations, in particular IMO")
    ('States', 'international and regional organizations')
    >>> split_names("the efforts of Member States")
    ()
    """
    listing = _Listing()
    for piece, joint in _pieces(address):
        if not listing.is_aside(piece, joint):
            listing.take(_VERB_RE.sub("", piece, count=1), joint)
    listing.settle()
    names = listing.names if listing.is_address else []
    return tuple(_ARTICLE_RE.sub("", name, count=1) for name in names)


@dataclass(slots=True)
class _Listing:
    """The names found so far; ``waiting`` are pieces without a noun, each with its joint."""

    names: list[str] = field(default_factory=list)
    waiting: list[tuple[str, str]] = field(default_factory=list)
    is_address: bool = True
    aside: str = ""

    def is_aside(self, piece: str, joint: str) -> bool:
        """Say whether a piece is a remark: it begins one, or one goes on."""
        ends = " with" in joint or "well" in joint if self.aside == "long" else "," in joint
        if self.aside and not ends:
            return True
        self.aside = ""
        if joint and not joint.lstrip().startswith(",") and "," not in joint:
            return False
        begun = bool(self.names or self.waiting)
        if begun and _LONG_RE.match(piece):
            self.aside = "long"
        elif _SHORT_RE.match(piece) or _LONG_RE.match(piece):
            self.aside = "short"
        return bool(self.aside)

    def take(self, piece: str, joint: str) -> None:
        """Take the next piece: a name, a part of one, or what goes on after one."""
        if _is_open(piece):
            self.waiting.append((piece, joint))
            return
        if self.waiting and _shares_noun(self.waiting, piece):
            (first, before), *rest = self.waiting
            piece = first + "".join(gap + part for part, gap in rest) + joint + piece
            joint, self.waiting = before, []
        self.settle()
        self._add(piece, joint)

    def settle(self) -> None:
        """Give up waiting: what waits is a proper name, or goes on with the name before it."""
        waiting, self.waiting = self.waiting, []
        for piece, joint in waiting:
            self._add(piece, joint)

    def _add(self, piece: str, joint: str) -> None:
        tail = bool(self.names and _AFTER_RE.search(self.names[-1]))
        if tail and _completes(self.names[-1], piece):
            self.names[-1] += joint + piece
        elif self._is_another(piece, tail=tail):
            self.names.append(piece)
        elif self.names:
            self.names[-1] += joint + piece
        else:
            self.is_address = False

    def _is_another(self, piece: str, *, tail: bool) -> bool:
        """Say whether a piece is one more name: any plural may be, in a list of bare names."""
        if self.names and _POSSESSIVE_RE.match(piece):
            return False
        bare = bool(self.names) and not tail and _AFTER_RE.search(piece) is None
        return _is_name(piece) or (bare and _PLURAL_RE.search(piece) is not None)


def _pieces(address: str) -> list[tuple[str, str]]:
    """Pieces of an address, each with the joint that stands before it."""
    whole = [found.span() for found in _WHOLE_RE.finditer(address)]
    joints = [
        joint for joint in _JOINT_RE.finditer(address)
        if not any(start <= joint.start() < end for start, end in whole)
    ]  # fmt: skip
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(address)]
    before = ["", *(joint[0] for joint in joints)]
    parts = zip(starts, ends, before, strict=True)
    return [(address[start:end], joint) for start, end, joint in parts if start < end]


def _head(piece: str) -> list[str]:
    """Words of a piece up to what goes on after its noun."""
    found = _AFTER_RE.search(piece)
    return _BRACKET_RE.sub("", piece[: found.start()] if found else piece).split()


def has_noun(piece: str) -> bool:
    """Say whether the head of a piece is a noun of the list, a word on it after it at most."""
    words = _head(piece)
    at = next((n for n in range(len(words), 0, -1) if _NOUN_RE.fullmatch(words[n - 1])), 0)
    after = " ".join(words[at:])
    return at > 0 and (not after or _PARTICIPLE_RE.match(after) is not None)


def _is_proper(piece: str) -> bool:
    words = [word for word in _head(_QUANTIFIER_RE.sub("", piece, count=1)) if word != "and"]
    return bool(words) and all(word.strip("()")[:1].isupper() for word in words)


def _is_name(piece: str) -> bool:
    return piece == "all" or has_noun(piece) or _is_proper(piece)


def _is_open(piece: str) -> bool:
    """Say whether a piece may lack its noun: an adjective, or a name that is no abbreviation."""
    words = _head(piece)
    if not words or _AFTER_RE.search(piece) or has_noun(piece) or _POSSESSIVE_RE.match(piece):
        return False
    last = words[-1]
    return not last.isupper() if last[0].isupper() else not last.endswith("s")


def _shares_noun(waiting: list[tuple[str, str]], piece: str) -> bool:
    """Say whether the noun of ``piece`` is also that of what waits for one."""
    if _ARTICLE_RE.match(piece):
        return False
    if any(_head(part)[-1][0].isupper() for part, _ in waiting):
        return piece[0].isupper() and _is_body(piece)
    return True


def _completes(name: str, piece: str) -> bool:
    """Say whether a piece goes on with the name of a name: President of the Economic + and Social
    Council, Governments of Atlantis + and Lemuria.
    """
    if not piece[0].isupper():
        return False
    return not has_noun(piece) or (_is_body(piece) and not _NOUN_RE.fullmatch(name.split()[-1]))


def _is_body(piece: str) -> bool:
    words = _head(piece)
    return bool(words) and _BODY_RE.fullmatch(words[-1]) is not None
