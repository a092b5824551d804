"""The JSON Schema of a pack, read off the same table as a flow's, for editors.

`python -m app.homework.schema` writes it to resources/schema/.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..flow.schema import schema_of, schema_text
from ..flow.table import RECORDS
from .pack import From, Pack, Returns, Use

NAME = "pack-1.schema.json"


def schema() -> dict[str, Any]:
    """The schema of format 1; a flow stands in it as it may stand under `inside`."""
    return schema_of("A Reknit pack", Pack, (From, Use, Returns, *RECORDS.values()))


if __name__ == "__main__":
    Path("resources/schema", NAME).write_text(schema_text(schema()), encoding="utf-8")
