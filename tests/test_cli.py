"""The command line, mostly as a process of its own, as people meet it."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import __version__, arguments, cli
from app.bench.terminal import COMMANDS

ROOT = Path(__file__).parents[1]


def run(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        cwd=ROOT,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def python(code: str, *arguments: str) -> str:
    """What `code` prints in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return done.stdout


@pytest.fixture
def broken_flow(tmp_path: Path) -> Path:
    path = tmp_path / "broken.flow.yaml"
    path.write_text("flow: broken\ntitel: Müde, nicht böse\n", encoding="utf-8")
    return path


def test_the_version_is_said() -> None:
    assert run("--version").stdout == f"reknit {__version__}\n"


def test_help_names_every_command() -> None:
    said = run("--help").stdout
    assert "check" in said
    assert "preview" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["fly"], "fly"),
        (["flow"], "COMMAND"),
        (["flow", "fly"], "fly"),
        (["flow", "check"], "FILE"),
        (["check"], "FILE"),
        (["preview", "repair-talk"], "--to"),
        (["preview", "./nowhere.flow.yaml", "--to", "x"], "there is no file ./nowhere.flow.yaml"),
        (["preview", "repair-talk", "--to", "x", "--size", "wide"], "wide is not a size like"),
        (["preview", "repair-talk", "--to", "x", "--size", "1x1"], "between 320x240 and"),
        (["preview", "repair-talk", "--to", "x", "--text-size", "500"], "from 80 to 200"),
        (["preview", "repair-talk", "--to", "x", "--text-size", "²00"], "from 80 to 200"),
        (["preview", "repair-talk", "--to", "x", "--theme", "pink"], "high-contrast"),
        (["preview", "repair-talk", "--to", "pyproject.toml"], "a folder is needed"),
    ],
)
def test_a_command_that_cannot_be_understood_is_told_why(arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "--help` shows" in done.stderr
    assert "Traceback" not in done.stderr


@given(st.text(st.sampled_from("0123456789x×X -+"), max_size=12) | st.text(max_size=12))
def test_a_size_is_within_bounds_or_refused(text: str) -> None:
    try:
        width, height = arguments.size(text)
    except argparse.ArgumentTypeError:
        return
    assert 320 <= width <= 7680
    assert 240 <= height <= 4320


@given(st.text(max_size=6) | st.integers().map(str))
def test_a_text_size_is_within_bounds_or_refused(text: str) -> None:
    try:
        percent = arguments.percent(text)
    except argparse.ArgumentTypeError:
        return
    assert 80 <= percent <= 200


def test_the_usual_sizes_are_understood() -> None:
    assert arguments.size("1440x900") == (1440, 900)
    assert arguments.size("800×600") == (800, 600)
    assert arguments.percent("200%") == 200


def test_a_flow_with_faults_gives_status_1_and_an_unreadable_file_2(broken_flow: Path) -> None:
    assert run("check", str(broken_flow)).returncode == 1
    assert run("check", "nowhere.flow.yaml").returncode == 2


def test_the_author_s_check_is_the_same_check(broken_flow: Path) -> None:
    for words in (["check", str(broken_flow)], ["check", str(broken_flow), "--format", "json"]):
        done, author = run(*words), run("flow", *words)
        assert (author.returncode, author.stdout) == (done.returncode, done.stdout)


def test_every_command_of_an_author_is_named_and_has_something_to_do() -> None:
    said = run("flow", "--help").stdout
    names = [name for name, _, _ in arguments.FLOW]
    assert all(f"  {name}" in said for name in names)
    assert set(names) == {*COMMANDS, "check", "preview", "booklet"}


def test_checking_a_flow_needs_no_qt_and_no_vault(broken_flow: Path) -> None:
    code = (
        "import sys\nfrom app.cli import main\nmain(['check', sys.argv[1]])\n"
        "print('loaded:', *sys.modules)"
    )
    loaded = python(code, str(broken_flow)).rpartition("loaded:")[2].split()
    assert "app.flow.check" in loaded
    assert not [name for name in loaded if name.partition(".")[0] in ("PySide6", "apsw", "nacl")]


def test_letters_that_a_terminal_has_not_got_do_not_stop_the_check(broken_flow: Path) -> None:
    done = run("check", str(broken_flow), PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes there close otherwise")
@pytest.mark.parametrize("arguments", [["--help"], ["check", "BROKEN"]])
def test_a_reader_that_has_enough_is_no_error(arguments: list[str], broken_flow: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "app",
            *(str(broken_flow) if argument == "BROKEN" else argument for argument in arguments),
        ],
        cwd=ROOT,
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    os.close(write)
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can lack a screen")
def test_without_a_screen_the_window_says_so_with_status_3() -> None:
    done = run(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 3
    assert "reknit preview" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_reknit_home_decides_where_things_are_kept(own_home: Path) -> None:
    assert cli.home() == own_home


def test_without_reknit_home_the_system_s_own_place_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REKNIT_HOME")
    assert cli.home().name == "reknit"
    assert cli.home().is_absolute()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_the_window_s_process_leaves_no_memory_behind_and_new_files_are_the_owner_s() -> None:
    code = (
        "import ctypes, os, resource\n"
        "from app.cli import keep_to_ourselves\n"
        "keep_to_ourselves()\n"
        "get_dumpable = 3\n"
        "print(ctypes.CDLL(None).prctl(get_dumpable), resource.getrlimit(resource.RLIMIT_CORE),"
        " oct(os.umask(0)))"
    )
    assert python(code) == "0 (0, 0) 0o77\n"
