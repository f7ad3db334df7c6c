"""Pinyin by libgooglepinyin (Apache-2.0), which Debian ships as ``libgooglepinyin0``.

Its ``im_choose`` and its dictionary of the user learn a person's words and would show them to the
next person. Neither is used: what remains after a choice is searched anew, and the dictionary of
the user is given no name, so that the library goes without one and writes no file.
"""

from __future__ import annotations

import ctypes
import functools
import logging
import threading
from pathlib import Path

from kiosk.common.errors import Unavailable
from kiosk.devices.typing.port import Reading
from kiosk.devices.typing.rare import is_syllable, rare_characters
from kiosk.settings import resource_root

logger = logging.getLogger(__name__)

LIBRARY = "libgooglepinyin.so.0"
DICTIONARY = "dict_pinyin.dat"
MOST_SYLLABLES = 6
MOST_LETTERS = 24
"""Read at once; what follows is read when these are chosen. Its tables are small, and it ends the
whole process when they are full: nine single z do that, and so do eight times ``gan``."""
MOST_CANDIDATES = 400
"""More than anybody looks through; reading them takes 3 ms."""

_NO_USER_DICTIONARY = b""
_NOTHING = b"ni" * MOST_SYLLABLES
_SIGNS = 64
_BUNDLED = "typing"


class GooglePinyin:
    """The library's one decoder; it keeps its state in the process, so one object is all."""

    def __init__(self, library: ctypes.CDLL, dictionary: Path) -> None:
        """Raises Unavailable: ``typing.pinyin_broken`` when the dictionary cannot be read."""
        self._library = _declared(library)
        self._lock = threading.Lock()
        self._buffer = (ctypes.c_uint16 * (_SIGNS + 1))()
        if not library.im_open_decoder(str(dictionary).encode(), _NO_USER_DICTIONARY):
            raise Unavailable("typing.pinyin_broken")

    def read(self, letters: str) -> Reading:
        text = _first_syllables(_as_the_library_spells(letters))
        with self._lock:
            self._library.im_reset_search()
            count = self._library.im_search(text.encode("ascii"), len(text))
            found = [self._candidate(at) for at in range(min(count, MOST_CANDIDATES))]
            starts = self._starts()
        if len(starts) <= 2:  # rare characters go by one syllable
            found += [sign for sign in rare_characters(text.rstrip("'")) if sign not in found]
            if found and len(starts) == 1:
                starts = (0, len(text))
        return Reading(starts, tuple(text for text in found if text))

    def forget(self) -> None:
        with self._lock:
            self._library.im_reset_search()
            self._library.im_search(_NOTHING, len(_NOTHING))
            self._library.im_reset_search()
            ctypes.memset(self._buffer, 0, ctypes.sizeof(self._buffer))

    def _candidate(self, at: int) -> str:
        if not self._library.im_get_candidate(at, self._buffer, _SIGNS):
            return ""
        return bytes(self._buffer).decode("utf-16-le", "ignore").split("\0", 1)[0]

    def _starts(self) -> tuple[int, ...]:
        first = ctypes.POINTER(ctypes.c_uint16)()
        count = self._library.im_get_spl_start_pos(ctypes.byref(first))
        return tuple(first[at] for at in range(count + 1)) if first else (0,)


@functools.cache
def the_pinyin() -> GooglePinyin:
    """The process's one decoder.

    Raises:
        Unavailable: ``typing.pinyin_missing`` or ``typing.pinyin_broken``.
    """
    dictionary = dictionary_file()
    if dictionary is None:
        raise Unavailable("typing.pinyin_missing")
    bundled = resource_root() / _BUNDLED / LIBRARY
    try:
        library = ctypes.CDLL(str(bundled) if bundled.is_file() else LIBRARY)
    except OSError as error:
        logger.warning("%s does not load: %s", LIBRARY, error)
        raise Unavailable("typing.pinyin_missing") from error
    return GooglePinyin(library, dictionary)


def dictionary_file() -> Path | None:
    """The file beside the library: in a build, else where Debian puts it."""
    places = [resource_root() / _BUNDLED / DICTIONARY]
    for folder in (Path("/usr/lib"), Path("/usr/local/lib")):
        places.append(folder / "googlepinyin/data" / DICTIONARY)
        places += sorted(folder.glob(f"*-linux-gnu*/googlepinyin/data/{DICTIONARY}"))
    return next((place for place in places if place.is_file()), None)


def _as_the_library_spells(letters: str) -> str:
    """It knows 略 and 虐 as lue and nue alone; many people type lve and nve."""
    return letters.lower().replace("lve", "lue").replace("nve", "nue")


def _first_syllables(letters: str) -> str:
    """As much from the beginning as may be read at once; a single initial counts as a syllable."""
    end = 0
    for _ in range(MOST_SYLLABLES):
        while letters[end : end + 1] == "'":
            end += 1
        lengths = (size for size in range(6, 0, -1) if is_syllable(letters[end : end + size]))
        end += next(lengths, 1)
    while letters[end : end + 1] == "'":
        end += 1
    return letters[: min(end, MOST_LETTERS)]


def _declared(library: ctypes.CDLL) -> ctypes.CDLL:
    size, text, pointer = ctypes.c_size_t, ctypes.c_char_p, ctypes.c_void_p
    signatures = {
        "im_open_decoder": (ctypes.c_bool, [text, text]),
        "im_reset_search": (None, []),
        "im_search": (size, [text, size]),
        "im_get_candidate": (pointer, [size, pointer, size]),
        "im_get_spl_start_pos": (size, [ctypes.POINTER(ctypes.POINTER(ctypes.c_uint16))]),
    }
    for name, (gives, takes) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = gives, takes
    return library
