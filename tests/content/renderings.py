"""One text as a web page, a Word document and a PDF, as offices publish it."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types '
    'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def web_page(lines: Sequence[str], *, encoding: str = "utf-8") -> bytes:
    """A page with a head, a way of links, a bar of buttons and a foot around the text."""
    body = "".join(f"<p style='text-indent:2em'>{html.escape(line)}</p>" for line in lines[1:])
    page = f"""<!DOCTYPE html><html><head><meta charset="{encoding}">
<title>{html.escape(lines[0])}_示范县人民政府网</title>
<style>p {{ color: red }}</style></head><body>
<div class="header nav"><a href="/">首页</a><a href="/zw">政务公开</a></div>
<div class="crumbs">当前位置：首页 &gt; 政务公开 &gt; 文件</div>
<div id="content"><h1>{html.escape(lines[0])}</h1>
<div class="share">分享到：<a href="javascript:share()">微信</a> 字号：大 中 小</div>
{body}</div><div class="footer">主办：示范县人民政府办公室</div>
<script>document.title = "偷换";</script></body></html>"""
    return page.encode(encoding)


def word_document(
    lines: Sequence[str], *, body: str = "", parts: Mapping[str, bytes] | None = None
) -> bytes:
    """A document of paragraphs; ``body`` is more XML after them, ``parts`` are more entries."""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr><w:r><w:t>{escape(line)}</w:t></w:r></w:p>'
        for line in lines
    )
    document = f"<w:document {_W}><w:body>{paragraphs}{body}</w:body></w:document>"
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{document}'
    return container(
        {"[Content_Types].xml": TYPES.encode(), "word/document.xml": xml.encode(), **(parts or {})}
    )


def container(parts: Mapping[str, bytes]) -> bytes:
    """A zip container of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def pdf(lines: Sequence[str]) -> bytes:
    """Pages with a running head and page numbers; long lines wrapped, the first ones centred."""
    from reportlab.lib.enums import TA_CENTER
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from kiosk.documents.font_files import Weight
    from kiosk.documents.lettering import sign

    face = sign("國", Weight.REGULAR).font
    plain = ParagraphStyle(
        "plain", fontName=face, fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK"
    )
    title = ParagraphStyle(
        "title", plain, fontSize=20, leading=34, alignment=TA_CENTER, firstLineIndent=0
    )
    buffer = io.BytesIO()

    def frame(canvas, document) -> None:
        canvas.setFont(face, 10)
        canvas.drawString(72, 800, "示范县人民政府公报")
        canvas.drawCentredString(297, 30, f"— {document.page} —")

    SimpleDocTemplate(buffer, pagesize=A4, leftMargin=80, rightMargin=80).build(
        [
            Paragraph(escape(line), title if at == 0 else plain)
            for at, line in enumerate(lines)
            if line.strip()
        ],
        onFirstPage=frame,
        onLaterPages=frame,
    )
    return buffer.getvalue()
