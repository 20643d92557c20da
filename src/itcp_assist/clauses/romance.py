"""The words in which IMO and the United Nations draft in French and Spanish, without accents.

The lists are general knowledge of the two organizations' resolutions in these languages. One list
serves both: no word of the one opens a paragraph of another meaning in the other.
"""

import re

# Operative verbs, third person singular; se félicite and the like by their verb.
VERBS = frozenset(
    """abroge accepte adopte affirme annule appelle applaudit approuve appuie assure attache
    autorise charge condamne confirme constate convient cree decide declare demande deplore designe
    dit elit encourage engage enjoint enterine est estime etablit exhorte exige exprime fait
    felicite inquiete insiste institue invite juge lance met modifie nomme note observe ordonne
    prend prie proclame proroge rappelle reaffirme recommande reconnait reconduit regrette reitere
    rejette remercie remplace rend renouvelle requiert revoque sait salue souhaite souligne souscrit
    soutient suggere tient transmet
    acepta acoge acuerda adopta afirma agradece alienta anula aplaude apoya aprecia aprueba autoriza
    celebra compromete condena confirma considera constata crea declara deplora deroga designa
    destaca elige encarga encomia enmienda establece estima exige exhorta expresa felicita hace
    insiste insta invita lamenta llama manifiesta modifica nombra observa ordena pide pone prorroga
    proclama reafirma recalca rechaza recomienda reconoce recuerda reemplaza reitera renueva rinde
    resuelve revoca senala solicita subraya sugiere suscribe sustituye toma transmite""".split()
)
# Words of both lists and of English; what follows has to show which language it is.
SHARED = frozenset("charge decide encourage engage invite note revoque transmit".split())
OPENERS = frozenset(
    """alarmee animee consciente convaincue decidee desireuse determinee encouragee guidee inquiete
    preoccupee reconnaissante resolue saisie soucieuse
    alarmada alentada animada convencida decidida deseosa guiada inquieta preocupada resuelta
    agradecida""".split()
)
ADVERBS = frozenset(
    """aussi egalement energiquement expressement fermement gravement instamment notamment
    profondement solennellement vivement
    ademas asimismo encarecidamente energicamente firmemente gravemente igualmente nuevamente
    profundamente seriamente solemnemente tambien vivamente""".split()
)
# Participles that the rest of their phrase completes: ayant examiné, teniendo presente.
_AUXILIARIES = frozenset("ayant gardant prenant tenant habiendo teniendo tomando".split())
# What shows, right after the first word, that a text is French or Spanish.
_FOLLOWING_RE = re.compile(
    rf"""\s
    (?: [dl]'
      | (?: {"|".join(sorted(ADVERBS))}
          | al | aux? | avec | con | de | del | des | du | el | en | las? | les? | leur | los
          | nota | par | pour | que | sa | seguir | ses | son | sus? | todas | todos | tous | toutes
          | une?
        )\b
    )
    """,
    re.VERBOSE,
)
_ALSO = rf"""
    (?:\s(?:{"|".join(sorted(ADVERBS))}
      |en\soutre|de\splus|[ad]e?\snouveau|de\snuevo|una\svez\smas|en\sparticul(?:ier|ar)))*
"""
_DEEP = (
    r"(?:(?:gran|grande|grave|profonde?|profund[oa]|sincere|sincer[oa]|vive?|viv[oa]|special"
    r"|especial)\s)*"
)
_FEELING = (
    r"(?:appreciation|approbation|gratitude|inquietude|interet|preoccupation|reconnaissance|regret"
    r"|satisfaction|agradecimiento|aprecio|beneplacito|gratitud|inquietud|interes|pesar"
    r"|preocupacion|reconocimiento|satisfaccion)\b"
)
# The printed phrase at the start of a paragraph, in lower case and without accents.
PHRASE_RE = re.compile(
    rf"""
    (?:(?:{"|".join(sorted(ADVERBS))})\s)*                      # Profundamente preocupada
    (?:se\s|s')?                                                # Se félicite, S'inquiète
    (?:
      (?:prend|prenant|toma|tomando){_ALSO}\s(?:note|acte|nota)\b
    | (?:tient|tenant|tiene|teniendo){_ALSO}\s(?:compte|en\scuenta|presente)\b
    | (?:ayant|gardant|a){_ALSO}\sa\sl'esprit\b
    | (?:ayant|habiendo){_ALSO}\s\w+                             # Ayant examiné, Habiendo examinado
    | hace\s(?:suy[oa]s?|hincapie|un\sllamamiento)\b
    | fait\s(?:siens?|siennes?|appel)\b
    | lance\sun\sappel\b | sait\sgre\b | met\sl'accent\b | pone\sde\srelieve\b
    | (?:rend|rendant|rinde|rindiendo)\s(?:hommage|homenaje)\b
    | (?:exprim|expres|reiter)\w+{_ALSO}\s(?:sa|son|ses|sus?)\s{_DEEP}{_FEELING}
    | (?:declare|declarant|dit){_ALSO}\s(?:{"|".join(sorted(OPENERS))})\b
    | decide\sde\s(?:rester|demeurer)\s(?:activement\s)?saisie?\b
    | decide\sseguir\socupandose\b
    | \w+
    )
    (?:{_ALSO}\s(?:avec|con)\s{_DEEP}{_FEELING})?{_ALSO}
    """,
    re.VERBOSE,
)
_OPENING_RE = re.compile(rf"(?:(?:{'|'.join(sorted(ADVERBS))})\s)*(?:se\s|s')?(?P<verb>[a-z]+)")
_PARTICIPLE_RE = re.compile(r"[a-z]{2,}(?:ant|ando|[iy]endo)")


