"""A finger on the on-screen keyboard."""

from __future__ import annotations

from ui.tour.driver import Driver


def tap_keys(driver: Driver, keys: str) -> None:
    """Touches letters and signs, one after the other."""
    for key in keys:
        driver.tap(f"keyboard.{key}")


def text_of(driver: Driver, field: str) -> str:
    """What a field holds."""
    return str(driver.find(f"{field}.input").property("text"))


def candidates(driver: Driver) -> list[str]:
    """The candidates on the bar, from the first."""
    found = []
    while (cell := driver.seek(f"keyboard.candidate.{len(found) + 1}")) is not None:
        found.append(cell.property("candidate")["text"])
    return found


def take_from_sheet(driver: Driver, text: str) -> None:
    """Unfolds the candidates and looks through them for one."""
    driver.tap("keyboard.unfold")
    while True:
        for name in driver.names():
            if name.startswith("keyboard.sheet.") and (
                driver.find(name).property("candidate")["text"] == text
            ):
                driver.tap(name)
                return
        driver.tap("keyboard.later")
