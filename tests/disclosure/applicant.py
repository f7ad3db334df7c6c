"""A process that files applications until it is done or killed; prints each after its commit.

``python -m tests.disclosure.applicant KEY_FILE DATABASE TERMINAL COUNT [REQUEST_ID]``, see
:func:`tests.other_process.do_and_tell`.
"""

from __future__ import annotations

import sys

from kiosk.common.ids import new_id
from kiosk.disclosure.service import Disclosure
from tests.disclosure.forms import citizen
from tests.other_process import do_and_tell


def main(key_file, database, terminal, count, request_id=None):
    def begun(store, settings):
        disclosure = Disclosure(store, settings)

        def file():
            receipt = disclosure.submit(citizen(), request_id=request_id or new_id())
            return f"{receipt.number} {receipt.id} {receipt.query_code}"

        return file

    do_and_tell(key_file, database, terminal, count, begun)


if __name__ == "__main__":
    main(*sys.argv[1:])
