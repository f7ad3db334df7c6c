"""A process that takes tickets until it is done or killed; prints each number after its commit.

``python -m tests.queueing.taker KEY_FILE DATABASE TERMINAL COUNT [REQUEST_ID]``, see
:func:`tests.other_process.do_and_tell`.
"""

from __future__ import annotations

import sys
from uuid import uuid4

from kiosk.queueing.service import Queueing
from tests.other_process import do_and_tell
from tests.queueing.small_hall import small_hall


def main(key_file, database, terminal, count, request_id=None):
    def begun(store, settings):
        queueing = Queueing(store, small_hall(), settings)

        def take():
            ticket = queueing.take("anytime", request_id=request_id or str(uuid4()))
            return f"{ticket.number} {ticket.id} {ticket.waiting_ahead}"

        return take

    do_and_tell(key_file, database, terminal, count, begun)


if __name__ == "__main__":
    main(*sys.argv[1:])
