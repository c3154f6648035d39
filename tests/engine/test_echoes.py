from lint_rules import check_text

STORY = "Reserve Colonel Tomas Lind told the port on Monday that the lock was safe.\n"


def rules(select: tuple[str, ...] = ()) -> list[str]:
    return [f.rule for f in check_text(STORY, select=select) if "Reserve" in f.text]


def test_one_title_draws_one_finding() -> None:
    assert rules() == ["names/calqued-title"]


def test_the_other_family_speaks_where_it_is_asked_alone() -> None:
    assert rules(("translation",)) == ["translation/calque"]
