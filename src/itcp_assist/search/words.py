"""The words of questions: which are about the asking, which are about the matter.

English, French and Spanish. Written from the kinds of question in the project's domain guide, not
from any one question.
"""

import re
from functools import lru_cache

from itcp_assist.citation import fold_search

# Words that carry no matter: articles, pronouns, auxiliaries, and the vocabulary of asking.
EMPTY_WORDS = frozenset(
    """
    a abbreviation abbreviations about above acronym acronyms applied according actually add
    after all also am an and another any anyone anything are as ask asks asked asking at be
    been being below between both but by call called can cite cited clause clauses could
    currently did do does doing done each else every exact exactly explain find for from full
    get give given gives go governed governing governs had has have having he her here his how
    i if in into is it its itself just kind know let like list make me mean means mention
    mentioned mentions my need no not now of off on one only or other our out over paragraph
    paragraphs paragraf paragrafe para please pls point precise provision provisions pull
    quote quoted regarding relevant resolution resolutions right said same say saying says
    shall she should show so some something stand stands still such summarise summarize table
    talk talks tell text texts than that the their them themselves then there these they thing
    things this those to too two under up upon us used very want wants was we were what when
    where whether which who whole whom whose why wich will with within word words would yes
    you your today document documents detail details article articles operative preambular
    preamble recital imo organization addressed directed specifically many much number does'nt
    cannot hello thanks le la les un une des du de d l au aux et ou en dans sur pour par que
    qui quoi quel quelle quels quelles est sont il elle ce cette ces se ne pas plus avec sans
    nous vous ils elles je donnez moi dit disent dites paragraphe paragraphes texte comment
    pourquoi cadre el los las una unos unas del al y o con por quien quienes cual cuales es
    son su sus lo como cuando donde dice dicen parrafo parrafos texto esta este take takes
    taken est-ce est-il signifie significa speaks speak deals deal covers cover dates dated
    dating back everything somebody nobody newest latest oldest more most less compare
    compared comparison difference differences different differ versus vs newer older earlier
    later previous predecessor successor counterpart version repeat repeats repeated carry
    carried dropped left kept changed change changes new old language wording twin twins
    common equivalent corresponding correct set sets happened happens tiene tienen
    dispositivos dispositif adressent s'adressent become becomes became
    """.split()
)

