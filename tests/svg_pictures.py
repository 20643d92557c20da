"""A long fictional chain, and what a picture holds when it is read as XML."""

from dataclasses import dataclass
from datetime import date

from lxml import etree

from itcp_assist.citation import Citation
from itcp_assist.records import (
    ChainLink,
    Confidence,
    Relation,
    Standing,
    State,
    Status,
)

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2026, 1, 1)
VERIFIED, SECONDARY = Confidence.VERIFIED_TEXT, Confidence.SECONDARY
VERBS = ("revokes", "supersedes", "overtakes", "amends", "corrects", "extends", "recalls")
LONG = "Guidelines on the folding of paper boats of recycled paper for schools and libraries, " * 3
CHINESE = "关于用再生纸折叠纸船的准则以及学校和图书馆的年度报告" * 8
ARABIC = "مبادئ توجيهية بشأن طي القوارب الورقية من الورق المعاد تدويره للمدارس " * 3
TITLES = (LONG[:200], CHINESE[:200], ARABIC[:200], "Boats" * 40, "W" * 200, "Paper boats")


@dataclass(frozen=True)
class Seen:
    """A picture that was parsed as XML."""

    root: etree._Element

    @classmethod
    def of(cls, picture):
        if "xmlns=" not in picture[:60]:  # within a page the parser of HTML knows what svg is
            picture = picture.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        return cls(etree.fromstring(picture.encode()))

    def all(self, tag):
        return list(self.root.iter(SVG + tag))

    @property
    def words(self):
        return " ".join(" ".join(text.itertext()) for text in self.all("text"))

    @property
    def told(self):
        return self.all("desc")[0].text

    @property
    def hrefs(self):
        return [link.get("href") for link in self.all("a")]

    @property
    def boxes(self):
        """Left, top, right and bottom of each box."""
        found = [[float(r.get(k)) for k in ("x", "y", "width", "height")] for r in self.all("rect")]
        return [(x, y, x + width, y + height) for x, y, width, height in found]


def symbol(number):
    return f"A.{9000 + number}({80 + number})"


def make_link(number, adopted=None, state=State.NOT_ESTABLISHED, **changes):
    values = {
        "symbol": symbol(number), "title": TITLES[number % len(TITLES)], "adopted": adopted,
        "state": state, "relation": "", "by": None, "confidence": VERIFIED,
    }  # fmt: skip
    return ChainLink(**values | changes)


def make_edge(actor, verb, target, confidence=VERIFIED, on=None, place="op/1"):
    clause = Citation.parse(f"{symbol(actor)}#{place}") if place else None
    return Relation(
        symbol(actor), verb, Citation(symbol(target)), confidence, "fictional", clause, on
    )


def make_standing(links, edges=(), asked=0, on=None):
    link = links[asked]
    status = Status(
        link.symbol, DAY, link.state, link.confidence, "fictional", on=on, adopted=link.adopted
    )
    return Standing(status, tuple(links), tuple(edges))


def long_standing(members=20, edges=40):
    """Twenty instruments, every fourth without a day, and forty relations of every verb."""
    links = [
        make_link(n, None if n % 4 == 3 else date(1980 + 2 * n, 3, 1 + n), confidence=SECONDARY)
        for n in range(members)
    ]
    relations = [
        make_edge(
            members - 1 - n % (members - 1),
            VERBS[n % len(VERBS)],
            (n * 7) % (members - 1 - n % (members - 1)),
            SECONDARY if n % 5 == 0 else VERIFIED,
            place=f"op/{n + 1}",
        )
        for n in range(edges)
    ]
    return make_standing(links, relations, asked=members - 1)
