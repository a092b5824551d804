"""What this machine lacks to show a window, in one sentence with the fix, before Qt could abort.

Needs nothing but the standard library, so `.ci/setup` asks it too, before anything is installed.
"""

import ctypes
import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path

# Shared library → the Debian and Ubuntu package that brings it. Where a release has renamed one
# for 64-bit time (`libglib2.0-0t64`), apt takes the old name for the new package.
_DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
}
_X11 = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
_PRINTING = {
    "libcups.so.2": "libcups2",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
_PACKAGES = _DRAWING | _X11 | _WAYLAND | _PRINTING


_WITHOUT_SCREEN = "`reknit preview FLOW --to DIR` works without one"
NO_SCREEN = f"There is no screen here: start reknit on a desktop; {_WITHOUT_SCREEN}."


def lacking(environ: Mapping[str, str], *, window: bool) -> str | None:
    """What is missing here and the fix, in one sentence; None when Qt can start.

    `window` is false for drawing without a screen. Says nothing outside Linux, where Qt
    brings all it needs.
    """
    if sys.platform != "linux":
        return None
    folder = _platform_plugins()
    if folder is None:
        return "PySide6 is not installed here: in the checkout, `sh .ci/setup` brings it."
    names = _platforms(environ) if window else ["offscreen"]
    faults = [_fault(folder, name, environ) for name in names]
    return None if None in faults else next(iter(faults), NO_SCREEN)


def missing_packages() -> list[str]:
    """The Debian packages a window and a printer need and this machine has not."""
    if sys.platform != "linux":
        return []
    return sorted({_PACKAGES[library] for library in _PACKAGES if _load_error(library)})


def _platform_plugins() -> Path | None:
    """The folder of Qt's platform plugins, found without importing Qt."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0], "Qt", "plugins", "platforms")


def _platforms(environ: Mapping[str, str]) -> list[str]:
    """The platform plugins Qt would try here; it falls back from one to the next."""
    asked = environ.get("QT_QPA_PLATFORM")
    if asked:
        return [name.partition(":")[0] for name in asked.split(";")]
    screens = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [name for name, variable in screens.items() if environ.get(variable)]


def _fault(folder: Path, platform: str, environ: Mapping[str, str]) -> str | None:
    plugins = [folder / f"libq{platform}.so", *sorted(folder.glob(f"libq{platform}-*.so"))]
    plugins = [plugin for plugin in plugins if plugin.exists()]
    if not plugins:
        return f"QT_QPA_PLATFORM asks for “{platform}”, which Qt has not got here: unset it."
    errors = [_load_error(str(plugin)) for plugin in plugins]
    if None not in errors:
        return _library_sentence(platform, str(errors[0]))
    if platform == "xcb":
        return _x11_fault(environ.get("DISPLAY", ""))
    if platform == "wayland":
        return _wayland_fault(environ)
    return None


def _load_error(library: str) -> str | None:
    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error)
    return None


def _library_sentence(platform: str, error: str) -> str:
    """`error` is the loader's: it names one library, so the others are tried as well."""
    named, found, _ = error.partition(": cannot open shared object file")
    if not found:
        return f"Qt cannot be loaded on this machine ({error}): a newer system is needed."
    needed = _DRAWING | {"xcb": _X11, "wayland": _WAYLAND}.get(platform, {})
    missing = {named} | {library for library in needed if _load_error(library)}
    return missing_sentence(missing)


def missing_sentence(libraries: set[str]) -> str:
    """Names the shared libraries that are missing, and the one line that brings them."""
    packages = sorted({_PACKAGES[name] for name in libraries if name in _PACKAGES})
    names = ", ".join(sorted(libraries))
    if not packages:
        return f"This machine lacks {names}: install the package that holds it."
    line = f"sudo apt-get install {' '.join(packages)}"
    return f"This machine lacks {names}: on Debian or Ubuntu, `{line}` brings what is missing."


def _x11_fault(display: str) -> str | None:
    if not display:
        return NO_SCREEN
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return _unreachable(display) if failed else None


def _wayland_fault(environ: Mapping[str, str]) -> str | None:
    display = environ.get("WAYLAND_DISPLAY", "wayland-0")
    socket = Path(environ.get("XDG_RUNTIME_DIR", "/nonexistent"), display)
    return None if socket.exists() else _unreachable(display)


def _unreachable(display: str) -> str:
    return (
        f"The screen {display} cannot be reached: start reknit on the desktop you see; "
        f"{_WITHOUT_SCREEN}."
    )


if __name__ == "__main__":
    print(*missing_packages())
