"""Small bar charts as blocks of a page; black and grey, so that any printer shows them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from kiosk.documents.blocks import Align, Paragraph, Style, Whole, paragraph
from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import text_width
from kiosk.documents.pen import Pen
from kiosk.documents.report_model import Bars, Chart

_SMALL = Style(8, 1.3)
_TITLE = Style(9.5, 1.5, weight=Weight.BOLD)
_GREY = 0.35
_UPRIGHT_HEIGHT: float = 30 * mm
_LYING_ROW: float = 5.2 * mm
_LABEL_SHARE = 0.3
_FULL = 0.9
"""Part of the room that the longest bar takes: its figure stands behind or above it."""


def chart_block(chart: Chart, width: float) -> UprightBars | LyingBars:
    """The block of a chart in a column of ``width`` points."""
    made = UprightBars if chart.bars is Bars.UPRIGHT else LyingBars
    return made(chart, width)


def _said(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _title(chart: Chart, width: float) -> Paragraph:
    unit = f"（{chart.unit}）" if chart.unit else ""
    return paragraph(chart.title + unit, _TITLE, width)


def _scale(chart: Chart) -> float:
    """The longest bar's value; 1 when there is none, so that nothing is divided by 0."""
    return max((value for value in chart.values if value), default=0) or 1


def _line(text: str, width: float, style: Style) -> Paragraph:
    """One line; what does not fit is left out."""
    whole = paragraph(text, style, width)
    return replace(whole, lines=whole.lines[:1])


@dataclass(frozen=True, slots=True)
class UprightBars(Whole):
    """Bars side by side; labels are thinned out until they have room."""

    chart: Chart
    width: float

    @property
    def height(self) -> float:
        return _title(self.chart, self.width).height + _UPRIGHT_HEIGHT + 2 * _SMALL.line

    def draw(self, pen: Pen, x: float, top: float) -> None:
        title = _title(self.chart, self.width)
        title.draw(pen, x, top)
        base = top + title.height + _SMALL.line + _UPRIGHT_HEIGHT
        pitch = self.width / max(1, len(self.chart.labels))
        self._bars(pen, x, base, pitch)
        pen.rule(x, base, self.width)
        self._labels(pen, x, base, pitch)

    def _bars(self, pen: Pen, x: float, base: float, pitch: float) -> None:
        scale = _scale(self.chart)
        widest = max(
            (text_width(_said(value), Weight.REGULAR, _SMALL.size) for value in self._known()),
            default=0,
        )
        peak = self.chart.values.index(scale) if scale in self.chart.values else -1
        for place, value in enumerate(self.chart.values):
            if not value:
                continue
            tall = value / scale * _UPRIGHT_HEIGHT
            pen.box(x + (place + 0.2) * pitch, base - tall, 0.6 * pitch, tall, grey=_GREY)
            if widest <= pitch or place == peak:
                self._over(pen, _said(value), x, place, pitch, base - tall)

    def _over(self, pen: Pen, said: str, x: float, place: int, pitch: float, top: float) -> None:
        """A figure above its bar; of narrow bars only the highest has one."""
        span = max(pitch, text_width(said, Weight.REGULAR, _SMALL.size) + 1)
        left = x + (place + 0.5) * pitch - span / 2
        left = min(max(left, x), x + self.width - span)
        figure = _line(said, span, replace(_SMALL, align=Align.CENTRE))
        figure.draw(pen, left, top - _SMALL.line)

    def _labels(self, pen: Pen, x: float, base: float, pitch: float) -> None:
        labels = self.chart.labels
        room = max((text_width(text, Weight.REGULAR, _SMALL.size) for text in labels), default=0)
        step = max(1, math.ceil((room + 2) / pitch))
        centred = replace(_SMALL, align=Align.CENTRE)
        for place in range(0, len(labels), step):
            span = max(room + 2, pitch)
            left = x + (place + 0.5) * pitch - span / 2
            left = min(max(left, x), x + self.width - span)
            _line(labels[place], span, centred).draw(pen, left, base + 1)

    def _known(self) -> list[float]:
        return [value for value in self.chart.values if value]


@dataclass(frozen=True, slots=True)
class LyingBars(Whole):
    """One bar a line with its label before and its figure behind."""

    chart: Chart
    width: float

    @property
    def height(self) -> float:
        return _title(self.chart, self.width).height + _LYING_ROW * len(self.chart.labels)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        title = _title(self.chart, self.width)
        title.draw(pen, x, top)
        label = self.width * _LABEL_SHARE
        room = (self.width - label) * _FULL - 8 * mm
        scale = _scale(self.chart)
        lines = zip(self.chart.labels, self.chart.values, strict=True)
        for place, (text, value) in enumerate(lines):
            at = top + title.height + place * _LYING_ROW
            words = at + (_LYING_ROW - _SMALL.line) / 2
            _line(text, label - 2 * mm, _SMALL).draw(pen, x, words)
            long = (value or 0) / scale * room
            pen.box(x + label, at + 0.15 * _LYING_ROW, long, 0.7 * _LYING_ROW, grey=_GREY)
            figure = "—" if value is None else _said(value)
            _line(figure, 20 * mm, _SMALL).draw(pen, x + label + long + 1 * mm, words)
