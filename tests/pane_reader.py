"""HTML of the reading pane taken apart, and an exhibit to make it from, for its tests."""

from dataclasses import replace
from html.parser import HTMLParser

from fake_assistant import OLD, FakeAssistant, make_clause

ASSISTANT = FakeAssistant()


class Seen(HTMLParser):
    """Collects the tags, attributes and text of a piece of HTML."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.hrefs: list[str] = []
        self.text = ""
        self.marked = ""
        self.in_mark = False
        self.open: list[str] = []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag != "br":
            self.open.append(tag)
        self.names |= {name for name, _ in attrs}
        self.hrefs += [value for name, value in attrs if name == "href"]
        self.in_mark = self.in_mark or tag == "mark"
        if tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag):
        assert tag == self.open.pop()
        self.in_mark = self.in_mark and tag != "mark"

    def handle_data(self, data):
        self.text += data
        self.marked += data if self.in_mark else ""


def exhibit(text: str = "FOLDS the boats;", **changes):
    shown = ASSISTANT.show(f"{OLD}#op/1")
    clause = replace(make_clause(shown.clause.citation, text), **changes)
    return replace(shown, clause=clause)
