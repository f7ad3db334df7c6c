"""The last touch: the form goes in once, however often and however long it is tried."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from kiosk.common.errors import Conflict, KioskError
from kiosk.disclosure.model import ApplicationForm, FormRejected, Receipt
from kiosk.disclosure.signature import Signature
from ui.resident.disclosure.helper_view_model import HelperEntry
from ui.resident.disclosure.keeping import DraftKeeping
from ui.view_model import ViewModel


class HandingIn:
    """Works for the page of ``host``, which is busy meanwhile and says what went wrong."""

    def __init__(
        self,
        host: ViewModel,
        keeping: DraftKeeping,
        helper: HelperEntry,
        wrong: Callable[[], None],
    ) -> None:
        """``wrong`` is called when the form does not pass the checks after all."""
        self._host = host
        self._keeping = keeping
        self._helper = helper
        self._wrong = wrong
        self._under_way = False

    def submit(self, form: ApplicationForm, signature: Signature) -> None:
        """Hands it in under the id of this run, and goes on to the receipt."""
        if self._under_way:
            return
        self._under_way = True
        request, terminal = self._keeping.key.id, self._host.desk.terminal
        helper, reading_help = self._helper.number or None, self._helper.readingHelp
        self._host.work(
            lambda: terminal.disclosure.submit(
                form,
                request_id=request,
                helper=helper,
                reading_help=reading_help,
                signature=signature.encode(),
            ),
            self._submitted,
            failed=self._not_submitted,
        )

    def _submitted(self, receipt: Receipt) -> None:
        self._keeping.keep(False)
        self._host.desk.nudge()
        self._host.desk.navigator.replace("disclosure.receipt", number=receipt.number)

    def _not_submitted(self, error: Exception) -> None:
        self._under_way = False
        if isinstance(error, FormRejected):
            self._wrong()
            return
        if isinstance(error, Conflict) and error.code == "disclosure.request_reused":
            self._show_earlier()
            return
        self._host.fail(error)
        said = self._host.error if isinstance(error, KioskError) else ""
        self._host.show_error(
            said
            + QCoreApplication.translate(
                "HandingIn", "申请没有提交成功，您填写的内容都还在，请再按一次“提交申请”。"
            )
        )

    def _show_earlier(self) -> None:
        """The first try had gone through after all, and the form was changed since."""
        request, terminal = self._keeping.key.id, self._host.desk.terminal
        self._host.work(lambda: terminal.disclosure.receipt(request), self._filed_earlier)

    def _filed_earlier(self, receipt: Receipt) -> None:
        self._keeping.keep(False)
        self._host.desk.navigator.replace("disclosure.receipt", number=receipt.number, earlier=True)
