"""One TOML file, one typed, validated object; all paths are decided here."""

from kiosk.settings.model import (
    BoardSettings,
    ContentSettings,
    DatabaseSettings,
    DisclosureSettings,
    FeedbackSettings,
    IdReaderSettings,
    OfficeSettings,
    PaperSettings,
    PrinterSettings,
    QueueSettings,
    Settings,
    SubmissionSettings,
)
from kiosk.settings.places import default_data_dir, messages_dir, resource_root
from kiosk.settings.reading import SETTINGS_FILE, load_settings, parse_settings

__all__ = [
    "SETTINGS_FILE",
    "BoardSettings",
    "ContentSettings",
    "DatabaseSettings",
    "DisclosureSettings",
    "FeedbackSettings",
    "IdReaderSettings",
    "OfficeSettings",
    "PaperSettings",
    "PrinterSettings",
    "QueueSettings",
    "Settings",
    "SubmissionSettings",
    "default_data_dir",
    "load_settings",
    "messages_dir",
    "parse_settings",
    "resource_root",
]
