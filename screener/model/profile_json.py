"""The profile as JSON (design §7): one object, `schema` first, in the order of the types' fields."""

from __future__ import annotations

import json
from typing import Any

from screener.model.codec import from_plain, json_schema, to_plain
from screener.model.document import STATUSES
from screener.model.profile import ASSERTIONS, CATEGORIES, EDUCATION_LEVELS, ROLES, SECTIONS, Profile

SCHEMA = 1

_ENUMS = {
    "Profile.status": STATUSES,
    "Mention.category": CATEGORIES,
    "Mention.assertion": ASSERTIONS,
    "Mention.section": SECTIONS,
    "CredentialState.assertion": ASSERTIONS,
    "Education.level": EDUCATION_LEVELS,
    "Summary.role": ROLES,
    "Summary.education_level": EDUCATION_LEVELS,
}


def profile_to_json(profile: Profile) -> str:
    """One line of JSON without line breaks, characters beyond ASCII as they are."""
    return json.dumps({"schema": SCHEMA} | to_plain(profile), ensure_ascii=False, separators=(",", ":"))


def profile_from_json(line: str | bytes) -> Profile:
    """The profile that one line of JSON holds; ValueError says which field does not fit."""
    plain = json.loads(line)
    if not isinstance(plain, dict) or plain.get("schema") != SCHEMA:
        raise ValueError(f"not a profile of schema {SCHEMA}")
    return from_plain(Profile, plain)


def profile_schema() -> dict[str, Any]:
    """JSON Schema of one profile; shipped as screener/schemas/profile.schema.json."""
    schema = json_schema(Profile, _ENUMS)
    profile = schema["$defs"]["Profile"]
    profile["properties"] = {"schema": {"const": SCHEMA}, **profile["properties"]}
    profile["required"] = ["schema", *profile["required"]]
    return {"title": "screener profile", **schema}
