"""Keys as QML shows them: their word or icon, their name, what a screen reader says."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.typing.layouts import Layout, Row
from ui.typing.modes import Mode


def tr(text: str) -> str:
    """The translation of a word on a key."""
    return QCoreApplication.translate("Keyboard", text)


def mode_word(mode: Mode) -> str:
    """What a mode is called."""
    return {
        Mode.PINYIN: tr("拼音"),
        Mode.HANDWRITING: tr("手写"),
        Mode.LATIN: tr("英文"),
        Mode.DIGITS: tr("数字"),
        Mode.IDENTITY: tr("身份证"),
        Mode.SYMBOLS: tr("符号"),
    }[mode]


def block(layout: Layout) -> dict[str, object]:
    """The keys of a mode: rows, rows beside a pad, and how wide these and the whole are."""
    return {
        "rows": [_row(row) for row in layout.rows],
        "side": [_row(row) for row in layout.side],
        "sideWidth": layout.side_width,
        "widest": layout.widest,
    }


def _row(row: Row) -> list[dict[str, object]]:
    return [_key(*key) for key in row]


def _key(kind: str, text: str, wide: float = 1.0) -> dict[str, object]:
    """``look`` is "plain", "act" or "leave"; ``spoken`` is for who does not see the key."""
    word, spoken = _words(kind, text)
    plain = kind in ("letter", "sign", "space", "comma")
    return {
        "kind": kind,
        "text": text,
        "wide": wide,
        "word": word,
        "icon": {"back": "backspace", "left": "back", "right": "next", "shift": "shift"}.get(
            kind, ""
        ),
        "spoken": spoken,
        "name": "" if kind == "gap" else f"keyboard.{_name(kind, text)}",
        "look": "plain" if plain else "leave" if kind == "hide" else "act",
    }


def _words(kind: str, text: str) -> tuple[str, str]:
    if kind == "mode":
        mode = Mode(text)
        return "123" if mode is Mode.DIGITS else mode_word(mode), mode_word(mode)
    if kind not in _WORDS:
        return text, text
    word, spoken = _WORDS[kind]
    return tr(word) if word else "", tr(spoken)


_WORDS = {
    "space": (QT_TRANSLATE_NOOP("Keyboard", "空格"), QT_TRANSLATE_NOOP("Keyboard", "空格")),
    "back": ("", QT_TRANSLATE_NOOP("Keyboard", "删除前一个字")),
    "hide": (QT_TRANSLATE_NOOP("Keyboard", "收起"), QT_TRANSLATE_NOOP("Keyboard", "收起键盘")),
    "shift": ("", QT_TRANSLATE_NOOP("Keyboard", "大写")),
    "swap": (QT_TRANSLATE_NOOP("Keyboard", "中/英"), QT_TRANSLATE_NOOP("Keyboard", "英文")),
    "chinese": (QT_TRANSLATE_NOOP("Keyboard", "中文"), QT_TRANSLATE_NOOP("Keyboard", "中文")),
    "left": ("", QT_TRANSLATE_NOOP("Keyboard", "光标左移")),
    "right": ("", QT_TRANSLATE_NOOP("Keyboard", "光标右移")),
    "newline": (QT_TRANSLATE_NOOP("Keyboard", "换行"), QT_TRANSLATE_NOOP("Keyboard", "换行")),
    "unstroke": (QT_TRANSLATE_NOOP("Keyboard", "退一笔"), QT_TRANSLATE_NOOP("Keyboard", "退一笔")),
    "unwrite": (QT_TRANSLATE_NOOP("Keyboard", "重写"), QT_TRANSLATE_NOOP("Keyboard", "重写")),
}
"""By kind: the word on the key (blank: it has an icon) and what a screen reader says."""


def _name(kind: str, text: str) -> str:
    return text if kind in ("letter", "sign", "mode") else kind
