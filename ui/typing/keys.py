"""Keys as QML shows them: their word or icon, their name, what a screen reader says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

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
    word, spoken = {
        "space": (tr("空格"), tr("空格")),
        "back": ("", tr("删除前一个字")),
        "hide": (tr("收起"), tr("收起键盘")),
        "shift": ("", tr("大写")),
        "swap": (tr("中/英"), tr("英文")),
        "chinese": (tr("中文"), tr("中文")),
        "left": ("", tr("光标左移")),
        "right": ("", tr("光标右移")),
        "newline": (tr("换行"), tr("换行")),
        "unstroke": (tr("退一笔"), tr("退一笔")),
        "unwrite": (tr("重写"), tr("重写")),
    }.get(kind, (text, text))
    return word, spoken


def _name(kind: str, text: str) -> str:
    return text if kind in ("letter", "sign", "mode") else kind
