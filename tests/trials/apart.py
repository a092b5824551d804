"""A process of its own for what harms its process, and what it found told back."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Callable
from typing import Any


def apart(act: Callable[[], Any]) -> Any:
    """What `act`, done in a process of its own, gave, as plain data. Raises RuntimeError."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(out)
            text = json.dumps(act())
            with os.fdopen(into, "w") as tell:
                tell.write(text)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(into)
    with os.fdopen(out) as told:
        text = told.read()
    os.waitpid(pid, 0)
    if not text:
        raise RuntimeError("it broke off")
    return json.loads(text)
