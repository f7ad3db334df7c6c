"""The screens. PySide6 lives here alone; QML shows and asks, Python decides.

Adding a page to the resident's face
====================================
Files: a folder ``ui/resident/<feature>/`` with ``__init__.py`` (one docstring line),
``view_model.py`` (or ``<name>_view_model.py``), ``<Name>Page.qml`` and small QML parts used by
that page alone. Then one line in ``ui/resident/routes.py``::

    Route("codes", "resident/codes/CodesPage.qml", "ui.resident.codes.view_model:CodesViewModel")

The home page shows a door only when its route exists. Names agreed on: ``search`` (query=""),
``ticket`` (item_code=""), ``ticket.issued`` (ticket_id), ``guides`` (browse), ``guide`` (code),
``bundle`` (code), ``form`` (code, filled),
``disclosure`` (apply), ``disclosure.receipt`` (number), ``policies``, ``policy`` (code),
``codes`` (QR wall), ``status`` (progress), ``places`` (organs, windows), ``notices``.

View model
----------
Subclass :class:`ui.view_model.ViewModel`; the navigator makes it as ``Kind(desk, **params)``::

    QML_IMPORT_NAME = "Kiosk.ViewModels"      # these two lines, in every such module
    QML_IMPORT_MAJOR_VERSION = 1

    @QmlElement
    @QmlUncreatable("made by the navigator")
    class TicketViewModel(ViewModel):
        businessesChanged = Signal()

        def __init__(self, desk: Desk, *, item_code: str = "", parent: QObject | None = None):
            super().__init__(desk, parent)
            self._businesses: list[dict[str, object]] = []

        def shown(self) -> None:              # came to the front: read here
            queueing = self.desk.terminal.queueing
            self.work(queueing.businesses, self._take)   # dataclasses in, rows in _take

        @Property("QVariantList", notify=businessesChanged)
        def businesses(self) -> list[dict[str, object]]: ...

        @Slot(str)
        def take(self, code: str) -> None:    # request id made here, at the touch
            request_id = new_id()
            self.work(lambda: queueing.take(code, request_id=request_id), self._taken)

* ``self.work(fn, then)`` runs ``fn`` off the GUI thread (it touches no QObject), covers the page
  while it runs, puts a KioskError into words in ``vm.error``. Search as you type:
  ``work(fn, then, cover=False, latest="search")`` - stale answers are dropped.
* ``self.desk``: ``terminal`` (kiosk.app), ``navigator.open/replace/back/home``, ``session.end()``,
  ``tasks``, ``presentation``. Timers are ``QTimer(self)``; stop them in ``leaving()``.
* Every QObject handed to QML has a parent. Connect bound methods, not lambdas holding self.
* Write ``@Property(...)``/``@Slot(...)`` decorators with literal types (str, bool, int,
  "QVariantList", "QVariantMap"): qmllint reads them from the source.
* After a commit that asks for paper or that the platform is to hear of: ``self.desk.nudge()``.
* Never call the store on the GUI thread. A text that QML does not make itself uses ``self.tr``.

Lists
-----
One way: ``Property("QVariantList")`` of plain dicts ("rows") with a notify signal of its own, so
that a change elsewhere does not rebuild the list. In QML ``RowList { rows: vm.items; delegate:
ListRow { required property int index; required property var modelData; width: ListView.view.width
... } }`` for long lists (only rows in sight exist) and ``Repeater`` for short ones. Files with
delegates begin with ``pragma ComponentBehavior: Bound``.

Page
----
::

    Page {
        id: page
        required property TicketViewModel vm
        title: qsTr("取号排队")
        trail: [qsTr("首页"), qsTr("取号排队")]      // optional breadcrumb
        error: vm.error
        busy: vm.busy
        onErrorDismissed: vm.clearError()
        Scroll { objectName: "ticket.scroll"; ... }   // children stand in a column, Layout.* works
        actions: [ Button { ... }, Button { kind: "primary" ... } ]   // bottom bar
    }

* Imports: QtQuick, QtQuick.Layouts, Kiosk.Controls, Kiosk.Theme, Kiosk.ViewModels; never
  QtQuick.Controls. No literal colour, size or font: ``Theme`` has them; ``Theme.px(n)`` for the
  odd length, in pixels of the 1080 x 1920 mock-ups. Never set ``font.family``: the program's font
  carries the fallback chain for rare characters.
* ``Theme.landscape`` chooses the arrangement; text wraps, since large print is 1.25 times.
* Chips and badges that may not fit in one row stand in a ``Flow``, never in a ``RowLayout``: a
  row that is too wide widens the whole page.
* Do not bind ``visible`` to a child's ``visible`` (a hidden parent hides the child for good), nor a
  ``Layout.maximumWidth`` to the width of the layout itself (recursive rearrange).
* Strings: ``qsTr("中文")``, Simplified Chinese source, full-width punctuation (docs/adr/0003).
* Text from people or files goes to ``Label`` (plain text always), never to a rich Text.
* Every control that can be touched has ``objectName: "<page>.<control>"`` (rows:
  ``"<page>.<list>.<index>"``); inside fields the editor is ``"<objectName>.input"``.
* A field for anything but Chinese says so by ``inputMethodHints``; the on-screen keyboard goes by
  them (:func:`ui.typing.modes.mode_for`): ``ImhPreferNumbers`` digits, with ``ImhPreferUppercase``
  an identity number, ``ImhPreferUppercase`` alone a code, ``ImhEmailCharactersOnly`` mail. The page
  shrinks while it shows: what may not fit stands in a ``Scroll``.
* A touchable thing is at least ``Theme.touchLeast`` high and ``Theme.touchGap`` from the next.

Checks
------
``.ci/qmllint`` (misspelt properties fail). Tests in ``tests/ui/test_<page>_page.py`` use
:class:`ui.tour.driver.Driver`: ``driver.tap("home.ticket")``, ``driver.type("home.x", "text")``,
``driver.settle()``, ``driver.picture(path)``, ``driver.shows("文字")``. Fixtures of
``tests/ui/conftest.py``: ``hall`` (a Terminal with the whole demonstration content), ``face`` and
``driver`` (portrait, at home), ``open_face(LANDSCAPE)``; any warning of Qt or QML fails the test.

A face of its own (the window's workplace) subclasses :class:`ui.face.Face`: a shell view model, a
``Shell.qml`` whose root ``Window`` has ``vm`` and ``readonly property Item pages``, a table of
routes with one named ``home``.
"""
