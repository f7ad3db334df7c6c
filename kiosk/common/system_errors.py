"""What the operating system refused, in words that a person can act on."""

from __future__ import annotations

import errno
import os

_WORDS = {
    errno.ENOENT: "路径不存在",
    errno.EEXIST: "同名的文件已经存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是一个目录",
    errno.ENOTDIR: "路径中有一段不是目录",
    errno.ENAMETOOLONG: "路径太长",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘目前只能读取",
    errno.EIO: "磁盘读写出错",
    errno.EADDRINUSE: "已被其他程序占用",
    errno.EADDRNOTAVAIL: "不是这台机器的地址",
}


def in_words(error: OSError) -> str:
    """The reason in Chinese; the system's own sentence where we have none."""
    if error.errno is None:
        return str(error)
    return _WORDS.get(error.errno) or os.strerror(error.errno)