def is_operative(folded: str) -> bool:
    """Say whether a text, in lower case without accents, opens with a verb of the list.

    >>> is_operative("prie le secretaire general de"), is_operative("note by the secretariat")
    (True, False)
    """
    found = _OPENING_RE.match(folded)
    return found is not None and found["verb"] in VERBS and _is_shown(folded, found)


def opens(folded: str) -> bool:
    """Say whether a text opens as a paragraph of a French or Spanish resolution does.

    >>> opens("rappelant la resolution"), opens("important work"), opens("consciente de que")
    (True, False, True)
    """
    found = _OPENING_RE.match(folded)
    if found is None:
        return False
    verb = found["verb"]
    if _PARTICIPLE_RE.fullmatch(verb) and _FOLLOWING_RE.match(folded, found.end()):
        return True
    return verb in _AUXILIARIES or verb in OPENERS or is_operative(folded)


def _is_shown(folded: str, found: re.Match[str]) -> bool:
    """Say whether it is French or Spanish: by the verb, else by what follows it."""
    return found["verb"] not in SHARED or bool(_FOLLOWING_RE.match(folded, found.end()))


# Verbs that ask somebody for something, in both languages.
_ADDRESSING = frozenset(
    """appelle autorise charge demande encourage engage enjoint exhorte invite prie recommande
    alienta autoriza encarga exhorta exige hace insta invita llama pide recomienda
    solicita""".split()
)
# Nouns that name somebody who can be asked for something.
_NOUN_RE = re.compile(
    r"""\b(?:
      etats? | parties | membres? | gouvernements? | pays | organisations? | organismes? | organes?
    | institutions? | comites? | sous-comites? | conseil | commissions? | assemblee | conference
    | secretaire | secretariat | secretaires | administrations? | autorites? | donateurs?
    | partenaires? | parties\sprenantes | communaute | industrie | secteurs? | societes? | ports?
    | programmes? | fonds | banques? | directeur | directrice | presidente? | groupes? | equipe
    | estados? | partes | miembros? | gobiernos? | paises | organizaciones | organizacion
    | organos? | instituciones | comite | subcomites? | consejo | comision | comisiones | asamblea
    | conferencia | secretario | secretaria | administraciones | autoridades | autoridad | donantes?
    | asociados | interesados | comunidad | sector(?:es)? | sociedad(?:es)? | puertos? | programas?
    | fondos? | bancos? | director(?:a|es)? | grupos? | equipo
    )\b""",
    re.VERBOSE,
)
# Words in -er, -ir, -re and -ar that are no infinitive after "de" and "a".
_NO_INFINITIVE = r"(?!(?:mer|mar|terre|guerre|nature|cadre|ordre|titre|membre|autre|ministre)s?\b)"
_REQUEST_RE = re.compile(
    rf"""
    \s(?:de\s|d'|a\s)(?:ne\spas\s|no\s)?                       # the request: de lui faire, a atar
      (?:s'|se\s|l'|lui\s|leur\s|y\s|en\s)?{_NO_INFINITIVE}\w+(?:er|ir|re|oir|ar)(?:se)?\b
  | \s(?:a\s|para\s)?que\b | \s?:(?=\n|$)
    """,
    re.VERBOSE,
)
_JOINT_RE = re.compile(r",\s+(?:et\s+|y\s+)?|\s+(?:et|y|e)\s+|\s+(?:ainsi\sque|asi\scomo)\s+")
_ARTICLE_RE = re.compile(r"^(?:aux?\s|al\s|a\s)?(?:l'|les?\s|las?\s|los\s|el\s)?")
_ASIDE_RE = re.compile(
    r"(?:apres|avec|compte|conformement|dans|en|notamment|par|selon|sous|y\scompris"
    r"|conforme|con|cuando|dentro|incluid[oa]s?|mediante|por|segun|si|sin)\b"
)


def read_addressees(rest: str, folded: str) -> tuple[str, ...]:
    """Addressees at the start of ``rest``, the text after the verb, as printed without articles.

    ``folded`` is the same in lower case and without accents. What follows a remark between commas
    (en collaboration avec, según proceda) is left out.

    >>> read_addressees("les États Membres et le Secrétariat à agir",
    ...                 "les etats membres et le secretariat a agir")
    ('États Membres', 'Secrétariat')
    """
    request = _REQUEST_RE.search(folded)
    end = request.start() if request else 0
    joints = [joint.span() for joint in _JOINT_RE.finditer(folded, 0, end)]
    starts, ends = [0, *(b for _, b in joints)], [*(a for a, _ in joints), end]
    names: list[tuple[int, int]] = []
    for start, stop in zip(starts, ends, strict=True):
        piece = folded[start:stop]
        if _ASIDE_RE.match(piece):
            break
        article = _ARTICLE_RE.match(piece)
        if _NOUN_RE.search(piece):
            names.append((start + (article.end() if article else 0), stop))
        elif names:
            names[-1] = (names[-1][0], stop)
    return tuple(rest[start:stop] for start, stop in names)


def request_start(folded: str) -> int | None:
    """Where the request begins in what follows the verb, without accents; None without any.

    >>> "les etats membres a agir"[request_start("les etats membres a agir"):]
    'a agir'
    """
    found = _REQUEST_RE.search(folded)
    return found.end() - len(found[0].lstrip()) if found else None


def is_addressing(folded_verb: str) -> bool:
    """Say whether a printed verb, in lower case without accents, asks somebody for something."""
    first, *_ = folded_verb.split() or [""]
    return first in _ADDRESSING
