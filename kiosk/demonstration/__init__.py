"""The demonstration hall: its own central platform, and a register of applications to learn on."""

from kiosk.demonstration.platform import OwnPlatform, answers, platform_for

__all__ = ["OwnPlatform", "answers", "platform_for"]
