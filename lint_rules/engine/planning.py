"""From the files of a run to tasks: each with the settings that hold for it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from lint_rules.engine.configuration import Configuration, Configurations
from lint_rules.engine.discovery import Found
from lint_rules.engine.profile import Profile
from lint_rules.engine.runner import Plan, Task


def planned(
    found: Sequence[Found],
    configurations: Configurations,
    base: Configuration,
    content: Mapping[str, bytes],
    *,
    keyed: bool,
) -> tuple[list[Task], Plan]:
    """The tasks of a run and what they share; the base configuration's profile is the first."""
    first = base.profile(os.path.join(base.folder, "story"))
    numbers: dict[int, int] = {id(first): 0}
    profiles: list[Profile] = [first]
    tasks: list[Task] = []
    for item in found:
        if item.error or item.notice:
            continue
        profile = configurations.of(item.path).profile(item.path)
        number = numbers.setdefault(id(profile), len(profiles))
        if number == len(profiles):
            profiles.append(profile)
        tasks.append(Task(item.path, number, item.walked, content.get(item.path)))
    return tasks, Plan(tuple(profiles), base.max_size, keyed)
