"""Base forms of operative verbs, in English for every language, and how strongly each speaks."""

import re

from itcp_assist.clauses import english
from itcp_assist.clauses.verbs import fold_plain
from itcp_assist.records import Strength

# The domain guide: verb strength is meaning. To decide binds the organ itself or its law; the
# others ask somebody, from a demand down to an invitation. What is not here states something.
_STRENGTHS = {
    verb: strength
    for strength, verbs in {
        Strength.DECISION: """accept adopt agree amend appoint apportion approve assign authorize
            cancel concur decide defer delegate designate determine dissolve elect endorse entrust
            establish extend maintain nominate postpone prolong promulgate reappoint reject repeal
            replace rescind resolve revoke supersede suspend terminate withdraw""",
        Strength.DEMAND: "demand direct enjoin insist instruct mandate order require",
        Strength.REQUEST: "ask request seek solicit",
        Strength.CALL: "appeal call",
        Strength.URGING: "exhort urge",
        Strength.RECOMMENDATION: "advise propose recommend suggest",
        Strength.ENCOURAGEMENT: "encourage",
        Strength.INVITATION: "invite",
    }.items()
    for verb in verbs.split()
}
# An earlier request that is made again, by the noun that says what it is: Reiterates its call upon.
_AGAIN_RE = re.compile(
    r"""(?:reiterat|renew|repeat)\w*\b.*?\b
      (?P<noun>appeal|call|demand|encouragement|invitation|request)\b
    """,
    re.VERBOSE,
)
_NOUNS = {
    "appeal": Strength.CALL, "call": Strength.CALL, "demand": Strength.DEMAND,
    "encouragement": Strength.ENCOURAGEMENT, "invitation": Strength.INVITATION,
    "request": Strength.REQUEST,
}  # fmt: skip
# Verbs of which the meaning needs a second word, by their folded phrase. The first that fits, fits.
_PHRASES = tuple(
    (re.compile(rf"{pattern}\b"), base)
    for pattern, base in {
        r"calls?\b.*?\b(?:up)?on": "call upon",
        r"calls?\b.*?\bfor": "call for",
        r"(?:takes?|prend|toma)\b.*?\b(?:note|acte|nota)": "take note",
        r"(?:takes?\b.*?\baccount|tient\b.*?\bcompte|tiene\b.*?\ben cuenta)": "take into account",
        r"takes?\b.*?\bconsideration": "take into consideration",
        r"bears?\b.*?\bin mind": "bear in mind",
        r"keeps?\b.*?\bin mind": "keep in mind",
        r"looks?\b.*?\bforward": "look forward",
        r"(?:pays?\b.*?\btribute|rend\b.*?\bhommage|rinde\b.*?\bhomenaje)": "pay tribute",
        r"(?:prie|demande|invite|pide|solicita)\b.*?\b(?:instamment|encarecidamente)": "urge",
        r"(?:fait (?:appel|un appel)|lance un appel|hace un llamamiento)": "appeal",
        r"(?:fait (?:sien|sienne)s?|hace suy[oa]s?)": "endorse",
        r"(?:met l'accent|hace hincapie)": "emphasize",
        r"pone de relieve": "highlight",
        r"sait gre": "appreciate",
        r"se felicite": "welcome",
        r"s'engage": "commit",
    }.items()
)
# French and Spanish verbs by what the organizations' own English versions print for them.
_TRANSLATED = {
    verb: base
    for base, verbs in {
        "accept": "accepte acepta", "adopt": "adopte adopta", "affirm": "affirme afirma",
        "agree": "convient acuerda", "amend": "modifie modifica enmienda",
        "applaud": "applaudit aplaude", "appoint": "nomme nombra",
        "appreciate": "apprecie aprecia", "approve": "approuve aprueba",
        "authorize": "autorise autoriza", "call upon": "appelle llama",
        "commend": "encomia", "commit": "compromete", "condemn": "condamne condena",
        "confirm": "confirme confirma", "congratulate": "felicite felicita",
        "consider": "considere estime considera estima", "create": "cree crea", "decide": "decide",
        "declare": "declare dit declara", "demand": "exige", "deplore": "deplore deplora",
        "designate": "designe designa", "elect": "elit elige", "emphasize": "insiste",
        "encourage": "encourage alienta", "endorse": "enterine souscrit suscribe",
        "enjoin": "enjoint", "establish": "etablit institue establece",
        "express": "exprime inquiete expresa manifiesta", "extend": "proroge prorroga",
        "highlight": "destaca", "instruct": "charge encarga", "invite": "invite invita",
        "judge": "juge", "lament": "lamenta", "maintain": "maintient mantiene",
        "note": "note constate observe constata observa senala", "order": "ordonne ordena",
        "proclaim": "proclame proclama", "reaffirm": "reaffirme reafirma",
        "recall": "rappelle recuerda", "recognize": "reconnait reconoce",
        "recommend": "recommande recomienda", "regret": "regrette",
        "reiterate": "reitere reitera", "reject": "rejette rechaza",
        "renew": "renouvelle reconduit renueva", "replace": "remplace reemplaza sustituye",
        "request": "demande prie pide solicita", "require": "requiert", "resolve": "resuelve",
        "revoke": "abroge annule revoque anula deroga revoca", "stress": "souligne recalca",
        "suggest": "suggere sugiere", "support": "appuie soutient apoya",
        "thank": "remercie agradece", "transmit": "transmet transmite",
        "underline": "subraya", "urge": "engage exhorte exhorta insta",
        "welcome": "salue acoge celebra",
        "wish": "souhaite",
    }.items()
    for verb in verbs.split()
}  # fmt: skip
_WORD_RE = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
_ADVERBS = english.ADVERBS | {"more", "thus"}  # Once more requests; and thus urges


