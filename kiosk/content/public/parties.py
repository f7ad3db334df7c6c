"""Natural persons among the parties of decisions are never shown by their whole name."""

from __future__ import annotations

from dataclasses import replace

from kiosk.common.masking import mask_name
from kiosk.content.public_model import CreditRecord

_LONGEST_NAME = 4


def masked(record: CreditRecord) -> CreditRecord:
    """The record as residents see it.

    A party without a credit code whose name is no longer than a person's is taken for one: what
    was published unmasked by mistake is not shown so here.
    """
    if record.party_code or "*" in record.party or not _personal(record.party):
        return record
    return replace(record, party=mask_name(record.party))


def _personal(name: str) -> bool:
    return "·" in name or len(name) <= _LONGEST_NAME
