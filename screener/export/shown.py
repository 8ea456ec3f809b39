"""What a row of the review page shows of a profile, apart from names and results."""

from __future__ import annotations

import json
from collections.abc import Mapping

from screener.model.profile import Profile


def row_facts(profile: Profile, labels: Mapping[str, str]) -> str:
    """Credentials with their states, months of coding and flags, as a JSON object in one text."""
    summary = profile.summary
    facts = {
        "credentials": [
            {"label": labels.get(c.id, c.id), "assertion": c.assertion, "state": c.state}
            for c in summary.credentials
        ],
        "months": summary.coding_months,
        "settings": [labels.get(setting, setting) for setting in summary.settings],
        "flags": [{"id": flag.id, "page": flag.page, "detail": flag.detail} for flag in profile.flags],
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
