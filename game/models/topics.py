"""What is not one number: the orders on the table, what presses, conditions of winning, plans, lines, swings, news."""

from collections.abc import Callable

from game.language import tr
from game.models import words
from game.models.advisers import explained as advice
from game.models.atlas import region_why
from game.models.chair import Chair
from game.models.dials import cost_of, row_of, was
from game.models.dossier import law_of
from game.models.happenings import happenings
from game.models.headline import headline
from game.models.headline import why as made_of
from game.models.levers import desk
from game.models.panel import POINTS, Block, Panel, Row, exact, step
from game.models.planner import plan
from game.models.points import outcomes, scoring
from game.models.press import Press
from game.models.presses import presses
from game.models.quantity import quantity
from game.models.reasons import dial_id
from game.models.robust import question
from game.models.setting import show
from game.models.threshold import explained as line
from game.models.why import Why
from game.models.winning import win
from game.play.match import PLAYED
from game.play.refusal import political_cost
from game.play.winning import conditions


def topic(seat: Chair, name: str) -> Panel | None:
    """The panel of a topic; None if the id is not one."""
    head, _, rest = name.partition(".")
    make = _TOPICS.get(head)
    return make(seat, rest) if make else None


def about(seat: Chair, name: str) -> str:
    """The number that a topic goes on to explain; empty if it stands alone."""
    head, _, rest = name.partition(".")
    if head == "goal":
        return _goal_number(seat, int(rest))
    if head == "news":
        turn, _, place = rest.partition(".")
        return number_of(seat, happenings(seat.match, int(turn))[int(place)].jump)
    return {"win": "score", "robust": "score"}.get(head, "")


def number_of(seat: Chair, jump: tuple[str, str]) -> str:
    """The number that a line of news or of the report points to."""
    kind, name = jump
    if kind == "figure":
        return name
    if kind == "region":
        return f"region.{name}"
    if kind == "lab":
        return f"capability_points@{name}"
    return _lever_id(seat, name) if kind == "lever" else ""


def press_number(seat: Chair, press: Press) -> str:
    """The number that an open matter is about."""
    head, _, name = press.key.partition("-")
    if head == "floor" or name.startswith("floor."):
        return f"part.{name.removeprefix('floor.')}"
    if name.startswith("goal."):
        return name
    whom = f"@{name}" if name in seat.world.names.labs and name != seat.id else ""
    columns = {"flaw": "labs.flaw", "directive": "regimes.directive", "load": "labs.load",
               "screening": "labs.screening", "queue": "licences.lead"}  # fmt: skip
    return columns[head] + whom if head in columns else number_of(seat, press.jump) or "presses"


def _lever_id(seat: Chair, lever: str) -> str:
    """A dial of the seat; where it aims at something, the first target it is ordered or set for."""
    if lever not in seat.match.level.offers(seat.id):
        return ""
    row = next(row for tab in desk(seat.match).tabs for row in tab.rows if row.lever == lever)
    return row.key


# ---- parts of figures ----------------------------------------------------------------------------------------


def composition(seat: Chair, number: str) -> Block | None:
    """What a figure of the top bar, the score or a region's share is made of now."""
    name = number.partition("@")[0]
    if name.startswith("region."):
        return _rows(region_why(seat.match, name.removeprefix("region.")), tr("Who sells there"))
    keys = {figure.key for figure in headline(seat.match).figures}
    same = {"lead_months": "lead", "misuse_risk": "misuse", "alliance_cohesion": "alliance", "world_share": "share",
            "months_behind": "frontier", "regimes.capital": "capital", "regimes.purse": "purse"}  # fmt: skip
    key = same.get(name, name)
    booked = {"cash", "capital", "purse", "compute"}
    if key not in keys or key in booked or "@" in number:
        return None
    return _rows(made_of(seat.match, key), tr("Made up of"), _parts(seat) if key == "score" else {})


def _parts(seat: Chair) -> dict[str, str]:
    return {part.label: f"part.{part.key}" for part in outcomes(seat.match)}


def _rows(found: Why, title: str, asks: dict[str, str] | None = None) -> Block:
    rows = tuple(Row(label, shown, ask=(asks or {}).get(label.partition(":")[0], "")) for label, shown in found.rows)
    total = Row(*found.total) if found.total else None
    return Block(title, rows, total=total, note=" ".join(part for part in (found.body, found.foot) if part))


# ---- topics --------------------------------------------------------------------------------------------------


