"""What a screen reader hears, and whether this person wants less motion or more contrast."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

_MOTION = "reknitReducedMotion"
_ROLE = "reknitRole"
_FACTORY = "reknitAccessibleFactory"


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Let assistive tools see `widget` as `role`; call `install` once before."""
    widget.setProperty(_ROLE, int(role.value))


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_ROLE)
    if not isinstance(role, int):
        return None
    # without a name of its own it asks the widget each time: words on a page change
    return QAccessibleWidget(thing, QAccessible.Role(role))


def install(app: QApplication) -> None:
    """Tell Qt which of our widgets are headings and pictures; once an application."""
    if app.property(_FACTORY) is None:
        QAccessible.installFactory(_interface)
        app.setProperty(_FACTORY, True)


def announce(widget: QWidget, text: str) -> None:
    """Have `text` spoken without moving the focus: a new page, a finished break."""
    try:
        from PySide6.QtGui import QAccessibleAnnouncementEvent
    except ImportError:  # Qt before 6.8
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def set_reduced_motion(app: QApplication, reduced: bool | None) -> None:
    """The couple's own choice; None leaves it to the system."""
    app.setProperty(_MOTION, reduced)


def reduced_motion() -> bool:
    """Whether nothing may move: by the couple's setting, else by the system's."""
    app = QApplication.instance()
    chosen = app.property(_MOTION) if app else None
    if isinstance(chosen, bool):
        return chosen
    return _system_says("motionPreference", "ReducedMotion")


def wants_contrast() -> bool:
    """Whether the system asks for high contrast; False where it cannot say so."""
    return _system_says("contrastPreference", "HighContrast")


def prefers_dark() -> bool:
    """Whether the system uses a dark colour scheme; False where it cannot say so."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _system_says(preference: str, answer: str) -> bool:
    hints = QGuiApplication.styleHints()
    named = getattr(hints, "accessibility", None)  # 6.10 and later
    asked = getattr(named() if named else hints, preference, None)
    return asked is not None and getattr(asked(), "name", "") == answer
