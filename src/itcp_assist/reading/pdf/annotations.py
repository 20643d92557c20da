"""What lies on a PDF page without being in its text: notes, stamps, fields, words struck out."""

from typing import TYPE_CHECKING, Any

from itcp_assist.reading.pdf.objects import iter_list, look_up, printable

if TYPE_CHECKING:
    from pypdf import PageObject

# Annotations that show words of their own (PDF 2.0, table 171); others mark, link or pop up.
_SHOWN = {
    "/FreeText": "a note",
    "/Stamp": "a stamp",
    "/Watermark": "a watermark",
    "/Widget": "a form field",
}
_HIDDEN_FLAGS = 0b10_0010  # Hidden and NoView (PDF 2.0, table 167)
_PUSH = 1 << 16  # a button with a caption and without a value (PDF 2.0, table 229)
_TOLD_EACH = 3  # how many annotations of a page are told with their words


def describe_annotations(page: "PageObject") -> list[str]:
    """Lines on what the page shows beside its text, to be looked at by who quotes from it."""
    shown: list[str] = []
    struck = False
    for annotation in iter_list(look_up(page, "/Annots")):
        if not _is_visible(annotation):
            continue
        struck |= look_up(annotation, "/Subtype") == "/StrikeOut"
        told = _describe(page, annotation)
        shown += [told] * bool(told)
    lines = []
    if shown:
        more = [f"{len(shown) - _TOLD_EACH} more"] if len(shown) > _TOLD_EACH else []
        lines.append(f"visible text not extracted: {', '.join(shown[:_TOLD_EACH] + more)}")
    if struck:
        lines.append("words are struck out on it, but not in its text")
    return lines


def name_attached(page: object) -> list[str]:
    """Names of the files that are pinned to a page."""
    pinned = (look_up(annotation, "/FS") for annotation in iter_list(look_up(page, "/Annots")))
    return [name_file(file) or "unnamed" for file in pinned if file is not None]


def name_file(file: object) -> str:
    """The name that a file specification gives; it may be any text, a path too."""
    return printable(look_up(file, "/UF") or look_up(file, "/F") or "")


def _is_visible(annotation: object) -> bool:
    flags = look_up(annotation, "/F")
    if isinstance(flags, int) and flags & _HIDDEN_FLAGS:
        return False
    corners = [float(n) for n in iter_list(look_up(annotation, "/Rect"))]
    return len(corners) == 4 and corners[0] != corners[2] and corners[1] != corners[3]


def _describe(page: "PageObject", annotation: object) -> str:
    """What the annotation is, with its words; empty where it shows none."""
    kind = _SHOWN.get(str(look_up(annotation, "/Subtype")), "")
    if not kind:
        return ""
    words = printable(_drawn_words(page, annotation) or _typed_words(annotation))
    if words:
        return f'{kind} "{words}"'
    return kind if kind == "a stamp" else ""


def _drawn_words(page: "PageObject", annotation: object) -> str:
    """The words of the annotation's own drawing."""
    drawing = look_up(annotation, "/AP", "/N")
    state = look_up(annotation, "/AS")
    if state is not None and not hasattr(drawing, "get_data"):
        drawing = look_up(drawing, str(state))
    return page.extract_xform_text(drawing).strip() if hasattr(drawing, "get_data") else ""


def _typed_words(annotation: object) -> str:
    """What is typed in a field or note that comes without a drawing; readers draw it themselves."""
    if look_up(annotation, "/Subtype") != "/Widget":
        return _words(look_up(annotation, "/Contents"))
    if _inherited(annotation, "/FT") == "/Btn" and int(_inherited(annotation, "/Ff") or 0) & _PUSH:
        return _words(look_up(annotation, "/MK", "/CA"))
    return _words(_inherited(annotation, "/V"))


def _inherited(field: object, key: str) -> Any:  # noqa: ANN401 - whatever the file holds there
    own = look_up(field, key)
    return look_up(field, "/Parent", key) if own is None else own


def _words(value: Any) -> str:  # noqa: ANN401 - whatever the file holds there
    if isinstance(value, list):
        return ", ".join(map(_words, iter_list(value)))
    if isinstance(value, dict):  # a signature
        return "signed" if look_up(value, "/Type") == "/Sig" else ""
    return "" if value in (None, "/Off") else str(value).removeprefix("/")
