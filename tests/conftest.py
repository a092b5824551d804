"""What every test stands on: no screen, and a home of its own that is thrown away."""

import functools
import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from nacl.pwhash import argon2id

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Two slow cores are enough: no example is late, and a failure prints how to see it again.
settings.register_profile("reknit", deadline=None, max_examples=60, print_blob=True)
settings.load_profile("reknit")

STRETCHED = functools.cache(argon2id.kdf)


@pytest.fixture(autouse=True)
def machine_to_itself(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """None of the other tests runs beside one that is to be `alone`, as it goes by the clock.

    Who waits at the gate keeps those out who come later, so that nobody waits for ever.
    """
    if sys.platform == "win32" or "PYTEST_XDIST_WORKER" not in os.environ:
        yield
        return
    import fcntl

    alone = request.node.get_closest_marker("alone") is not None
    shared = tmp_path_factory.getbasetemp().parent
    with (shared / "gate").open("w") as gate, (shared / "room").open("w") as room:
        fcntl.flock(gate, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        if not alone:
            fcntl.flock(gate, fcntl.LOCK_UN)
        yield


@pytest.fixture(autouse=True)
def stretched_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id is made to take long: the same of the same is not worked out again in a test run.

    Where it goes by the clock, it is.
    """
    if request.node.get_closest_marker("alone") is None:
        monkeypatch.setattr(argon2id, "kdf", STRETCHED)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`REKNIT_HOME` and the system's own places for one test; Qt's settings go there too."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("REKNIT_HOME", str(home / "reknit"))
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    return home / "reknit"


@pytest.fixture(autouse=True)
def nothing_collected_while_painting() -> Iterator[None]:
    """qtbot holds its widgets weakly; one collected while it is painted ends the program.

    What a test has closed is gone before the next one begins, not only asked to go: a change of
    the looks goes through all widgets there are.
    """
    gc.disable()
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        if isinstance(QApplication.instance(), QApplication):
            for widget in QApplication.topLevelWidgets():
                if widget.isHidden():
                    widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.enable()
