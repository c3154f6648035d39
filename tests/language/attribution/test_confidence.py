from lint_rules.language.attribution import confidence
from lint_rules.language.attribution.chain import Reading
from lint_rules.language.attribution.signals import Signs, Traits


def test_a_clearer_reading_is_more_certain() -> None:
    signs = [Signs(word, lambda _: Traits()) for word in ("she", "said", "no")]
    model = confidence.shipped()
    sure, unsure = (
        confidence.Block([Reading(labels, margin)], 1.0).features(0, signs, [0, 0, 0])
        for labels, margin in (([1, 3, 5], 18), ([0, 0, 0], -9))
    )
    assert model.probability(sure, signs) > 0.8
    assert model.probability(unsure, signs) < 0.4
