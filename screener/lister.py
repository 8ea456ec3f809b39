"""What runs in a child process to look into a container: one path in, the files in it out, hashed.

A task that says which file (`inside`) is answered with its bytes, base64.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from screener.child import Answer, serve
from screener.model.limits import ReadLimits


def _answering(setup: dict[str, Any]) -> Answer:
    """Task to answer, both JSON: `null` for what is no container, an object where it cannot be opened."""
    from screener.read.containers.unpack import Unpacker, list_files
    from screener.read.faults import ReadFault

    limits = ReadLimits(**setup["limits"])
    unpacker = Unpacker(limits)

    def answer(task: dict[str, Any]) -> str:
        try:
            if "inside" in task:
                content = unpacker.read(task["path"], task["inside"])
                return json.dumps({"content": base64.b64encode(content).decode("ascii")})
            found = list_files(task["path"], limits)
        except ReadFault as fault:
            return json.dumps({"status": fault.status, "reason": fault.reason})
        except OSError as error:  # whoever reads the file will say why it cannot be opened
            return json.dumps({"reason": error.strerror}) if "inside" in task else "null"
        if found is None:
            return "null"
        return json.dumps([[f.inside, f.name, f.sha256, f.status, f.reason] for f in found])

    return answer


if __name__ == "__main__":
    serve(_answering)
