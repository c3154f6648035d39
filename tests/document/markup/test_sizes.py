import pytest

from lint_rules.document.formats import html
from lint_rules.document.source import Source


@pytest.mark.parametrize(("width", "decorative"), [("16", True), ("640px", False), ("²00", False), ("9" * 6000, False)])
def test_only_a_small_picture_is_an_ornament_whatever_its_size_is_written_as(width: str, decorative: bool) -> None:
    (image,) = html.read(Source(f'<p>The lock opened.</p><img src="a.jpg" width="{width}">', "a.html")).images
    assert image.decorative is decorative
