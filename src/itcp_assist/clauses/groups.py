"""Which group a printed addressee belongs to; the terms that resolutions keep apart stay apart."""

import re

from itcp_assist.citation import fold_search
from itcp_assist.records import Group

# The head of a name ends before what goes on after its noun: Parties | to the Convention.
_TAIL_RE = re.compile(
    r"""\s(?:
      about|against|at|by|concerned|bordering|during|for|from|in|including|involved|of|on|that|to
    | which|who|whose|with|within|without | aupres|dans|del?|des|du|en|et|par|para|pour|qui|que|sur
    )\b.*|\sd'.*
    """,
    re.VERBOSE | re.DOTALL,
)
_UNITED_NATIONS_RE = re.compile(r"\b(?:united\snations|nations\sunies|naciones\sunidas)\b")
# The first pattern that a head holds tells its group. Only what prints the word donor is a donor,
# and only what prints the word partner is one: neither is an international organization here.
_HEADS = tuple(
    (re.compile(pattern, re.VERBOSE), group)
    for pattern, group in (
        (r"^(?:un\s)?(?:secretary-general|secretaire\sgeneral|secretario\sgeneral)\b",
         Group.SECRETARY_GENERAL),
        (r"\bsecretariate?s?\b|^secretaria$", Group.SECRETARIAT),
        (r"\b(?:donors?|donateurs?|donatrices?|donantes?)\b", Group.DONOR_ORGANIZATIONS),
        (r"""\bnon-?governmental\b | \bnon\sgouvernementales\b | \bno\sgubernamentales\b | \bngos?\b
          | \bcivil\ssociet(?:y|ies)\b | \bsociete\scivile\b | \bsociedad\scivil\b""",
         Group.NON_GOVERNMENTAL),
        (r"^(?:un\s)?(?:general\sassembly|assembly|assemblee(?:\sgenerale)?|asamblea(?:\sgeneral)?)$",
         Group.ASSEMBLY),
        (r"""^(?:un\s)?(?:(?:security|human\srights|economic\sand\ssocial|trusteeship)\s)?council$
          | ^conseil(?:\sde\ssecurite|\seconomique\set\ssocial|\sdes\sdroits.*)?$
          | ^consejo(?:\sde\sseguridad|\seconomico\sy\ssocial|\sde\sderechos.*)?$""",
         Group.COUNCIL),
        (r"""\b(?:(?<!international\s)(?:sub-?)?committees?|working\sgroups?|(?:sous-)?comites?|subcomites?)\b
          | ^(?!.*\b(?:economic|european|intergovernmental|regional|union)\b).*\bcommissions?$""",
         Group.COMMITTEES),
        (r"""\bindustr(?:y|ies)\b | \bindustrie\b | \bindustria\b | \bprivate\ssectors?\b
          | \bsecteur\sprive\b | \bsector\sprivado\b | \bbusiness(?:es)?\b
          | \b(?:ship-?(?:owners?|builders?|operators?|managers?)|owners|operators|manufacturers
            |charterers|insurers|underwriters|shippers|carriers|suppliers|salvors|shipyards|brokers
            |compan(?:y|ies)|enterprises|corporations|investors|employers
            |armateurs|compagnies|entreprises|navieras|empresas)\b
          | \bclassification\ssociet""",
         Group.INDUSTRY),
        (r"""\b(?:(?:member|flag|port|coastal|developing|developed)\s)?(?:states?|governments?)\b
          | \b(?:countries|nations|administrations?|powers?)\b | \bcountry$
          | ^(?:(?:all|the|other|its)\s)*members?$ | \bstate\sparties\b
          | \b(?:etats?|gouvernements?|pays|estados?|gobiernos?|paises|administraci(?:on|ones))\b
          | \bcontracting\sparties\b | \bparties\scontractantes\b | \bpartes\scontratantes\b""",
         Group.MEMBER_STATES),
        (r"\b(?:partners?|partenaires?|asociad[oa]s|socios)\b", Group.PARTNER_ORGANIZATIONS),
        (r"""\b(?:organi[sz]ations?|organismes?|organisms?|organizacion(?:es)?|organismos?
            |agenc(?:y|ies)|un|system|funds?|programmes?|banks?|unions?|associations?|imo|omi
            |un-[a-z]+|undp|unep|unesco|unctad|unicef|unodc|unhcr|ilo|fao|who|iho|iala|wmo|itu)\b
          | \b(?:international|intergovernmental|multilateral|regional|financial|funding
              |development)\s
            (?:\w+\s)*(?:institutions?|entities|bodies|mechanisms?|communities|centres?)\b
          | \bcommissions?$ | \bfacilit(?:y|ies)$ | \bhigh\scommissioner\b
          | \bresident\sco-?ordinators?\b | \bcountry\steams?\b | \bexecutive\sdirectors?\b
          | \bdirector-general\b | \binternational\scommittee\b""",
         Group.INTERNATIONAL_ORGANIZATIONS),
    )
)  # fmt: skip
# What tells the group of a name by its tail, where its head does not: bodies of the United Nations.
_TAILS = tuple(
    (re.compile(pattern, re.VERBOSE), group)
    for pattern, group in (
        (r"\bof\sthe\s(?:un\s)?secretariat\b", Group.SECRETARIAT),
        (r"\bun\b|\bhigh\scommissioner\b", Group.INTERNATIONAL_ORGANIZATIONS),
    )
)
# Who speaks for a body by office counts to it: Bureau of the Group, President of the Council.
_OFFICE_RE = re.compile(
    r"(?:bureau|president|(?:co-?|vice-?)?chair(?:s|person|persons)?)\sof\s(?:the\s)?(?P<body>.+)"
)
# The Council of Europe is no organ of an organization but one itself.
_ITSELF_RE = re.compile(r"council\sof\s(?!the\b|imo\b)")
# Parties to a treaty are States; parties to a conflict or a contract are not.
_PARTIES_RE = re.compile(
    r"""
    (?:all\s)?(?:the\s)?
    (?: (?:Contracting\s)?Parties$ | Parties\sto\s(?!.*\b(?:conflict|dispute))
      | States?\s[Pp]art(?:y|ies)
      | parties\sto\s(?:the\s|that\s|those\s)?(?:[A-Z]|conventions?|protocols?|agreements?|treat)
    )
    """,
    re.VERBOSE,
)


def group_of(name: str) -> Group:
    """The group that an addressee belongs to, by the words that it is printed with.

    >>> [str(group_of(name)) for name in ("all IMO Member States", "Parties", "donor countries")]
    ['member states', 'member states', 'donor organizations']
    >>> [str(group_of(name)) for name in ("partner organizations", "Organization", "Council")]
    ['partner organizations', 'international organizations', 'council']
    """
    if _PARTIES_RE.match(name):
        return Group.MEMBER_STATES
    folded = _UNITED_NATIONS_RE.sub("un", fold_search(name))
    if _ITSELF_RE.match(folded):
        return Group.INTERNATIONAL_ORGANIZATIONS
    office = _OFFICE_RE.match(folded)
    if office:
        return group_of(office["body"])
    head = _TAIL_RE.sub("", folded, count=1)
    heads = (group for pattern, group in _HEADS if pattern.search(head))
    tails = (group for pattern, group in _TAILS if pattern.search(folded))
    return next(heads, None) or next(tails, Group.OTHERS)
