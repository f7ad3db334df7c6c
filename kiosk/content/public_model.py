"""Public information beside the guides: what an open-government corner (政务公开专区) shows.

The four lists, decision drafts open for comment, project approvals, administrative licences and
penalties (双公示), procurement intentions, bundles (一件事) and the forms to fill in. Plain frozen
dataclasses, published and hashed like those of ``model.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.content.model import Material, ProcessStep, TimeLimit
from kiosk.content.public_terms import CreditKind, FormKind, ListKind


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One line of facts: what it is, and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """一件事: several items that one event of life needs, handled as one."""

    code: str
    name: str
    event: str
    """The event of life, such as 出生 or 开办企业."""
    summary: str
    items: tuple[str, ...]
    """Codes of the service items, in the order of handling."""
    lead_department: str = ""
    departments: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    """What to bring once for all of them."""
    steps: tuple[ProcessStep, ...] = ()
    limit: TimeLimit | None = None
    visits: int | None = None
    place: str = ""
    windows: tuple[str, ...] = ()
    business: str = ""
    hours: str = ""
    contact: str = ""
    updated_on: date | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class FormRow:
    """A line of a form: ``filled`` is what the sample has in it."""

    label: str
    hint: str = ""
    filled: str = ""
    lines: int = 1
    """How many lines of room it has on paper."""


@dataclass(frozen=True, slots=True)
class FormSection:
    """A part of a form under a heading of its own."""

    heading: str
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class PaperForm:
    """空白表格 and 示例样表 in one: printed blank, or with what the sample says."""

    code: str
    title: str
    department: str
    sections: tuple[FormSection, ...]
    kind: FormKind = FormKind.APPLICATION
    notes: tuple[str, ...] = ()
    """How to fill it in."""
    declaration: str = ""
    """What the signature stands for."""
    updated_on: date | None = None


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A line of one of the four lists: 权力清单, 责任清单, 负面清单, 收费清单."""

    code: str
    list: ListKind
    name: str
    department: str
    category: str = ""
    number: str = ""
    """Its number in the list."""
    basis: tuple[str, ...] = ()
    facts: tuple[LabelledText, ...] = ()
    """The other columns of the list, in their order."""
    item: str = ""
    """Code of the service item it belongs to, if there is one."""
    updated_on: date | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Adoption:
    """What became of opinions on a draft."""

    opinion: str
    adopted: bool
    reply: str


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """决策草案 open for comment, and afterwards the adopted results."""

    code: str
    title: str
    organ: str
    body: tuple[str, ...]
    opens_on: date
    closes_on: date
    """The last day on which opinions are taken."""
    background: str = ""
    ways: tuple[str, ...] = ()
    """How to comment besides this terminal."""
    contact: str = ""
    result_on: date | None = None
    received: int | None = None
    """How many opinions came in, once counted."""
    adoptions: tuple[Adoption, ...] = ()
    result: str = ""
    policy: str = ""
    """Code of the document that the draft became."""


@dataclass(frozen=True, slots=True)
class Project:
    """项目审批: an approval result of an investment or construction project."""

    code: str
    """项目代码, with the matter appended where a project has several results."""
    name: str
    owner: str
    matter: str
    organ: str
    decided_on: date
    document_number: str = ""
    stage: str = ""
    place: str = ""
    scale: str = ""
    result: str = "准予"
    project_code: str = ""


@dataclass(frozen=True, slots=True)
class CreditRecord:
    """双公示: one administrative licence or penalty decision.

    A natural person stands under a masked name and without a number; the code of a legal person
    is its 统一社会信用代码.
    """

    code: str
    kind: CreditKind
    title: str
    document_number: str
    party: str
    organ: str
    decided_on: date
    content: str
    party_code: str = ""
    category: str = ""
    basis: str = ""
    facts: str = ""
    """The breach, for a penalty."""
    valid_until: date | None = None
    shown_until: date | None = None
    """After this day it is no longer shown."""


@dataclass(frozen=True, slots=True)
class Procurement:
    """采购意向: what an organ means to buy."""

    code: str
    name: str
    organ: str
    content: str
    published_on: date
    budget: str = ""
    """In 万元, as published."""
    expected: str = ""
    """Expected month, "2026-12"."""
    remark: str = ""
