"""What the tests of phrase packs share: asking all packs about a text."""

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules import packs, registry


def story_of(text: str, path: str = "story.txt") -> Story:
    """The story of a text with every shipped phrase matched."""
    return Story(read.read(path, text.encode()), packs.matcher())


def remarks(rule: str, text: str, path: str = "story.txt", **options: object) -> list[Remark]:
    """The remarks of one rule on a text, with its default options but for those given."""
    loaded = registry.load(rule)
    defaults = {name: option.default for name, option in loaded.options.items()}
    return list(loaded.check(story_of(text, path), {**defaults, **options}))
