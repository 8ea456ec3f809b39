"""How long a second run with other weights takes on many résumés that were read before.

`python benchmarks/rescore.py [COUNT]` writes COUNT (10,000) résumés of invented people, each different,
scores them with an empty workspace, and again with another weight: whole commands, from the shell and
back, with the table and the CSV. Prints both times; exits 1 where the second takes over 1.5 s or over a
fiftieth of the first.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LONGEST = 1.5
LEAST_RATIO = 50

FIRST = (
    "Ada",
    "Ben",
    "Cora",
    "Dan",
    "Eve",
    "Finn",
    "Gia",
    "Hal",
    "Ida",
    "Jon",
    "Kay",
    "Leo",
    "Mia",
    "Ned",
    "Ola",
    "Pia",
    "Quin",
    "Rex",
    "Sue",
    "Tom",
)
LAST = (
    "Abel",
    "Brook",
    "Cole",
    "Dale",
    "Elm",
    "Ford",
    "Glen",
    "Hart",
    "Innes",
    "Jett",
    "Kerr",
    "Lane",
    "Moss",
    "Nash",
    "Oakes",
    "Pike",
    "Rowe",
    "Stone",
)
CREDENTIALS = ["CPC", "CCS", "CPC-A", "CCS (expired 2021)", "CPC, CRC", "RHIT", "CPC exam scheduled", ""]
SYSTEMS = ["ICD-10-CM", "CPT", "HCPCS", "ICD-10-PCS", "MS-DRG", "E/M", "modifiers", "ICD-10"]
SOFTWARE = ["Epic", "Cerner", "3M 360 Encompass", "EncoderPro", "eClinicalWorks", "NextGen"]
DUTIES = [
    "Assigned {} codes for inpatient stays",
    "Coded emergency department visits with {}",
    "Queried physicians on incomplete documentation",
    "Worked claim edits and denials",
    "Audited charts of other coders for accuracy",
    "Reviewed operative reports and abstracted records",
]


def resume(number: int) -> str:
    """One invented person's résumé; the number makes every one different."""
    chance = random.Random(number)  # noqa: S311 - invented people, not secrets
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    year = chance.randint(2004, 2020)
    lines = [f"{name}", f"person{number}@example.com (212) 555-01{number % 100:02}", "", "EXPERIENCE"]
    for _ in range(chance.randint(1, 3)):
        end = min(2025, year + chance.randint(1, 6))
        lines.append(f"Medical Coder, Clinic {chance.randint(1, 999)}, Jan {year} - Dec {end}")
        lines += [f"- {d.format(', '.join(chance.sample(SYSTEMS, 2)))}" for d in chance.sample(DUTIES, 3)]
        year = end + 1
    lines += ["", "CERTIFICATIONS", chance.choice(CREDENTIALS), "", "SKILLS"]
    lines += [", ".join(chance.sample(SYSTEMS, 4)), ", ".join(chance.sample(SOFTWARE, 2))]
    lines += [
        "",
        "EDUCATION",
        f"Associate degree in Health Information Technology, College {number}, {year - 2}",
    ]
    return "\n".join(lines) + "\n"


def timed(folder: Path, out: Path, *extra: str) -> float:
    """Seconds of one whole command."""
    command = [
        sys.executable,
        "-m",
        "screener",
        "score",
        str(folder / "resumes"),
        "--posting",
        "medical_coder",
    ]
    command += [
        "--workspace",
        str(folder / "w"),
        "--out",
        str(out),
        "--as-of",
        "2026-11-23",
        "--top",
        "20",
        *extra,
    ]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr
    return time.perf_counter() - start


def main(arguments: list[str]) -> int:
    """Write, score, score again, compare."""
    count = int(arguments[0]) if arguments else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "resumes").mkdir()
        for number in range(count):
            (folder / "resumes" / f"{number:06}.txt").write_text(resume(number), encoding="utf-8")
        first = timed(folder, folder / "a.csv")
        again = min(timed(folder, folder / "b.csv", "--set", f"credential.weight={w}") for w in (40, 41, 42))
    print(f"{count:,} résumés: first {first:.1f} s, with another weight {again:.2f} s, 1/{first / again:.0f}")
    return int(again > LONGEST or first / again < LEAST_RATIO)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
