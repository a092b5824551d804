"""The line for editors leads from wherever a file lies to the schema it is written by."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from app import bundled
from app.bench.modeline import MODELINE, modeline
from app.flow import schema as of_flows
from app.homework import schema as of_packs


@pytest.mark.parametrize("name", [of_flows.NAME, of_packs.NAME])
@pytest.mark.parametrize("folder", [".", "talks", "talks/with a space"])
def test_the_line_leads_to_the_schema(tmp_path: Path, folder: str, name: str) -> None:
    there = tmp_path / folder
    there.mkdir(parents=True, exist_ok=True)
    line = modeline(there, name)
    assert line.startswith(MODELINE) and line.endswith(f"{name}\n")
    assert " " not in line.partition("=")[2]
    where = line.removeprefix(MODELINE).strip()
    file = Path(url2pathname(urlsplit(where).path)) if where.startswith("file:") else there / where
    assert file.resolve() == Path(str(bundled.resources() / "schema" / name)).resolve()