def _orders(seat: Chair, _rest: str) -> Panel:
    """The table: every order, and what they take together."""
    rows, given = [], seat.match.standing_orders()
    for order in given:
        lever, cost = seat.match.level.lever(order.lever), cost_of(seat, order)
        where = f", {seat.called(order.target)}" if order.target else ""
        shown = f"{was(seat, order.lever, order.target)} → {show(lever, order.value)}"
        shown += tr(", takes {cost:.1f}", cost=cost) if cost >= 0.05 else ""
        rows.append(Row(lever.label + where, shown, ask=dial_id(order.lever, order.target)))
    blocks = [Block(tr("Pending: from → to"), tuple(rows), note="" if rows else tr("Nothing is ordered this turn."))]
    if seat.regulates:
        have = float(seat.world.regimes.capital[seat.row, PLAYED])
        cost = political_cost(seat.world, given, seat.row)
        blocks.append(
            Block(
                tr("Political capital"),
                (Row(tr("Pending: the orders on the table"), step(-cost, "capital"), -cost),),
                Row(tr("Effective: what there is"), exact(have, "capital"), have, "capital"),
                Row(tr("Left"), exact(have - cost, "capital"), have - cost),
                tr("Orders for one dial share reversals and resistance: alone they may cost otherwise."),
            )
        )
    return Panel(
        "orders",
        tr("Orders on the table"),
        words.plural(len(given), "{count} order", "{count} orders"),
        _WHAT["orders"],
        tuple(blocks),
    )


def _presses(seat: Chair, _rest: str) -> Panel:
    found = presses(seat.match)
    rows = tuple(Row(press.text, "", ask=press_number(seat, press)) for press in found)
    return Panel(
        "presses", tr("What presses now"), str(len(found)), _WHAT["presses"], (Block(tr("Open matters"), rows),)
    )


def _goals(seat: Chair, _rest: str) -> Panel:
    found = win(seat.match)
    rows = [Row(one.goal.label, f"{one.about}{one.reached}; {one.brief}", ask=f"goal.{place}")
            for place, one in enumerate(found.rows)] if found else []  # fmt: skip
    value = f"{found.headline}: {found.count}" if found else ""
    return Panel("goals", tr("To win"), value, _WHAT["goals"], (Block(tr("Conditions"), tuple(rows)),))


def _goal(seat: Chair, rest: str) -> Panel:
    found = win(seat.match)
    if found is None or not rest.isdigit() or int(rest) >= len(found.rows):
        raise KeyError(f"goal.{rest}")
    one = found.rows[int(rest)]
    rows = [
        Row(tr("Asked"), one.goal.asked),
        Row(tr("That is"), one.bound),
        Row(tr("Reached"), f"{one.about}{one.reached}"),
    ]
    if one.basis:
        rows.append(Row(tr("It follows from the twin"), one.basis))
    rows.append(Row(tr("Condition"), "met" if one.met else tr("not met")))
    return Panel(f"goal.{rest}", one.goal.label, f"{one.about}{one.reached}", (one.goal.about,),
                 (Block(tr("What winning asks"), tuple(rows)),), estimated=one.guessed)  # fmt: skip


def _goal_number(seat: Chair, place: int) -> str:
    """The metric of a condition, of whom it asks."""
    asked = conditions(seat.match.level, seat.id)[place]
    return asked.metric + (f"@{asked.target}" if asked.target and asked.target != seat.id else "")


def _plan(seat: Chair, _rest: str) -> Panel:
    """The run as the dials have it, and as ordered."""
    match = seat.match
    found = plan(match)
    sizes = [row_of(match, name, seat=seat) for name in ("run_parameters", "run_tokens")]
    rows = tuple(Row(label, shown) for label, shown in found.rows)
    before = tuple(
        Row(row.label, f"{row.was_shown} → {row.shown}" if row.pending else row.shown, ask=row.lever) for row in sizes
    )
    compute = ("labs.compute", "labs.rented", "training_share", "labs.efficiency", "labs.data")
    rest = tuple(Row(_BASIS[name], _basis(seat, name), ask=name) for name in compute if "." in name or
                 name in match.level.offers(seat.id))  # fmt: skip
    blocks = [
        Block(tr("Planned, and pending where an arrow stands"), before),
        Block(tr("What follows"), rows, note=found.running),
        Block(tr("What it rests on"), rest),
    ]
    if found.borders:
        lines = tuple(Row(border.label, tr("in force") if border.colour == "bad" else tr("announced or free"))
                      for border in found.borders)  # fmt: skip
        blocks.append(Block(tr("Lines that reach the lab, and whose"), lines))
    return Panel("plan", tr("The next training run"), found.lines[1], (*_WHAT["plan"], found.verdict), tuple(blocks))


