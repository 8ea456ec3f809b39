"""The examples of the rules about work, tried on the rules, for `screener check`."""

from __future__ import annotations

from screener.errors import Fault
from screener.extract.work.duty_reader import DutyReader
from screener.extract.work.role_signs import RoleSigns
from screener.extract.work.title_roles import TitleRoles
from screener.model.concept import Lexicon


def try_work(lexicon: Lexicon) -> tuple[Fault, ...]:
    """The rows of the tables `duties`, `role_evidence` and `title_roles` that fail their examples."""
    duties, titles = DutyReader(lexicon), TitleRoles(lexicon)
    return (*duties.try_examples(), *RoleSigns(lexicon).try_examples(), *titles.try_examples())
