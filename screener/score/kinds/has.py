"""`has`: something is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from screener.model.posting import EvidencePolicy, Node
from screener.score.facts import Facts
from screener.score.finding import Finding
from screener.score.kinds.base import KINDS, KeyFault, about
from screener.score.tree import Partial, evaluate_tree, tree_of


@KINDS.add("has")
@dataclass(frozen=True, slots=True)
class Has:
    """The résumé shows what is asked for: a credential, a code system, a program, a setting, a duty.

    Leaves are names or conditions ({years: code_assignment, at_least: 1}, {education: associate});
    any_of and all_of nest. With both given, both must hold.
    """

    EXAMPLE: ClassVar[str] = """
- id: credential
  label: Coding credential
  kind: has
  importance: required
  weight: 30
  any_of: [coding_credential, {all_of: [CCA, {years: code_assignment, at_least: 2}]}]
  levels:
    - {credit: 0.5, any_of: [CPC-A], because: apprentice}
"""

    any_of: tuple[Node, ...] = field(
        default=(), metadata=about("names or conditions of which the best counts")
    )
    all_of: tuple[Node, ...] = field(default=(), metadata=about("names or conditions that are all asked for"))
    partial: Partial = field(
        default="none",
        metadata=about("credit where only some of all_of are shown: `none`, or `proportional` to how many"),
    )

    def evaluate(self, facts: Facts, policy: EvidencePolicy) -> Finding:
        """Credit of the tree."""
        return evaluate_tree(tree_of(self.any_of, self.all_of), facts, policy, self.partial)

    def faults(self) -> Iterator[KeyFault]:
        """A tree is needed; `partial` needs an all_of."""
        if not self.any_of and not self.all_of:
            yield "kind", "asks for nothing", "give any_of or all_of"