STATUS_RE = re.compile(
    r"""
    \b(?: in\sforce | stil+\s(?:stand|valid|appl|current|cit|us|bind|active|good|recommend)\w*
      | dead\b | alive\b
      | valid(?:ity)? | revok\w* | revoc\w* | revoqu\w* | repeal\w* | supersed\w* | replac\w*
      | obsolete
      | outdated | up[\s-]to[\s-]date | (?:latest|current|newest|last)\sversion | overtaken
      | annulled | (?:status|standing)\s(?:of|on) | statut\b | estado\sde | estatus | amended\b
      | withdrawn
      | cancel\w* | expired
      | (?:can|may|should)\s(?:i|we)\s(?:still\s)?(?:cite|use|quote|rely)
      | abrog\w* | derog\w* | en\svigueur | vigente | en\svigor | sigue\sen | remplac\w*
      | reemplaz\w*
    )""",
    re.VERBOSE,
)
COMPARE_RE = re.compile(
    r"""
    \b(?: compar\w+ | differen\w* | differ | carr(?:y|ied|ies)\sover | kept | keep | dropped
      | left\sout | counterpart | twins? | in\scommon | equivalents? | corresponding | repeat\w*
      | same\sas | versus | vs\.? | contrast | stronger | weaker
      | (?:what|anything)\s(?:is\s|was\s)?(?:changed?|dropped|new|added|kept)\b
      | drops? | dropping | gone | lost | missing | identical | unchanged | side\sby\sside
      | surviv\w+ | new\sin | (?:is|are|was|were)\s(?:all\s)?new | only\s(?:\w+\s)?in
      | same\s(?:text|words|wording|thing) | left\s(?:of|over|from)
      | remains?\s(?:of|from) | disappear\w* | vanish\w* | omit\w* | discard\w* | thrown\sout
      | (?:not|n?'t)\s(?:contain|have|hold|appear|return|recur|make\sit)
      | (?:contains?|has|have|holds?|says?|asks?)\s(?:.{0,20}\s)?that\b.{0,40}(?:n?'t|\snot)
      | diferencia\w* | distingu\w* )
    """,
    re.VERBOSE,
)
# Asks of one document what it took over from the text before it, or lost in the one after.
SUCCESSION_RE = re.compile(
    r"\b(?:carr(?:y|ied|ies)\sover|taken?\sover|kept\sfrom|left\sout|dropped|predecessor|successor"
    r"|drops?|dropping|(?:left|remains?)\s(?:of|over\sfrom)|(?:is|are|was|were)\snew|new\sin"
    r"|only\s(?:\w+\s)?in"
    r"|(?:earlier|previous|older|newer|later|next)\s(?:resolution|text|version)|counterpart)\b"
)
# Asks of one place whether another text has it too.
RETURN_RE = re.compile(
    r"\b(?:carr(?:y|ied|ies)\sover|taken?\sover|repeated|dropped|counterpart|twin)\b"
)
# Words that ask what two texts have in common or not, beside a matter that both may have.
COMPARING_WORDS = frozenset(
    """
    add added addition additions adds against cut came come contain contains disappear disappeared
    discard discarded drop dropping drops gone identical keep keeps lose
    loses lost missing part parts remain remains remove removed removes side survive survived
    survives take taken thrown took unchanged vanish vanished omit omitted make
    """.split()
)
# Asks for all that was done to a text, in its order, rather than for what came of it last.
HISTORY_RE = re.compile(
    r"""
    \b(?: history | trace[sd]? | chain\s(?:of|from) | lineage | chronolog\w* | timeline | biography
      | life\sof | story\sof | fate\sof
      | happen(?:s|ed)?\s(?:to|with) | (?:became|become)\sof | step\sby\sstep
      | c[ao]me\sto\san\send | (?:came|comes|stood)\s(?:before|after) | (?:done|did\swhat)\sto
      | ever\s(?:been\s)?(?:amended|changed|corrected|extended)
      | historique | historia | chronologie )\b
    """,
    re.VERBOSE,
)
# The kinds of act that change what stands: a question for two of them asks for each, and so does
# one for the first, changes of a text that goes on, which what ended it later would hide.
ACT_KINDS = tuple(
    re.compile(rf"\b(?:{stems})\w*")
    for stems in ("amend|correct(?:ed|s|ion)|extend", "revok|revoc|repeal|abrog|derog|cancel",
                  "replac|supersed|overtak|remplac|reemplaz")
)  # fmt: skip
# Asks for a definition in so many words; without one there is no answer.
DEFINE_RE = re.compile(
    r"\b(?:stands?\sfor|defin\w+|meaning\sof|counts?\sas|meant\sby|what\sdoes\s.{2,40}\smean"
    r"|que\ssignifi\w+)\b"
)
DEFINITION_RE = re.compile(
    r"""
    \b(?: stands?\sfor | defin\w+ | meaning\sof | counts?\sas | what\sis\smeant\sby | abbreviation
      | acronym | what\sdoes\s.{2,40}\smean\b | que\ssignifie | que\ssignifica | qu'est-ce\sque
      | ^what(?:'s|\sis|\sare)\s(?:an?\s|the\s)?[\w\s'-]{3,50}\??$ | ^que\ses\s )
    """,
    re.VERBOSE,
)
ADOPTED_RE = re.compile(
    r"\bwhen\s(?:was|were|is|did)\b.*\b(?:adopt|issu|circulat|publish|dated)"
    r"|\badoption\sdate|\bdate\sof\sadoption|\bdat(?:es|ed|ing)\s(?:from|back)"
    r"|\bwho\sadopted\b|\bwas\sadopted\s(?:in|on)\b|quand.*adopt|cuando.*adopt"
)
MENTION_RE = re.compile(
    r"""
    \b(?: mention(?:s|ed|ing)? | refers?\sto | referred\sto | appears? | occurs?
      | (?:speaks?|talks?)\s(?:of|about) | deals?\swith | names
      | where\s(?:is|are|does|do) | (?:contains?|uses?)\sthe\s(?:word|phrase|term|words) )\b
    """,
    re.VERBOSE,
)
LIST_RE = re.compile(
    r"""
    \b(?: table\sof | lists?\b | enumerate
      | all\s(?:the\s)?(?:\w+\s)?(?:paragraph|clause|request|invitation|task)s
      | (?:every|each)\s(?:\w+\s)?(?:clause|paragraph) | clause\sby\sclause
      | how\smany | combien | cuant[oa]s
      | liste | tableau | lista | tabla | tous\sles | todos\slos | todas\slas )
    """,
    re.VERBOSE,
)
ASK_RE = re.compile(
    r"""
    \b(?: asks?(?:ed)? | request\w* | invit\w+ | urg(?:e|es|ed|ing) | encourag\w+ | task(?:s|ed)?
      | call(?:s|ed|ing)?\s(?:up)?on | appeal(?:s|ed|ing)?\sto
      | wants?\s(?:of|from) | expect\w* | supposed | requir\w* | addressed | instruct\w*
      | demand\w* | direct(?:s|ed)? | mandate\w* | responsib\w* | have\sto | has\sto | must
      | obligat\w* | oblig\w+
      | adress\w* | dirig\w* | pide\w* | solicita\w* | prie | insta )\b
    """,
    re.VERBOSE,
)
# Words that ask for a list itself, not for a matter within it.
LIST_WORDS = frozenset(
    """
    action actions actor actors addressee addressees anexo annex annexe annexes anybody anyone
    clause collection complete duties duty entire enumerate everybody everyone held hold holding
    holds index itself list lists merely new obligation obligations ones operative order paragraph
    paragraphs request requests role roles somebody someone tabla table tableau task tasked tasks
    together verb verbs whoever whole work
    """.split()
)
# Words that take an invitation for a duty; the answer then says what the verb really is.
DUTY_RE = re.compile(
    r"\b(?:must|mandatory|obligatory|oblig(?:e|es|ed|ation)|compulsory|binding|required?|have\sto"
    r"|has\sto|condition|forced?)\b"
)
# An act asked about, rather than the standing of the text that does it: what does it revoke?
ACT_RE = re.compile(r"\b(?:does|did|do)\b.*\b(?:revoke|repeal|supersede|amend|replace)\b")
# Says of whom something is asked, beside the matter: clauses on training addressed to the Council.
ADDRESSED_RE = re.compile(r"\b(?:addressed|directed|adress\w+|dirigid\w+)\s(?:to|a)\b")
# A question for a document, of which the register may know where no text is held.
DOCUMENT_RE = re.compile(r"\b(?:which|what|quelle|que)\s(?:resolution|circular|document)\b")
# A question for every clause on a matter, not for the best one.
PLURAL_RE = re.compile(
    r"\b(?:(?:which|what|all|the|any)\s(?:\w+\s)?(?:clauses|paragraphs|provisions|recitals)"
    r"|quels\sparagraphes|que\sparrafos)\b"
)
# A question for all that an organ or a text does by a verb: what does it recall?
DOES_RE = re.compile(r"\b(?:what|whom?|whose)\s(?:else\s)?(?:does|did|do)\b")
# A question for the way to something, which guides describe and resolutions do not.
HOW_RE = re.compile(
    r"\bhow\s(?:do|does|can|could|may|should|is|are|to|we|must)\b|\bcomment\b|\bcomo\b"
)
# A question for the last of several texts of one kind.
NEWEST_RE = re.compile(r"\b(?:newest|latest|most\srecent|current|last|dernier\w*|ultim[oa]s?)\b")
# A question for the texts that a document names, and one for what names a document; symbols are
# blanked out of the question before.
REFERENCES_RE = re.compile(
    r"\bresolutions\b.*\b(?:names?|recalls?|cites?|refers?|mentions?|named|cited|recalled)\b"
    r"|\b(?:names?|recalls?|cites?|refers?\sto|mentions?)\b.*\bresolutions\b"
)
CITING_RE = re.compile(r"\b(?:names?|recalls?|cites?|refers?\sto|mentions?)\s(?:resolution)?\s{3,}")
# A question for a clause of a text, which a page or a guide is not.
CLAUSE_RE = re.compile(
    r"\b(?:clause|paragraph|provision|recital|paragraphe|parrafo|paragrafe|disposition)s?\b"
    r"|\b(?:which|what)\sresolutions?\b"
)
# Only operative paragraphs ask and govern; a recital that recalls a request makes none.
ASKING_RE = re.compile(
    r"""
    \b(?: operative | dispositi\w* | (?:which|what)\sresolutions?
      | (?:clause|paragraph|resolution|it|text|which|who|what|quien|qui)\w*\s(?:\w+\s){0,3}?
        (?:asks?|asked|requests?|requested|invites?|invited|urges?|urged
          |encourages?|encouraged|tasked|oblige[sd]?|pide|solicita|demande|prie)
    )\b""",
    re.VERBOSE,
)
_TOKEN_RE = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


