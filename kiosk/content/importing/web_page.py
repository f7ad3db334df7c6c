"""Web pages: the words of the document, without its frame and with nothing that acts.

The page is cleaned first by a parser that reads as browsers do; what is left has no script, no
address and no picture, and only its text is taken.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from kiosk.common.errors import Rejected
from kiosk.content.importing.limits import MAX_PARAGRAPHS, MAX_XML_DEPTH
from kiosk.content.importing.page_noise import as_label, is_label_line
from kiosk.content.importing.report import RowNote
from kiosk.content.normalise import key_of
from kiosk.content.reading import decode_page

_BLOCKS = frozenset(
    {
        *("address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section"),
        *("table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
)
_KEPT = _BLOCKS | {"br", "td", "th", "span", "font", "b", "strong"}
_DROPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "iframe", "object", "embed", "applet"),
        *("svg", "math", "canvas", "audio", "video", "select", "textarea", "button", "title"),
        *("nav", "footer", "aside", "form"),
    }
)
_FRAME = re.compile(
    r"(^|[\s_-])(nav\w*|footer\w*|foot|share\w*|bdshare\w*|bread\w*|crumb\w*|copyright|sidebar|"
    r"side|menu|toolbar|relat\w*|print\w*|search\w*|qrcode|ewm|fontsize|gotop|login\w*)($|[\s_-])",
    re.IGNORECASE,
)
"""Names that pages give to the parts around the text."""
_LABELLED = 3
"""A row with a label has what stood before it, the label, and what it says."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,400})", re.IGNORECASE)
_ACTING = {
    "import.script_removed": re.compile(
        r"<\s{0,9}(?:script|iframe|object|embed|applet)\b|\son[a-z]{3,20}\s{0,9}=", re.IGNORECASE
    ),
    "import.pictures_left_out": re.compile(r"<\s{0,9}(?:img|image|picture)\b", re.IGNORECASE),
    "import.links_left_out": re.compile(
        r"""(?:href|src|action)\s{0,9}=\s{0,9}["']?\s{0,9}(?:javascript|file|data|vbscript):""",
        re.IGNORECASE,
    ),
}


def page_text(raw: bytes) -> tuple[str, list[RowNote]]:
    """The lines of the document on a page, from its title on, and what was left out.

    Raises:
        Rejected: ``import.encoding``, ``import.binary``, ``import.too_deep`` or
            ``import.too_long``.
    """
    import nh3

    source = decode_page(raw)
    if source.count("<") > 20 * MAX_PARAGRAPHS:
        raise Rejected("import.too_long")
    cleaned = nh3.clean(
        source,
        tags=set(_KEPT),
        clean_content_tags=set(_DROPPED),
        attributes={"*": {"class", "id", "style", "hidden"}},
        strip_comments=True,
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(cleaned)
    reader.close()
    return "\n".join(_from_title(reader.finished(), reader.heading, _page_title(source))), [
        RowNote(0, code, str(count))
        for code, pattern in _ACTING.items()
        if (count := len(pattern.findall(source)))
    ]


def _page_title(source: str) -> str:
    found = _TITLE.search(source)
    return html.unescape(found[1]).strip() if found else ""


def _from_title(lines: list[str], heading: str, page_title: str) -> list[str]:
    """The text from its title on; rows of labels above the title are kept below it."""
    start = _place_of(heading, lines) if heading else _place_in(page_title, lines)
    labels = [line for line in lines[:start] if is_label_line(line)]
    return [*lines[start : start + 1], *labels, *lines[start + 1 :]]


def _place_of(heading: str, lines: list[str]) -> int:
    return lines.index(heading) if heading in lines else 0


def _place_in(page_title: str, lines: list[str]) -> int:
    """The first line with which the browser's title begins, ``……的通知_某县人民政府``."""
    title = key_of(page_title)
    for at, line in enumerate(lines):
        key = key_of(line)
        if len(key) >= 6 and title.startswith(key):
            return at
    return 0


class _Reader(HTMLParser):
    """Takes a cleaned page, whose tags are known and closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.heading = ""
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._skipping = 0
        self._depth = 0
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "hr"):
            self._end_line()
            return
        self._depth += 1
        if self._depth > MAX_XML_DEPTH:
            raise Rejected("import.too_deep")
        if self._skipping or _is_frame(dict(attrs)):
            self._skipping += 1
            return
        if tag in _BLOCKS:
            self._end_line()
        elif tag in ("td", "th"):
            self._parts.append("\t")
        self._in_heading = self._in_heading or tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("br", "hr"):
            return
        self._depth -= 1
        if self._skipping:
            self._skipping -= 1
            return
        if tag in _BLOCKS:
            self._end_line()
        if tag == "h1":
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._parts.append(_on_one_line(data))

    def finished(self) -> list[str]:
        """All lines with something in them."""
        self._end_line()
        return self._lines

    def _end_line(self) -> None:
        line = _row_in_words("".join(self._parts))
        self._parts.clear()
        if not line:
            return
        if len(self._lines) >= MAX_PARAGRAPHS:
            raise Rejected("import.too_long")
        if self._in_heading and not self.heading:
            self.heading = line
        self._lines.append(line)


def _row_in_words(row: str) -> str:
    """A line; a row of a table with its cells apart, labels with what stands beside them."""
    cells = [cell.strip() for cell in row.split("\t")]
    if len(cells) < _LABELLED or not as_label(cells[1]):
        return "　".join(cell for cell in cells if cell)
    pairs = zip(cells[1::2], [*cells[2::2], ""], strict=False)
    return " | ".join(f"{as_label(cell)}：{said}" for cell, said in pairs if as_label(cell))


def _on_one_line(text: str) -> str:
    """A break in the source is only how the page was written; so is what stands around it."""
    lines = text.splitlines() or [""]
    if text.endswith(("\n", "\r")):
        lines.append("")
    if len(lines) == 1:
        return text
    inner = [line.strip() for line in lines[1:-1]]
    return "".join([lines[0].rstrip(), *inner, lines[-1].lstrip()])


def _is_frame(attributes: dict[str, str | None]) -> bool:
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return (
        "hidden" in attributes
        or bool(_HIDDEN.search(attributes.get("style") or ""))
        or bool(_FRAME.search(named))
    )
