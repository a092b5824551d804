"""How well founded a question is, folded away until somebody wants to know."""

from __future__ import annotations

from ...flow.items import Evidence, Grade
from ..typeface import Role
from ..widgets import Fold, Text, Tone

_GRADES = {
    Grade.TRIAL: "Tested in trials",
    Grade.OBSERVATIONAL: "Seen in studies that watch, not test",
    Grade.CLINICAL_RULE: "A rule from practice",
    Grade.TRADITION: "A custom or a judgement, not tested",
}


def graded(evidence: Evidence) -> str:
    """Grade and source in a line."""
    return f"{_GRADES[evidence.grade]}. {evidence.source}"


def evidence_fold(evidence: Evidence | None) -> Fold | None:
    """A fold with grade and source, or None where nothing is claimed."""
    if evidence is None:
        return None
    return Fold("Why this?", Text(graded(evidence), Role.NOTE, tone=Tone.MUTED))
