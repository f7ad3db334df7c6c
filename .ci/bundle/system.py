"""Libraries that stay the system's own: those of the documented packages and what they need.

The display's drivers come from the system and want its libraries, not those of another release;
and the system keeps its OpenSSL safe, which a copy in a build would not be.
"""

from __future__ import annotations

import sys

PACKAGES = (
    "libglib2.0-0", "libfontconfig1", "libfreetype6", "libdbus-1-3", "libxkbcommon0", "libegl1",
    "libgl1", "libgssapi-krb5-2", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1",
    "libxcb-shape0", "libxcb-xkb1", "libxcb-image0", "libxcb-render-util0", "libxkbcommon-x11-0",
)  # fmt: skip
"""Debian's packages that a terminal needs; the technician's guide lists them."""
SYSTEM_LIBRARIES = {
    "libstdc++6": ("libstdc++",),
    "libgcc-s1": ("libgcc_s",),
    "libc6": ("libc", "libm", "libdl", "libpthread", "librt", "libutil", "libresolv",
              "ld-linux-x86-64", "ld-linux-aarch64"),
    "libglib2.0-0": ("libglib-2", "libgobject-2", "libgio-2", "libgmodule-2", "libgthread-2",
                     "libpcre2-8", "libmount", "libblkid", "libselinux"),
    "libdbus-1-3": ("libdbus-1", "libsystemd", "libgcrypt", "libgpg-error", "liblz4", "libcap",
                    "libzstd"),
    "libfontconfig1": ("libfontconfig", "libuuid"),
    "libfreetype6": ("libfreetype", "libpng16", "libbrotlidec", "libbrotlicommon"),
    "libgssapi-krb5-2": ("libgssapi_krb5", "libkrb5", "libk5crypto", "libkrb5support",
                         "libcom_err", "libkeyutils", "libssl", "libcrypto"),
    "libxkbcommon0": ("libxkbcommon",),
    "libxkbcommon-x11-0": ("libxkbcommon-x11",),
    "libegl1": ("libEGL",),
    "libgl1": ("libGL", "libGLX", "libGLdispatch", "libOpenGL", "libX11", "libX11-xcb", "libXau",
               "libXdmcp", "libxcb", "libbsd", "libmd", "libxcb-glx", "libxcb-randr",
               "libxcb-render", "libxcb-shm", "libxcb-sync", "libxcb-xfixes"),
    "libxcb-cursor0": ("libxcb-cursor",),
    "libxcb-icccm4": ("libxcb-icccm",),
    "libxcb-image0": ("libxcb-image",),
    "libxcb-keysyms1": ("libxcb-keysyms",),
    "libxcb-render-util0": ("libxcb-render-util",),
    "libxcb-shape0": ("libxcb-shape",),
    "libxcb-util1": ("libxcb-util",),
    "libxcb-xkb1": ("libxcb-xkb",),
}  # fmt: skip
"""By the package that brings them: one of PACKAGES, or one that these depend on."""

_NAMES = frozenset(name for names in SYSTEM_LIBRARIES.values() for name in names)


def from_system(file_name: str) -> bool:
    """Whether a library is taken from the system: ``libglib-2.0.so.0`` is.

    Copies that Python packages bring, ``libssl-6a9b88ec.so.3``, are not the system's.
    """
    return sys.platform == "linux" and file_name.split(".", 1)[0] in _NAMES
