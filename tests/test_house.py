"""The house rules, checked by machine. A failure names the file, the line and the rule."""

import ast
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path

import numpy as np
import pytest

from game.ai.catalogue import OPPONENTS
from game.ai.catalogue import load as load_opponents
from game.rules import catalogue
from game.rules.catalogue import EVENTS, LEVERS, METRICS
from game.rules.turn import PHASES
from game.schema import library
from game.world import channels, state
from game.world.channels import Law, Plans
from game.world.columns import AXES, UNITS, Column, declared
from game.world.constants import CONSTANTS

catalogue.load()
load_opponents()
REPO = Path(__file__).resolve().parents[1]
GAME = REPO / "game"
FILES = sorted(GAME.rglob("*.py"))
RULES = [p for p in FILES if p.is_relative_to(GAME / "rules") or p.is_relative_to(GAME / "world")]
FATE = [p for p in FILES if p.relative_to(GAME).parts[0] in ("world", "rules", "play", "ai")]  # what digests depend on
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
TABLES = [
    t
    for module in (state, channels)
    for t in vars(module).values()
    if isinstance(t, type) and is_dataclass(t) and t.__module__ == module.__name__ and declared(t)
]
COLUMNS = [(f"{t.__name__}.{name}", c) for t in TABLES for name, c in declared(t).items()]


def name(path: Path) -> str:
    return path.relative_to(REPO).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            yield node


def attributes(paths: list[Path], kind: type = ast.Load) -> set[str]:
    """Names after a dot, where they are read or where they are written to."""
    nodes = (node for path in paths for node in ast.walk(tree(path)))
    return {node.attr for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, kind)}


def sentence(text: str) -> bool:
    """Whether it starts with a capital or a number, ends with a stop, and has no double spaces."""
    return bool(re.fullmatch(r"[A-Z0-9].*[.!?]", text)) and "  " not in text


# -- columns and channels --------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "column"), COLUMNS, ids=[path for path, _ in COLUMNS])
def test_a_column_has_known_axes_a_known_unit_and_a_meaning(path: str, column: Column) -> None:
    assert column.axes[-1] == "world", "the last axis is always world"
    assert "world" not in column.axes[:-1]
    assert len(set(column.axes)) == len(column.axes), "an axis named twice: use its second name"
    assert set(column.axes) <= set(AXES)
    assert column.unit in UNITS, f"unknown unit {column.unit!r}"
    assert len(column.about) > 3, "say what it means"
    assert not column.about.endswith("."), "a phrase, not a sentence"
    assert column.dtype in (float, int, bool)
    assert not (column.stock and column.dtype is not float), "stocks are floats"


def test_axes_are_written_coarse_to_fine_where_both_could_come_first() -> None:
    for path, column in COLUMNS:
        places = [AXES.index(axis) for axis in column.axes if axis not in ("regulator", "stack", "lab", "region")]
        assert places == sorted(places), f"{path}: {column.axes}"


def test_private_columns_have_an_owner() -> None:
    for path, column in COLUMNS:
        if column.seen == "owner":
            assert column.axes[0] in ("lab", "regulator"), f"{path}: whose is it?"


def test_every_column_is_written_and_read_somewhere() -> None:
    """A column that nothing fills or nothing looks at is a promise to the reader that is not kept."""
    makers = [p for p in FATE if p.relative_to(GAME).parts[0] in ("rules", "play")]
    text = "\n".join(p.read_text("utf-8") for p in makers)
    read = attributes([p for p in FILES if p.name != "state.py"]) | {"seed"}
    for table in TABLES:
        if table in (Law, Plans):
            continue
        for column in declared(table):
            path = rf"\b{table.__name__.lower()}\.{column}\b"
            quoted = rf'"{column}"'
            assert re.search(path, text) or re.search(quoted, text), f"{table.__name__}.{column} is never written"
            assert column in read or re.search(quoted, text), f"{table.__name__}.{column} is never read"