def read_base(verb: str) -> str:
    """Base form of a printed verb in English; of two that are joined, the first.

    >>> [read_base(verb) for verb in ("ALSO INVITES", "Calls also upon", "Takes note of", "PRIE")]
    ['invite', 'call upon', 'take note', 'request']
    >>> read_base("Expresses its appreciation"), read_base("URGES AND REQUESTS"), read_base("")
    ('express', 'urge', '')
    """
    words = _WORD_RE.findall(fold_plain(verb))
    while words and words[0] in _ADVERBS:
        del words[0]
    if words[:2] == ["continues", "to"] and len(words) > 2:
        words = words[2:]
    phrase = " ".join(words)
    for pattern, base in _PHRASES:
        if pattern.match(phrase):
            return base
    if not words:
        return ""
    plain = [word.removeprefix("s'") for word in words if word != "se"]
    known = () if english.is_verb(words[0]) else (w for w in plain if w in _TRANSLATED)
    return next((_TRANSLATED[word] for word in known), base_of(words[0]))


def base_of(word: str) -> str:
    """Plain form of an English verb in the third person, in lower case, in the spelling with z.

    >>> [base_of(verb) for verb in ("stresses", "recognises", "advises", "clarifies", "revokes")]
    ['stress', 'recognize', 'advise', 'clarify', 'revoke']
    """
    verb = english.spelling_of(word)
    if verb.endswith("ies"):
        return verb.removesuffix("ies") + "y"
    if verb.endswith(("sses", "shes", "ches", "xes")):
        return verb.removesuffix("es")
    return verb.removesuffix("s") if not verb.endswith("ss") else verb


def strength_of(verb: str) -> Strength:
    """How strongly a printed verb speaks; a request that is reiterated is one.

    >>> [str(strength_of(v)) for v in ("INVITES FURTHER", "Notes", "Reiterates its call upon")]
    ['invitation', 'statement', 'call']
    """
    again = _AGAIN_RE.search(fold_plain(verb))
    if again:
        return _NOUNS[again["noun"]]
    first, *_ = read_base(verb).split() or [""]
    return _STRENGTHS.get(first, Strength.STATEMENT)
