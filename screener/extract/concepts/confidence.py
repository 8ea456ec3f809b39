"""How sure a mention is of its concept, by what decided its meaning."""

from __future__ import annotations

WORDING = "wording"
"""Finder of what is told in words of one's own, by the rules of the table `told_work`."""
UNDECIDED = 0.4
"""Confidence of a name whose surroundings say neither: kept, out of scoring, for a person to look at."""
NEAR, SECTION, JOB, FIELD = 0.95, 0.92, 0.9, 0.88
"""Confidence by what decided: a word nearby, the kind of section, the job's title, the rest of the résumé."""
