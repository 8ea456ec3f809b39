"""What the program says to people: sentences of the lexicon with what was found in their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from screener.model.concept import Lexicon
from screener.model.tables.sentences import Sentence, Spoken

WORDS_LIKE_OTHERS = ("activity", "setting", "specialty", "education")
"""Categories whose labels are words, small inside a sentence; the others' are names."""


class Sentences:
    """The tables `wording` and `spoken` of a lexicon, ready to be said.

    `Sentences.of(lexicon).say("question.gain", score="78.6", verdict="shortlist", rank="4")` gives
    "if yes: 78.6, shortlist, rank 4".
    """

    def __init__(self, wording: Mapping[str, Sentence], spoken: Mapping[str, Spoken]) -> None:
        self._wording, self._spoken = wording, spoken

    @classmethod
    def of(cls, lexicon: Lexicon) -> Sentences:
        """Those of a lexicon and of its language."""
        return cls(lexicon.tables["wording"], lexicon.tables.get("spoken", {}))

    def say(self, sentence: str, /, **given: object) -> str:
        """The sentence of that id; None and "" leave a place empty. KeyError for an id or place unknown."""
        plain = {name: "" if value is None else str(value) for name, value in given.items()}
        return self._wording[sentence].said(plain)

    def first(self, *sentences: str) -> str:
        """The first of these ids that there is: a trade has those that its categories need."""
        return next(sentence for sentence in sentences if sentence in self._wording)

    def spoken(self, concept_or_group: str) -> Spoken:
        """How it is called inside sentences; empty where its label does."""
        return self._spoken.get(concept_or_group, Spoken())

    def listed(self, things: Sequence[str], word: str = "and") -> str:
        """ "a", "a and b", "a, b and c"; word: `and` or `or`. Things that have commas are parted by ";",
        and the last of things that are lists themselves by a comma."""
        things = list(dict.fromkeys(filter(None, things)))
        if len(things) < 2:
            return "".join(things)
        comma = "; " if any("," in thing for thing in things) else ", "
        joints = [self.say(f"list.{each}", list="", found="") for each in ("and", "or")]
        parted = "_parted" if any(joint in thing for thing in things for joint in joints) else ""
        return self.say(f"list.{word}{parted}", list=comma.join(things[:-1]), found=things[-1])

    def some(self, things: Sequence[str], word: str, most: int) -> str:
        """The same of the first `most`, and that there are others."""
        things = list(dict.fromkeys(filter(None, things)))
        if len(things) <= most:
            return self.listed(things, word)
        return self.say(f"list.{word}_others", list=", ".join(things[:most]))

    def name_of(self, concept_or_group: str, lexicon: Lexicon) -> str:
        """What it is called inside a sentence."""
        name = self.spoken(concept_or_group).name
        if name:
            return name
        label = lexicon.label(concept_or_group)
        return inside(label) if lexicon.category_of(concept_or_group) in WORDS_LIKE_OTHERS else label

    def bare(self, concept_or_group: str, lexicon: Lexicon) -> str:
        """What it is called in a list of what is missing, without an article."""
        return self.spoken(concept_or_group).bare or lexicon.label(concept_or_group)

    def work_at(self, places: Sequence[str], lexicon: Lexicon) -> str:
        """The trade's own work by where, or of what, it is done: "orthopedics and cardiology coding"."""
        before = [self.spoken(place).work or inside(lexicon.label(place)) for place in places]
        return self.say(self.first("duty.work", "duty.place"), found=self.listed(before))

    def beside(self, label: str, detail: str) -> str:
        """A label with what is said of it, in brackets unless it has brackets itself."""
        if not detail:
            return label
        if detail.casefold().startswith(f"{label} (".casefold()):  # it is named there already
            return f"{label}{detail[len(label) :]}"
        return self.say("told.more" if "(" in detail else "told", label=label, detail=detail)

    def figure(self, value: float, unit: str, kind: str) -> str:
        """A figure that a candidate states: "97.2% accuracy", "65 encounters/day"."""
        if unit in ("", "%"):
            return self.say("figure", number=f"{value:g}", unit=unit, asked=kind)
        return self.say("figure.counted", number=f"{value:g}", unit=unit)

    def years(self, months: int) -> str:
        """So many months as years with one decimal: "6.4 years", "1 year", "3 months" below half a year."""
        if 0 < months < 6:
            return self.say("months", number=months)
        return self.say("years", number=f"{months / 12:.1f}".removesuffix(".0"))


def inside(label: str) -> str:
    """A label as it stands inside a sentence: "Coding audits" is small there, "DRG validation" is not."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def upper(words: str) -> str:
    """Words as they stand at the beginning of a sentence; a name such as eClinicalWorks stays."""
    return words if words[1:2].isupper() else words[:1].upper() + words[1:]
