"""XML parts of office documents, event by event: no document type, no entities, no depths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from kiosk.common.errors import Rejected
from kiosk.content.importing.limits import MAX_XML_DEPTH

Attributes = Mapping[str, str]


def walk(
    xml: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Calls back for elements and text; names come without their namespace.

    A document type declaration is refused: office documents have none, and it is the door to
    entities that grow without end or name files of this machine.

    Raises:
        Rejected: ``import.xml_entities`` or ``import.archive_broken``.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_XML_DEPTH:
            raise Rejected("import.too_deep")
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local(name))

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_types
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise Rejected("import.archive_broken") from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse_types(*declared: object) -> None:
    raise Rejected("import.xml_entities")