def channel_uses(paths: list[Path], table: str) -> tuple[set[str], set[str]]:
    """Channels (written, read) in these files, of `law` or `plans`."""
    written: set[str] = set()
    read: set[str] = set()
    for node in (node for path in paths for node in ast.walk(tree(path))):
        if isinstance(node, ast.Assign | ast.AugAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                written |= {part.attr for part in ast.walk(target) if _is_channel(part, table)}
        if _is_channel(node, table) and isinstance(node.ctx, ast.Load):
            read.add(node.attr)
    return written, read


def _is_channel(node: ast.AST, table: str) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == table


@pytest.mark.parametrize(("table", "word"), [(Law, "law"), (Plans, "plans")])
def test_every_channel_is_written_by_a_lever_and_read_by_a_phase(table: type, word: str) -> None:
    levers = sorted((GAME / "rules" / "levers").rglob("*.py"))
    enact = GAME / "rules" / "enact.py"
    shared = sorted((GAME / "rules").glob("*.py"))  # what phases share
    readers = [*shared, *(p for x in ("phases", "events") for p in sorted((GAME / "rules" / x).glob("*.py")))]
    written = channel_uses([*levers, enact], word)[0]
    read = channel_uses(readers, word)[1]
    for channel in declared(table):
        assert channel in written, f"no lever writes {word}.{channel}"
        assert channel in read, f"no phase or event reads {word}.{channel}"


def test_every_lever_writes_its_channel() -> None:
    for path in sorted((GAME / "rules" / "levers").rglob("[a-z]*.py")):
        written = channel_uses([path], "law")[0] | channel_uses([path], "plans")[0]
        assert len(written) == 1, f"{name(path)} writes {sorted(written)}"


# -- content ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "known"),
    [("rules/levers", LEVERS), ("rules/events", EVENTS), ("ai/opponents", OPPONENTS)],
    ids=["levers", "events", "opponents"],
)
def test_one_file_per_thing_named_alike(folder: str, known: dict[str, object]) -> None:
    assert {p.stem for p in (GAME / folder).rglob("[a-z]*.py")} == set(known)


def test_levers_live_in_the_folder_of_their_role() -> None:
    for lever in LEVERS.values():
        assert (GAME / "rules" / "levers" / lever.role / f"{lever.name}.py").is_file(), lever.name


def test_one_file_per_phase_named_alike_and_all_take_part() -> None:
    assert {p.stem for p in (GAME / "rules" / "phases").glob("[a-z]*.py")} == {p.__name__ for p in PHASES}
    assert len({p.__name__ for p in PHASES}) == len(PHASES)


@pytest.mark.parametrize("lever", LEVERS.values(), ids=lambda x: x.name)
def test_a_lever_explains_itself(lever: catalogue.Lever) -> None:
    assert sentence(lever.about), f"help is not in sentences: {lever.about!r}"
    assert sentence(lever.side_effect), f"its side effect is not in sentences: {lever.side_effect!r}"
    assert lever.label
    assert lever.group
    assert lever.analogue, "what real thing is it like?"
    assert lever.unit in UNITS
    assert lever.low < lever.high
    assert np.isfinite([lever.low, lever.high]).all()
    assert lever.once if np.isnan(lever.neutral) else lever.low <= lever.neutral <= lever.high
    assert lever.cost >= 0.0
    assert lever.scale != "log" or lever.low > 0.0, "a logarithmic scale starts above zero"
    if lever.role == "startup":
        assert (lever.control, lever.noticed, lever.cost) == (False, False, 0.0), "only a regulator's lever is a rule"


@pytest.mark.parametrize("lever", LEVERS.values(), ids=lambda x: x.name)
def test_a_choice_has_a_word_for_each_setting(lever: catalogue.Lever) -> None:
    if lever.scale == "choice":
        assert len(lever.choices) == lever.high - lever.low + 1
        assert lever.low == int(lever.low)
        assert len(set(lever.choices)) == len(lever.choices)
    else:
        assert not lever.choices


@pytest.mark.parametrize("kind", [LEVERS, EVENTS, METRICS, OPPONENTS], ids=["levers", "events", "metrics", "opponents"])
def test_no_two_things_have_the_same_label(kind: dict) -> None:
    labels = [thing.label for thing in kind.values()]
    assert len(labels) == len(set(labels))


def test_every_lever_and_event_is_in_some_level() -> None:
    levels = [library.read(level).level for level in library.names()]
    assert set(LEVERS) == {lever for level in levels for role in level.levers.values() for lever in role}
    assert set(EVENTS) == {event for level in levels for event in level.events}


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda x: x.name)
def test_an_event_explains_itself(event: catalogue.Event) -> None:
    assert sentence(event.about)
    assert event.label
    assert event.axis in ("lab", "region", "regulator")
    assert f"[{event.axis} world]" in (event.chance.__doc__ or ""), "its chance says its axes"


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda x: x.name)
def test_a_metric_explains_itself(metric: catalogue.Metric) -> None:
    assert sentence(metric.about)
    assert metric.label
    assert metric.unit in UNITS
    assert metric.better in ("higher", "lower", "neither")
    assert metric.axes[-1] == "world"
    assert set(metric.axes) <= set(AXES)
    assert f"[{' '.join(metric.axes)}]" in (metric.measure.__doc__ or ""), "its docstring says the axes it declares"


# -- constants -------------------------------------------------------------------------------------


@pytest.mark.parametrize("constant", CONSTANTS, ids=str)
def test_a_constant_has_unit_range_kind_meaning_and_source(constant: str) -> None:
    c = CONSTANTS[constant]
    assert c.unit in UNITS
    assert c.low <= c.value <= c.high
    assert c.low < c.high, "nothing is known that well"
    assert c.kind in ("R", "D", "G")
    assert len(c.about) > 5
    assert c.source or c.kind == "G", "a figure of kind R or D has a source"
    assert re.fullmatch(r"([A-Z][A-Z0-9a-z]*)?", c.source), f"{c.source!r} is no key of the bibliography"


