"""A finding: a framing rule matched."""

from claimcheck.records.base import Record
from claimcheck.records.decision import Decision
from claimcheck.records.place import Span
from claimcheck.records.words import AgentKind, Exemption, Severity, Stance


class Agent(Span):
    """Whom the sentence makes the one who wants, knows, hides and so on."""

    kind: AgentKind


class RuleRecord(Record):
    """What a rule says of itself: enough to judge a finding without the rule pack at hand."""

    id: str
    pack: str
    title: str
    category: str
    severity: Severity
    """Before stance, layer and role of a sentence are weighed."""
    rationale: str = ""
    """Why this is a mark, in plain words."""
    cite: str | None = None
    """Where the idea of the rule comes from."""
    doi: str | None = None
    url: str | None = None


class Finding(Record):
    id: str
    sentence: str
    rule: str
    pack: str
    category: str
    severity: Severity
    stance: Stance
    flagged: bool
    exemption: Exemption | None = None
    agent: Agent | None = None
    trigger: Span
    message: str
    rewording: str | None = None
    trace: tuple[str, ...] = ()
    """Which part of the rule met which words, and how severity came about, in plain words."""
    decisions: tuple[Decision, ...] = ()
    """What reviewers said of it, one each; empty unless decisions were asked for."""

    @property
    def settled(self) -> bool | None:
        """Whether reviewers accept it (True) or reject it (False); None where none decided, or they do not agree."""
        verdicts = {d.verdict for d in self.decisions}
        return verdicts == {"accepted"} if len(verdicts) == 1 and "unsure" not in verdicts else None
