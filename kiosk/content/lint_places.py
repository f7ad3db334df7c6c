"""Rules on what a guide points at: windows, businesses, other items, forms, addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from kiosk.content.lint_rules import Fault
from kiosk.content.lint_surroundings import Surroundings
from kiosk.content.model import ServiceItem
from kiosk.content.terms import Channel, Label

_LEAST_OPTIONS = 2
_CODE_KEYS = ("itemcode", "item_code", "taskcode", "task_code")


def faults(item: ServiceItem, around: Surroundings) -> Iterable[Fault]:
    """The faults of a complete guide among what stands around it."""
    yield from _of_place(item, around)
    yield from _of_references(item, around)
    yield from _of_situations(item)
    yield from _of_labels(item)
    if around.today is not None:
        yield from _of_days(item, around.today)


def _of_place(item: ServiceItem, around: Surroundings) -> Iterable[Fault]:
    for number in item.windows:
        if number not in around.windows:
            yield Fault("lint.window_unknown", {"window": number}, place="windows")
    if item.in_hall and not item.windows and Channel.WINDOW in item.channels:
        yield Fault("lint.window_missing", error=False, place="windows")
    if not item.business:
        return
    serving = around.businesses.get(item.business)
    if serving is None:
        yield Fault("lint.business_unknown", {"business": item.business}, place="business")
    elif not serving & set(item.windows):
        yield Fault("lint.business_elsewhere", {"business": item.business}, place="business")


def _of_references(item: ServiceItem, around: Surroundings) -> Iterable[Fault]:
    for code in item.related:
        if code == item.code:
            yield Fault("lint.related_to_itself", place="related")
        elif around.lacks("service_item", code):
            yield Fault("lint.related_unknown", {"other": code}, place="related")
    for material in item.materials:
        if material.form_code and around.lacks("form", material.form_code):
            about = {"material": material.name, "form": material.form_code}
            yield Fault("lint.form_unknown", about, place="materials")
    for name, count in Counter(material.name.strip() for material in item.materials).items():
        if count > 1:
            yield Fault(
                "lint.material_repeated", {"material": name}, error=False, place="materials"
            )


def _of_situations(item: ServiceItem) -> Iterable[Fault]:
    keys = [option.key for situation in item.situations for option in situation.options]
    for key, count in Counter(keys).items():
        if count > 1:
            yield Fault("lint.option_repeated", {"key": key}, place="situations")
    for situation in item.situations:
        if len(situation.options) < _LEAST_OPTIONS:
            about = {"question": situation.question}
            yield Fault("lint.situation_no_choice", about, place="situations")
    used = {key for material in item.materials for key in material.when}
    for material in item.materials:
        for key in material.when:
            if key not in keys:
                about = {"material": material.name, "key": key}
                yield Fault("lint.when_unknown", about, place="materials")
    for situation in item.situations:
        if situation.options and not used & {option.key for option in situation.options}:
            about = {"question": situation.question}
            yield Fault("lint.situation_idle", about, error=False, place="situations")


def _of_labels(item: ServiceItem) -> Iterable[Fault]:
    no_trip = {Label.ALL_ONLINE, Label.NO_TRIP}
    if item.visits == 0 and not no_trip & set(item.labels):
        yield Fault("lint.label_for_no_visit", error=False, place="labels")
    if Label.ALL_ONLINE in item.labels and not {Channel.ONLINE, Channel.MOBILE} & set(
        item.channels
    ):
        yield Fault("lint.online_not_offered", place="channels")


def _of_days(item: ServiceItem, today: date) -> Iterable[Fault]:
    for name, day in (("reviewed_on", item.reviewed_on), ("updated_on", item.updated_on)):
        if day is not None and day > today:
            yield Fault("lint.day_to_come", {"day": day.isoformat()}, error=False, place=name)
    if item.cancelled_on is not None and item.cancelled_on <= today:
        about = {"day": item.cancelled_on.isoformat()}
        yield Fault("lint.cancelled_still_shown", about, place="cancelled_on")


def addresses(item: ServiceItem) -> Iterable[Fault]:
    """Faults of the addresses of any item."""
    sites = set()
    for name, address in (("online_url", item.online_url), ("mobile_url", item.mobile_url)):
        if not address:
            continue
        parts = urlsplit(address.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname or " " in address.strip():
            yield Fault("lint.address_form", {"address": address[:80]}, place=name)
        else:
            sites.add(_site(parts.hostname))
            yield from _of_another(item, name, parts.query)
    if len(sites) > 1:
        about = {"sites": "、".join(sorted(sites))}
        yield Fault("lint.two_sites", about, error=False, place="mobile_url")


def _of_another(item: ServiceItem, name: str, query: str) -> Iterable[Fault]:
    """The code within the address of a guide, where it gives one, is that of the item itself."""
    for key, value in parse_qsl(query):
        if key.lower() in _CODE_KEYS and value and value.upper() != item.code.upper():
            yield Fault("lint.address_of_other", {"other": value[:60]}, place=name)


def _site(host: str) -> str:
    """``www.zwfw.gov.cn`` and ``m.zwfw.gov.cn`` are one website."""
    names = host.lower().split(".")
    kept = 3 if names[-2:] in (["gov", "cn"], ["com", "cn"], ["org", "cn"], ["net", "cn"]) else 2
    return ".".join(names[-kept:])