def test_every_constant_is_used() -> None:
    used = attributes([p for p in FILES if p.name != "constants.py"])
    unused = sorted(set(CONSTANTS) - used)
    assert not unused, f"nothing reads {', '.join(unused)}"


# -- how the code is written -----------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=name)
def test_files_and_functions_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE, "split it"
    for node in functions(path):
        length = (node.end_lineno or 0) - node.lineno + 1
        declares = {"lever"} == {node.name}  # the decorator that holds all that is known of a lever
        assert length <= LONGEST_FUNCTION or declares, f"line {node.lineno}: {node.name} has {length} lines"


BANNED = {
    "sum", "nansum", "mean", "nanmean", "average", "std", "var", "prod", "cumsum", "cumprod", "dot", "vdot", "inner",
    "matmul", "einsum", "tensordot", "trapezoid", "linalg", "random", "exp", "exp2", "expm1", "log", "log2", "log10",
    "log1p", "power", "float_power", "tanh", "sinh", "cosh", "sin", "cos", "tan", "arctan", "logaddexp", "cbrt",
    "hypot", "median", "percentile", "quantile", "corrcoef", "convolve", "interp", "argsort",
}  # fmt: skip


@pytest.mark.parametrize("path", FATE, ids=name)
def test_what_decides_a_game_uses_exact_arithmetic(path: Path) -> None:
    """No operation whose last bit depends on the machine, on the shape, or on the order of a sort."""
    nodes = list(ast.walk(tree(path)))
    stable = {id(n.func) for n in nodes if isinstance(n, ast.Call) and "kind='stable'" in map(ast.unparse, n.keywords)}
    for node in nodes:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult | ast.Pow):
            literals = all(isinstance(n, ast.Constant | ast.UnaryOp) for n in (node.left, node.right))
            assert literals, f"line {node.lineno}: use world.exact, not {ast.unparse(node)}"
        if isinstance(node, ast.Attribute) and node.attr in BANNED and id(node) not in stable:
            on_numpy = isinstance(node.value, ast.Name) and node.value.id == "np"
            a_method = node.attr in ("sum", "mean", "std", "var", "prod", "cumsum", "cumprod", "dot")
            if on_numpy or a_method:
                pytest.fail(f"line {node.lineno}: use world.exact, not {ast.unparse(node)}")
        if isinstance(node, ast.ImportFrom) and node.module == "math":
            assert {alias.name for alias in node.names} <= {"factorial", "isnan", "isfinite", "inf", "nan"}, node.lineno


@pytest.mark.parametrize("path", RULES, ids=name)
def test_rules_loop_over_no_worlds_and_no_sets(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.For | ast.comprehension):
            over = ast.unparse(node.iter)
            assert "sizes.world" not in over, f"a loop over worlds: {over}"
            assert not isinstance(node.iter, ast.Set | ast.SetComp), f"a set has no order: {over}"
            assert not over.startswith(("set(", "frozenset(")), f"a set has no order: {over}"


@pytest.mark.parametrize("path", [p for p in RULES if p.is_relative_to(GAME / "rules")], ids=name)
def test_functions_that_return_arrays_say_their_axes(path: Path) -> None:
    """`[lab world]`, or 'elementwise' where the shape is the argument's own."""
    module = ast.get_docstring(tree(path)) or ""
    for node in functions(path):
        if node.returns and "Floats" in ast.unparse(node.returns):
            says = ast.get_docstring(node) or ""
            known = re.search(r"\[(\w+ )*world\]|\[world\]", says) or "lementwise" in says + module
            assert known, f"line {node.lineno}: say the axes that {node.name} returns"


@pytest.mark.parametrize("path", [p for p in RULES if p.is_relative_to(GAME / "rules")], ids=name)
def test_axes_that_are_named_exist(path: Path) -> None:
    for node in functions(path):
        for axes in re.findall(r"\[([a-z ]+world)\]", ast.get_docstring(node) or ""):
            assert set(axes.split()) <= {*AXES, "1", "member", "group"}, f"line {node.lineno}: [{axes}]"


@pytest.mark.parametrize("path", [p for p in RULES if p.is_relative_to(GAME / "rules")], ids=name)
def test_named_numbers_in_rules_say_what_they_are(path: Path) -> None:
    """A number at the top of a module has a comment beside it; only guards against zero need none."""
    for line, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        if re.match(r"_?[A-Z][A-Z_0-9]* = -?[0-9]", text):
            guard = re.match(r"_?(TINY|FLOOR) = ", text)
            assert "  # " in text or guard, f"line {line}: say unit and meaning of {text}"
