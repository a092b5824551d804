"""Hostile texts in every place of every page: shown as they are, opening and calling nothing.

The control puts one label on a page that reads its text as Qt likes to. In the tests
`tests/ui/test_hostile.py` does the same with a handful of texts.
"""

from __future__ import annotations

import gc
import os
import socket
from collections import Counter
from pathlib import Path

from .found import Found

SHORT = 2


def trial(place: Path, long: bool, control: bool) -> Found:
    """Show every page with every text, and look through its widgets."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication, QLabel, QWidget

    from app.ui.window import Window
    from app.vault.settings import Settings
    from app.vault.store import Vault

    from ..ui.test_hostile import Opened, dress, faults, pages, shown
    from ..ui.texts import BAIT, EVERY

    place.mkdir(parents=True)
    app = QApplication(["reknit"])
    dress(app)
    window = Window(place / "home", Settings())
    window.resize(800, 600)
    window.show()
    bait = place / "bait.png"
    window.grab().save(str(bait))
    opened, server = Opened(bait), socket.create_server(("127.0.0.1", 0))
    server.setblocking(False)
    wrong, seen, widgets = Counter[str](), 0, 0
    texts = EVERY if long else EVERY[:: len(EVERY) // SHORT][:SHORT]
    for text in texts:
        armed = text.replace(BAIT, bait.as_uri())
        with Vault.in_memory() as vault:
            for page in pages(armed, vault, window):
                if control:
                    QLabel(f"<img src='{bait.as_uri()}'>", page)
                shown(window, page).grab()
                seen, widgets = seen + 1, widgets + len(page.findChildren(QWidget))
                wrong.update(faults(page))
        del page
        # without a loop Qt deletes nothing itself, and every page would stay
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    wrong["a file was opened"] = opened.count()
    try:
        server.accept()
        wrong["somebody was called"] += 1
    except BlockingIOError:
        pass
    figures = {"texts": len(texts), "pages": seen, "widgets": widgets}
    return Found(figures, +wrong)
