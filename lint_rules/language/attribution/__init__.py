"""Who says so: the attributions of a story, their speakers and how far their words carry."""

from __future__ import annotations

from lint_rules.language.attribution.analysis import AttributionAnalysis
from lint_rules.language.attribution.ladder import RUNGS
from lint_rules.language.attribution.records import Attribution, Rung

__all__ = ["RUNGS", "Attribution", "AttributionAnalysis", "Rung"]
