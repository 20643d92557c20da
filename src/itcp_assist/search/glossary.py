"""The field's terms as people say them, beside the words that the English texts use.

Our own list: French and Spanish terms and abbreviations of technical co-operation, abbreviations
that the texts spell out, and lay words of officials who are not lawyers.
"""

import re

# Folded (lower case, no accents, cooperation without hyphen) -> the texts' words.
_FOREIGN = {
    # French
    "pict": "integrated technical cooperation programme itcp",
    "pitc": "integrated technical cooperation programme itcp",
    "pcti": "integrated technical cooperation programme itcp",
    "odm": "millennium development goals mdgs",
    "odd": "sustainable development goals sdgs",
    "ods": "sustainable development goals sdgs",
    "pma": "least developed countries ldcs",
    "peid": "small island developing states sids",
    "pays les moins avances": "least developed countries ldcs",
    "petits etats insulaires": "small island developing states sids",
    "assistance technique": "technical assistance",
    "cooperation technique": "technical cooperation",
    "demander": "request assistance",
    "renforcement des capacites": "capacity building",
    "financement": "funding financial",
    "contributions volontaires": "voluntary contributions financial support",
    "profils maritimes": "country maritime profiles",
    "profil maritime": "country maritime profile",
    "priorite": "priority",
    "afrique": "africa",
    "secteur maritime": "maritime sector",
    "femmes": "women",
    "finance": "funding funds financial",
    "obligatoire": "voluntary",
    "comite": "committee",
    # Spanish
    "asistencia tecnica": "technical assistance",
    "cooperacion tecnica": "technical cooperation",
    "prioridad": "priority",
    "paises menos adelantados": "least developed countries ldcs",
    "pequenos estados insulares": "small island developing states sids",
    "fortalecimiento de capacidades": "capacity building",
    "financiacion": "funding financial",
    "financiamiento": "funding financial",
    "contribuciones": "contributions financial support",
    "perfiles maritimos": "country maritime profiles",
    "perfil maritimo": "country maritime profile",
    "lista de control": "checklist",
    "mujeres": "women",
    "pedir": "request ask help assistance",
    "pais": "country member state",
    "paises": "countries member states",
    "apoyo": "support",
    "obligatorio": "voluntary",
    "comite de cooperacion tecnica": "technical cooperation committee",
    "sector maritimo": "maritime sector",
}
# Abbreviations that texts spell out, names that texts abbreviate, and lay words.
LAY_TERMS = {
    "cmp": "country maritime profile",
    "cmps": "country maritime profiles",
    "undaf": "united nations development assistance framework",
    "oda": "official development assistance",
    "itcp": "integrated technical cooperation programme",
    "mdg": "millennium development goals mdgs",
    "mdgs": "millennium development goals",
    "sdg": "sustainable development goals sdgs",
    "sdgs": "sustainable development goals",
    "ldcs": "least developed countries",
    "ldc": "least developed countries ldcs",
    "sids": "small island developing states",
    "tcc": "technical cooperation committee",
    "money": "financial funding contributions support",
    "pay": "financial contributions support",
    "cash": "financial contributions",
    "fund": "funding financial",
    "funds": "funding financial",
    "donate": "contributions financial support",
    "donor": "donor organizations",
    "donors": "donor organizations",
    "fill": "completing updating",
    "filling": "completing updating",
    "yearly": "annual",
    "law": "legislation instruments implementation",
    "laws": "legislation instruments implementation",
    "contribution": "contributions financial support",
    "contributions": "financial support",
    "link": "linkage linkages",
    "linked": "linkage linkages",
    "give more": "increase provide",
    "pays": "funding funds financial",
    "paid": "funding funds financial",
    "course": "training capacity building",
    "courses": "training capacity building",
    "training": "capacity building human resources development",
    "help": "assistance support",
    "aid": "assistance development",
    "poor": "least developed",
    "islands": "small island developing states",
    "obligatory": "voluntarily voluntary recommendatory",
    "mandatory": "voluntarily voluntary recommendatory",
    "compulsory": "voluntarily voluntary recommendatory mandatory",
    "sms": "safety management system",
}
GLOSSARY = _FOREIGN | LAY_TERMS
_ENTRY_RE = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, GLOSSARY), key=len, reverse=True)) + r")\b"
)


def translate_terms(folded: str) -> str:
    """What the terms of a folded question are called in the texts; empty where it has none.

    >>> translate_terms("prioridad a africa")
    'priority'
    """
    return " ".join(GLOSSARY[match[0]] for match in _ENTRY_RE.finditer(folded))
