"""Pages on who and what there is: regions, labs, regimes, stacks, characters and the levels themselves."""

from collections.abc import Iterator

from game.ai.catalogue import OPPONENTS, Opponent
from game.language import tr
from game.models import words
from game.models.encyclopaedia.entry import Entry, first_sentence, link, links
from game.models.encyclopaedia.shelf import levels
from game.models.seats import seat_name
from game.rules.catalogue import EVENTS, LEVERS
from game.schema.level import Lab, Level, Region, Regulator, Stack


def level_link(level: Level) -> str:
    """A link to a level's page."""
    return link(level.title, f"level.{level.id}")


# ---- levels ----------------------------------------------------------------------------------------------------


def level_entries() -> Iterator[Entry]:
    """One page for every level."""
    for level in levels():
        yield Entry(f"level.{level.id}", level.title, "\n".join(_level(level)), level.summary, (level.id,))


def _level(level: Level) -> Iterator[str]:
    yield level.summary
    yield (
        tr(
            "It begins in {starts} and lasts {turns}, about {minutes} of play. Difficulty: {difficulty}.",
            starts=words.quarter(level.starts, 0, level.months),
            turns=words.plural(level.turns, "{count} turn", "{count} turns"),
            minutes=words.plural(level.minutes, "{count} minute", "{count} minutes"),
            difficulty=tr(level.difficulty),
        )
    )
    yield tr("# Seats")
    for seat in level.seats:
        kind = "regime" if seat.holder in {one.id for one in level.regulators} else "lab"
        who = link(seat_name(level, seat.holder), f"{kind}.{seat.holder}")
        person = tr("for a person or the computer") if seat.playable else tr("the computer's")
        character = link(OPPONENTS[seat.opponent].label, f"character.{seat.opponent}")
        yield tr("- {who}: {person}; the computer plays it as {character}", who=who, person=person, character=character)
    others = [lab for lab in level.labs if lab.id not in {seat.holder for seat in level.seats}]
    if others:
        yield tr("- Without a seat: {others}", others=links([(lab.name, f"lab.{lab.id}") for lab in others]))
    if level.facts:
        yield tr("# Facts")
        yield from (f"- ({fact.confidence}) {fact.text}" for fact in level.facts)
    yield from (f"> {line}" for line in level.glossary)
    yield tr("# Regions and stacks")
    yield links([(one.name, f"region.{one.id}") for one in level.world.regions])
    yield links([(one.name, f"stack.{one.id}") for one in level.world.stacks])
    if level.events:
        yield tr("# Events in its deck")
        yield links([(EVENTS[name].label, f"event.{name}") for name in level.events])
    if level.constants:
        yield tr("# Numbers it states anew")
        yield links([(name.replace("_", " "), f"constant.{name}") for name in level.constants])


# ---- labs and regimes ------------------------------------------------------------------------------------------


def lab_entries() -> Iterator[Entry]:
    """One page for every lab, whatever level it stands in."""
    found: dict[str, list[tuple[Level, Lab]]] = {}
    for level in levels():
        for lab in level.labs:
            found.setdefault(lab.id, []).append((level, lab))
    for name, places in found.items():
        lab = places[-1][1]
        text = "\n".join([*_once([(level, one.about) for level, one in places]), *_lab(places)])
        yield Entry(f"lab.{name}", lab.name, text, first_sentence(lab.about), (name,))


def _lab(places: list[tuple[Level, Lab]]) -> Iterator[str]:
    yield tr("# Where it starts")
    for level, lab in places:
        home = link(_region_name(level, lab.region), f"region.{lab.region}")
        machines = words.large(sum(lab.compute.values()), 3)
        yield (
            tr(
                "- {level_link}: at home in {home}, {cash}, {machines} accelerators (H100e), "
                "{researchers:,.0f} researchers; newest model {name}, {parameters} parameters on {tokens} "
                "tokens",
                level_link=level_link(level),
                home=home,
                cash=words.money(lab.cash),
                machines=machines,
                researchers=lab.researchers,
                name=lab.newest.name,
                parameters=words.large(lab.newest.parameters),
                tokens=words.large(lab.newest.tokens),
            )
        )


def regime_entries() -> Iterator[Entry]:
    """One page for every regulator and the rules it starts with."""
    found: dict[str, list[tuple[Level, Regulator]]] = {}
    for level in levels():
        for regulator in level.regulators:
            found.setdefault(regulator.id, []).append((level, regulator))
    for name, places in found.items():
        one = places[-1][1]
        text = "\n".join([*_once([(level, held.about) for level, held in places]), *_regime(places)])
        title = words.titled(name)
        yield Entry(f"regime.{name}", title, text, first_sentence(one.about), (name, one.name))


