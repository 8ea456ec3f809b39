"""What runs in a child process to look into a container: one path in, the files in it out, hashed."""

from __future__ import annotations

import json
from typing import Any

from screener.child import Answer, serve
from screener.model.limits import ReadLimits


def _answering(setup: dict[str, Any]) -> Answer:
    """Task to answer, both JSON: `null` for what is no container, an object where it cannot be opened."""
    from screener.read.containers.unpack import list_files
    from screener.read.faults import ReadFault

    limits = ReadLimits(**setup["limits"])

    def answer(task: dict[str, Any]) -> str:
        try:
            found = list_files(task["path"], limits)
        except ReadFault as fault:
            return json.dumps({"status": fault.status, "reason": fault.reason})
        except OSError:  # whoever reads the file will say why it cannot be opened
            return "null"
        if found is None:
            return "null"
        return json.dumps([[f.inside, f.name, f.sha256, f.status, f.reason] for f in found])

    return answer


if __name__ == "__main__":
    serve(_answering)
