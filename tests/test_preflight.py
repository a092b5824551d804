"""What the machine lacks, asked of the real loader and the real screens."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from app.preflight import NO_SCREEN, lacking, missing_packages, missing_sentence

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Qt brings all it needs elsewhere")


@pytest.fixture
def screen() -> Iterator[str]:
    """A real X screen that nobody sees; its name, like `:99`."""
    if shutil.which("Xvfb") is None:
        pytest.skip("no Xvfb here")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write)], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        yield f":{pipe.readline().strip()}"
    server.terminate()
    server.wait()


def test_without_a_screen_the_sentence_names_the_preview() -> None:
    assert lacking({}, window=True) == NO_SCREEN
    assert "reknit preview" in NO_SCREEN


def test_drawing_without_a_window_needs_no_screen() -> None:
    assert lacking({}, window=False) is None


def test_a_platform_that_needs_no_screen_is_let_through() -> None:
    assert lacking({"QT_QPA_PLATFORM": "offscreen:size=80x60"}, window=True) is None


def test_a_platform_that_qt_has_not_got_is_said_and_does_not_abort() -> None:
    sentence = lacking({"QT_QPA_PLATFORM": "carrier-pigeon"}, window=True)
    assert sentence is not None
    assert "carrier-pigeon" in sentence
    assert "unset" in sentence


def test_a_screen_that_does_not_answer_is_named() -> None:
    sentence = lacking({"DISPLAY": ":5999"}, window=True)
    assert sentence is not None
    assert ":5999" in sentence


def test_a_screen_that_answers_is_enough(screen: str) -> None:
    assert lacking({"DISPLAY": screen}, window=True) is None


def test_x11_steps_in_where_wayland_is_not_there(screen: str, tmp_path: Path) -> None:
    environ = {
        "DISPLAY": screen,
        "WAYLAND_DISPLAY": "wayland-7",
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    assert lacking(environ, window=True) is None


def test_a_wayland_session_is_known_by_its_socket(tmp_path: Path) -> None:
    environ = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    sentence = lacking(environ, window=True)
    assert sentence is not None
    assert "wayland-7" in sentence
    (tmp_path / "wayland-7").touch()
    assert lacking(environ, window=True) is None


def test_a_missing_library_is_named_with_the_line_that_brings_it() -> None:
    sentence = missing_sentence({"libxcb-cursor.so.0", "libEGL.so.1"})
    assert "libEGL.so.1, libxcb-cursor.so.0" in sentence
    assert "`sudo apt-get install libegl1 libxcb-cursor0`" in sentence


def test_a_missing_library_of_no_known_package_is_still_named() -> None:
    sentence = missing_sentence({"libelsewhere.so.3"})
    assert "libelsewhere.so.3" in sentence
    assert "apt-get" not in sentence


def _qt_without(library: str, wanting: str, place: Path) -> None:
    """A PySide6 at `place` whose X11 plugin asks for `wanting` where it asked for `library`."""
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.submodule_search_locations
    real = Path(spec.submodule_search_locations[0], "Qt")
    mapped = place / "PySide6" / "Qt"
    (mapped / "lib").mkdir(parents=True)
    (mapped / "plugins" / "platforms").mkdir(parents=True)
    (place / "PySide6" / "__init__.py").touch()
    for file in (real / "lib").glob("*.so*"):
        (mapped / "lib" / file.name).symlink_to(file)
    for name in ("lib/libQt6XcbQpa.so.6", "plugins/platforms/libqxcb.so"):
        changed = (real / name).read_bytes().replace(library.encode(), wanting.encode())
        (mapped / name).unlink(missing_ok=True)
        (mapped / name).write_bytes(changed)


def _reknit_with(place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(place), "DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_where_a_library_is_missing_reknit_stops_with_a_sentence_and_status_3(
    tmp_path: Path,
) -> None:
    _qt_without("libxcb-cursor.so.0", "libxcb-cursor.so.9", tmp_path)
    done = _reknit_with(tmp_path)
    assert done.returncode == 3
    assert "This machine lacks libxcb-cursor.so.9" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_plugin_that_cannot_be_loaded_is_said_in_a_sentence(tmp_path: Path) -> None:
    _qt_without("\x7fELF", "text", tmp_path)
    done = _reknit_with(tmp_path)
    assert done.returncode == 3
    assert done.stderr.startswith("reknit: Qt cannot be loaded on this machine")


def test_the_set_up_script_is_told_packages_before_anything_is_installed() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-m", "app.preflight"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == missing_packages()