def _basis(seat: Chair, name: str) -> str:
    if "." not in name:
        return row_of(seat.match, name, seat=seat).shown
    found = quantity(seat, name)
    return exact(found.value(seat.world), found.unit)


_BASIS = {
    "labs.compute": tr("Your compute"),
    "labs.rented": tr("Rented cloud"),
    "training_share": tr("Share given to training"),
    "labs.efficiency": tr("Your methods"),
    "labs.data": tr("Your data"),
}


def _swing(seat: Chair, rest: str) -> Panel:
    """What one turn did to the score, outcome by outcome, before the cap of a missed floor."""
    match = seat.match
    if not rest.isdigit() or not 2 <= int(rest) <= match.turn:
        raise KeyError(f"swing.{rest}")
    turn = int(rest)
    old, now = ({part.key: part for part in outcomes(match, at)} for at in (turn - 1, turn))
    rows = tuple(
        Row(part.label, step(part.points - old[key].points, POINTS), part.points - old[key].points, f"part.{key}")
        for key, part in now.items()
    )
    first, last = (sum(part.points for part in found.values()) for found in (old, now))
    block = Block(
        tr("By outcome, each by its weight"),
        rows,
        Row(tr("After {turn}", turn=seat.quarter(turn - 2)), exact(first, POINTS), first),
        Row(tr("After {turn}", turn=seat.quarter(turn - 1)), exact(last, POINTS), last),
        tr("Counted before the cap of a missed floor."),
    )
    return Panel(
        f"swing.{turn}",
        tr("The score in {turn}", turn=seat.quarter(turn - 1)),
        step(last - first, POINTS),
        _WHAT["swing"],
        (block,),
    )


def _news(seat: Chair, rest: str) -> Panel:
    """One item of the wire: its facts, its cause, and whom it touches."""
    turn, _, place = rest.partition(".")
    if not (turn.isdigit() and place.isdigit() and 1 <= int(turn) <= seat.match.turn):
        raise KeyError(f"news.{rest}")
    found = happenings(seat.match, int(turn))
    if int(place) >= len(found):
        raise KeyError(f"news.{rest}")
    item = found[int(place)]
    rows = [Row(tr("Cause"), item.cause)] if item.cause else []
    rows += [Row(tr("Touches"), words.listed([seat.called(who) for who in item.whom]))] if item.whom else []
    return Panel(f"news.{rest}", f"{item.source}, {seat.quarter(int(turn) - 1)}", "", (item.text,),
                 (Block(tr("What is told"), tuple(rows)),))  # fmt: skip


def _robust(seat: Chair, _rest: str) -> Panel:
    medals = ", ".join(f"{words.titled(name).lower()} {line:g}" for name, line in
                       zip(("bronze", "silver", "gold"), scoring(seat.match).medals, strict=True))  # fmt: skip
    return Panel("robust", tr("Does the result stand?"), "", (question(), *_WHAT["robust"]),
                 (Block(tr("Medals"), (Row(tr("Points of 100"), medals),)),))  # fmt: skip


_WHAT = {
    "orders": (tr("Orders given this turn. They take effect when the turn ends; undo takes them back."),),
    "presses": (tr("How many matters lie open: each is found from the state by a rule of its own."),),
    "goals": (tr("What the level asks of the seat at the end of the game, all of it together."),),
    "plan": (tr("Training compute is 6 × N × D. Loss follows the scaling law in size and data; points "
"are ten times the logarithm of the effective compute of the same loss."),),
    "swing": (tr("The score is an average over the game, so every turn moves it."),),
    "robust": (tr("Every total there is the score of the same game, played again with one constant at an "
"end of its range, with your orders as they were."),),
}  # fmt: skip
_TOPICS: dict[str, Callable[[Chair, str], Panel]] = {
    "advice": lambda _seat, _rest: advice(),
    "orders": _orders,
    "presses": _presses,
    "goals": _goals,
    "goal": _goal,
    "plan": _plan,
    "line": line,
    "law": law_of,
    "swing": _swing,
    "news": _news,
    "robust": _robust,
}