def _regime(places: list[tuple[Level, Regulator]]) -> Iterator[str]:
    yield tr("# Rules in force at the start")
    for level, one in places:
        home = link(_region_name(level, one.region), f"region.{one.region}")
        yield f"## {level.title}: {one.name}"
        yield (
            tr(
                "At home in {home}, with {capital:g} of political capital and {purse} a quarter ({level_link}).",
                home=home,
                capital=one.capital,
                purse=words.money(one.purse),
                level_link=level_link(level),
            )
        )
        set_ = [name for name in one.dials.settings() if name in LEVERS]
        if set_:
            yield tr(
                "Set from the start: {links}.",
                links=links([(level.lever(name).label, f"lever.{name}") for name in set_]),
            )


def _once(told: list[tuple[Level, str]]) -> Iterator[str]:
    """What levels say of somebody, each text once."""
    seen: dict[str, list[Level]] = {}
    for level, text in told:
        seen.setdefault(" ".join(text.split()), []).append(level)
    for text, where in seen.items():
        yield text if len(seen) == 1 else f"**{words.listed([one.title for one in where])}**: {text}"


# ---- regions and stacks ----------------------------------------------------------------------------------------


def region_entries() -> Iterator[Entry]:
    """One page for every region."""
    found: dict[str, list[tuple[Level, Region]]] = {}
    for level in levels():
        for region in level.world.regions:
            found.setdefault(region.id, []).append((level, region))
    for name, places in found.items():
        titles = list(dict.fromkeys(region.name for _, region in places))
        title = max(titles, key=lambda one: sum(region.name == one for _, region in places))
        also = (name, *(one for one in titles if one != title))
        yield Entry(f"region.{name}", title, "\n".join(_region(name, places)), _region_line(places), also)


def _region_line(places: list[tuple[Level, Region]]) -> str:
    level, region = places[-1]
    return tr(
        "{demand} of the world's demand for models in {title}.",
        demand=words.percent(region.demand),
        title=level.title,
    )


def _region(name: str, places: list[tuple[Level, Region]]) -> Iterator[str]:
    yield tr("A market, and a place where labs, machines and people are. Borders are de facto ones; no claim is meant.")
    yield tr("# What it has at the start")
    for level, region in places:
        called = "" if region.name == places[-1][1].name else tr("as {name}: ", name=region.name)
        yield (
            tr(
                "- {level_link}: {called}{demand} of demand, {capital} of capital, {digits} GW of "
                "data-centre power, {installed} accelerators (H100e) installed",
                level_link=level_link(level),
                called=called,
                demand=words.percent(region.demand),
                capital=words.percent(region.capital),
                digits=words.digits(region.power),
                installed=words.large(sum(region.installed.values()), 3),
            )
        )
    labs = {lab.id: lab.name for level, _ in places for lab in level.labs if lab.region == name}
    rules = {one.id: words.titled(one.id) for level, _ in places for one in level.regulators if one.region == name}
    if labs:
        yield tr("# Labs at home here")
        yield links([(title, f"lab.{one}") for one, title in labs.items()])
    if rules:
        yield tr("# Who makes rules here")
        yield links([(title, f"regime.{one}") for one, title in rules.items()])


def _region_name(level: Level, name: str) -> str:
    return next(region.name for region in level.world.regions if region.id == name)


def stack_entries() -> Iterator[Entry]:
    """One page for every stack of accelerators."""
    found: dict[str, list[tuple[Level, Stack]]] = {}
    for level in levels():
        for stack in level.world.stacks:
            found.setdefault(stack.id, []).append((level, stack))
    for name, places in found.items():
        line = tr("Accelerators, toolchain and standards that belong together.")
        yield Entry(
            f"stack.{name}",
            tr("{name} stack", name=places[-1][1].name),
            "\n".join([line, *_stack(places)]),
            line,
            (name,),
        )


def _stack(places: list[tuple[Level, Stack]]) -> Iterator[str]:
    yield tr("# Where it stands at the start")
    for level, stack in places:
        if stack.region == "NONE":
            home = tr("under no government")
        else:
            home = tr(
                "under the rules of {region_name}",
                region_name=link(_region_name(level, stack.region), f"region.{stack.region}"),
            )
        yield (
            tr(
                "- {level_link}: {home}; {capacity} H100e a quarter at {price:,.0f} USD, best part "
                "{quality} of the leader's",
                level_link=level_link(level),
                home=home,
                capacity=words.large(stack.capacity, 3),
                price=stack.price,
                quality=words.percent(stack.quality),
            )
        )


# ---- characters ------------------------------------------------------------------------------------------------


def character_entries() -> Iterator[Entry]:
    """One page for every way in which the computer plays a seat."""
    for one in OPPONENTS.values():
        text = "\n".join(_character(one))
        yield Entry(f"character.{one.name}", one.label, text, one.motive, (one.name,))


def _character(one: Opponent) -> Iterator[str]:
    yield one.about
    yield f"> {one.motive}"
    yield tr("It plays {role}.", role=tr("regulators") if one.role == "regulator" else tr("labs"))
    seats = [
        (f"{seat_name(level, seat.holder)} in {level.title}", f"level.{level.id}")
        for level in levels()
        for seat in level.seats
        if seat.opponent == one.name
    ]
    if seats:
        yield tr("# Seats it takes")
        yield links(seats)
