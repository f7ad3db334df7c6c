"""Disclosure applications on the command line: ``apply``, ``application``, ``disclosure …``.

``id`` and ``uscc`` check the numbers by which applicants are known.
"""

from __future__ import annotations

from typing import Any

from kiosk.cli.disclosure import (
    annual,
    applications,
    attachments,
    codes,
    counting,
    letters,
    past_register,
    workdays,
)


def register(subparsers: Any) -> None:
    """Adds the commands."""
    applications.register(subparsers)
    codes.register(subparsers)
    workdays.register(subparsers)
    disclosure = subparsers.add_parser("disclosure", help="依申请公开：期限、费用、年度报告、导入")
    kinds = disclosure.add_subparsers(dest="act", metavar="操作", required=True)
    for module in (counting, annual, past_register, letters, attachments):
        module.register(kinds)
