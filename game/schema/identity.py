"""Is everything in a level told apart by its id, and by the name that people read?"""

from collections.abc import Iterator

from game.schema.level import Level
from game.schema.problems import FieldPath, Finding


def twice(level: Level) -> Iterator[Finding]:
    """Ids used twice."""
    groups: list[tuple[FieldPath, list[str]]] = [
        (("world", "regions"), [r.id for r in level.world.regions]),
        (("world", "stacks"), [s.id for s in level.world.stacks]),
        (("labs",), [x.id for x in level.labs]),
        (("regulators",), [x.id for x in level.regulators]),
        (("seats",), [x.holder for x in level.seats]),
    ]
    for path, names in groups:
        key = "holder" if path == ("seats",) else "id"
        for i, name in enumerate(names):
            if (first := names.index(name)) < i:
                yield Finding((*path, i, key), f"'{name}' is {'.'.join(map(str, path))}.{first} already.")
    lists: list[tuple[FieldPath, tuple[str, ...]]] = [(("levers", role), names) for role, names in level.levers.items()]
    for path, listed in [(("events",), level.events), *lists]:
        for i, name in enumerate(listed):
            if name in listed[:i]:
                yield Finding((*path, i), f"'{name}' is listed twice.")
    regulators = {x.id: i for i, x in enumerate(level.regulators)}
    for i, lab in enumerate(level.labs):
        if lab.id in regulators:
            yield Finding(("labs", i, "id"), f"'{lab.id}' is the id of regulators.{regulators[lab.id]} too.")


def alike(level: Level) -> Iterator[Finding]:
    """Names and ids that a person could not tell apart: equal but for capitals, or shown as the same words."""
    seen: dict[str, str] = {}
    for table in ("labs", "regulators"):
        for i, one in enumerate(getattr(level, table)):
            if first := seen.get(one.name.casefold()):
                yield Finding((table, i, "name"), f"'{one.name}' is what {first} is called already.")
            seen.setdefault(one.name.casefold(), f"{table}.{i}")
    places = {region.id.casefold(): i for i, region in enumerate(level.world.regions)}
    for table in ("labs", "regulators"):
        for i, one in enumerate(getattr(level, table)):
            if one.id in places:
                where = f"world.regions.{places[one.id]}"
                yield Finding((table, i, "id"), f"'{one.id}' is the id of {where} but for capitals; choose another.")
