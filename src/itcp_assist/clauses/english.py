"""The words in which IMO and the United Nations draft in English.

The lists are general knowledge of resolutions in use: the verbs of operative paragraphs, what opens
a recital, and what belongs to the printed phrase after each. The United Nations print that phrase
in italics, IMO in capitals.
"""

import re

# Operative verbs, third person singular, in the spelling with z; they tell an operative paragraph
# without a number from a preambular one.
VERBS = frozenset(
    """accepts acknowledges adopts advises affirms agrees amends appeals applauds appoints
    apportions appreciates approves asks assigns assures authorizes calls cancels clarifies commends
    commits concludes concurs condemns confirms congratulates considers continues decides declares
    dedicates defers delegates demands denounces deplores designates determines directs dissolves
    elects emphasizes encourages endorses enjoins entrusts establishes exhorts expresses extends
    highlights insists instructs intends invites laments looks maintains mandates nominates notes
    notices observes orders pays pledges postpones praises proclaims prolongs promulgates proposes
    reaffirms reappoints recalls recognizes recommends recommits refers regrets reiterates rejects
    remains reminds renews repeals repeats replaces requests requires rescinds resolves restates
    revokes salutes seeks solicits stresses strengthens suggests supersedes supports suspends takes
    terminates thanks transmits trusts underlines underscores undertakes urges welcomes wishes
    withdraws""".split()
)
ADVERBS = frozenset(
    """accordingly actively again also categorically consequently deeply equally firmly fully
    further furthermore gravely greatly hereby likewise moreover once particularly profoundly
    seriously solemnly specifically specially strongly therefore unequivocally unreservedly
    urgently vigorously warmly""".split()
)
# Openers of preambular paragraphs that are no participle in -ing.
OPENERS = frozenset(
    """alarmed anxious appalled appreciative aware cognizant committed concerned confident conscious
    convinced dedicated desirous determined dismayed dissatisfied distressed disturbed encouraged
    grateful guided hopeful inspired mindful moved motivated outraged persuaded pleased reassured
    resolved saddened satisfied seized shocked troubled worried""".split()
)
_ALSO = rf"(?:\s(?:{'|'.join(sorted(ADVERBS))}|once\smore|in\sparticular|inter\salia))*"
_DEEP = (
    r"(?:(?:continued|continuing|deep|deepest|extreme|firm|full|further|grave|great|growing"
    r"|heartfelt|high|increasing|keen|particular|profound|renewed|serious|sincere|sincerest|special"
    r"|strong|strongest|unwavering|utmost|warm|warmest)\s)*"
)
_FEELING = (
    r"(?:admiration|alarm|anxiety|appreciation|call\s(?:up)?on|call\sfor|commitment|concern"
    r"|condolences|confidence|conviction|desire|determination|disappointment|dismay|encouragement"
    r"|gratification|gratitude|hope|indignation|intention|interest|invitation|outrage|readiness"
    r"|regret|request|resolve|sadness|satisfaction|shock|solidarity|sorrow|support|sympathy|thanks"
    r"|willingness|wish)\b"
)
_FEELINGS = rf"{_DEEP}{_FEELING}(?:\sand\s{_DEEP}{_FEELING})*"
# A verb with what it needs to make a phrase, in lower case.
PHRASE_RE = re.compile(
    rf"""
    (?:
      (?:calls|calling){_ALSO}\s(?:(?:up)?on|for)\b
    | (?:appeals|appealing){_ALSO}\sto\b
    | (?:insists|insisting){_ALSO}\s(?:up)?on\b
    | (?:takes|taking){_ALSO}\snote\b{_ALSO}(?:\swith\s{_FEELINGS})?{_ALSO}(?:\sof\b)?
    | (?:takes|taking){_ALSO}\s(?:due\s)?account\sof\b
    | (?:takes|taking){_ALSO}\sinto\s(?:full\s)?(?:account|consideration)\b
    | (?:bearing|bears|having|keeping|keeps){_ALSO}\sin\smind\b
    | (?:looks|looking){_ALSO}\sforward(?:\sto\b)?
    | (?:pays|paying){_ALSO}\s(?:special\s|warm\s)?tribute(?:\sto\b)?
      # Expresses its deep concern; Reaffirms its commitment; Reiterates its call upon
    | (?:expresses|expressing){_ALSO}\s(?:(?:its|their|the)\s)?{_FEELINGS}
    | (?:reiterat|reaffirm|renew|extend|convey|recall)\w*{_ALSO}\s(?:its|their)\s{_FEELINGS}
      # Having considered, Having also heard, Having regard
    | having{_ALSO}\s(?:\w+ed|regard|been|given|heard|held|made|met|sought|taken|undertaken)\b
      (?:\s(?:note\sof|into\saccount|in\smind))?
      # Being aware, Remains deeply concerned, Remains seized
    | (?:being|remaining|remains|is){_ALSO}\s(?:{"|".join(sorted(OPENERS))})\b
    | (?:continues|continuing)\sto\s\w+
    | (?:decides|deciding)\sto\sremain(?:\sactively)?\sseized(?:\sof\b)?
    | \w+(?:[-'\u2019]\w+)*
    )
    (?:{_ALSO}\swith\s{_FEELINGS})?{_ALSO}
    """,
    re.VERBOSE,
)


def spelling_of(verb: str) -> str:
    """The spelling with z of a verb in lower case, where the list of verbs has it.

    >>> spelling_of("recognises"), spelling_of("advises")
    ('recognizes', 'advises')
    """
    other = verb.removesuffix("ises") + "izes" if verb.endswith("ises") else verb
    return other if other in VERBS else verb


def is_verb(word: str) -> bool:
    """Say whether a word in lower case is an operative verb, in either spelling."""
    return spelling_of(word) in VERBS
