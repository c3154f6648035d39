from lint_rules.language.attribution import confidence
from lint_rules.language.attribution.chain import Reading, roles
from lint_rules.language.attribution.signals import Signs, Traits

SIGNS = [Signs(word, lambda _: Traits()) for word in ("she", "said", "no")]


def probability(labels: list[int], margin: int, glanced: float) -> float:
    block = confidence.Block([Reading(roles(labels), margin)], 1.0)
    return confidence.shipped().probability(block.features(0, SIGNS, [0, 0, 0], glanced))


def test_a_clearer_reading_is_more_certain() -> None:
    assert probability([1, 3, 5], 18, 0.95) > 0.8
    assert probability([0, 0, 0], -9, 0.1) < 0.4


def test_what_a_glance_tells_counts_too() -> None:
    assert probability([0, 0, 0], -2, 0.9) > probability([0, 0, 0], -2, 0.05)