# The clauses of a collection are folded for many a question; of more, the last used are kept.
@lru_cache(maxsize=20_000)
def fold_name(text: str) -> str:
    """Fold a name for comparison: search folding, co-operation as cooperation.

    >>> fold_name("the Technical Co‑operation Committee")
    'the technical cooperation committee'
    """
    return re.sub(r"\bco-(?=op|ord)", "co", fold_search(text)).strip()


def content_terms(text: str) -> tuple[str, ...]:
    """The words of a question that carry its matter, folded, each once, in order.

    >>> content_terms("Which clause asks countries to increase their contributions?")
    ('countries', 'increase', 'contributions')
    """
    words = (word.strip("'-") for word in _TOKEN_RE.findall(fold_name(text)))
    words = (re.sub(r"^(?:l|d|qu)'|'s$", "", word) for word in words)
    return tuple(dict.fromkeys(w for w in words if w not in EMPTY_WORDS and len(w) > 1))


def detect_language(folded: str) -> str:
    """en, fr or es, by the small words of the question; en where nothing tells."""
    words = set(_TOKEN_RE.findall(folded))
    french = len(
        words & {"le", "les", "du", "des", "est", "quel", "quelle", "qui", "donnez", "dans"}
    )
    spanish = len(words & {"el", "los", "las", "del", "es", "cual", "quien", "que", "por", "para"})
    if "¿" in folded or spanish > max(french, 1):
        return "es"
    return "fr" if french > 1 else "en"
