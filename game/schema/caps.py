"""Every cap on what a file may hold, in one place. `high-fence check --help` prints this table; nothing is imported.

A cap is there so that a slip of the pen or a hostile file is told at once, not to tell a teacher what to model.
"""

from typing import Final

LEVEL_BYTES: Final = 64 * 1024
REPLAY_BYTES: Final = 2 * 1024 * 1024
LINE_LENGTH: Final = 500  # characters; the longest line of the game's own levels has about 350
TOML_DEPTH: Final = 16  # brackets within brackets, or parts of a dotted key
JSON_DEPTH: Final = 32  # brackets within brackets in a replay
JSON_KEYS: Final = 64  # keys of one object of a replay; the richest has a dozen
DIGITS: Final = 40  # of an integer in a replay; the largest legal number has 31
PROBLEMS: Final = 20  # that a message lists before it only counts
TURNS: Final = 200
REGULATORS: Final = 12
LABS: Final = 40
SEATS: Final = 60
REGIONS: Final = 40
STACKS: Final = 8
ENTRIES: Final = 400  # events, scripted turns, opening orders, facts
WORDS: Final = 8000  # characters of a text
NAME: Final = 200  # characters of a name or a line
MONEY: Final = 100_000  # bn USD
CHIPS: Final = 500_000_000  # H100e that one owner has, or that are made in a quarter
PEOPLE: Final = 100_000_000  # researchers
POWER: Final = 100_000  # GW
TOKENS: Final = 1e17  # of training data
SUM_TOLERANCE: Final = 1e-6  # by which shares may miss their sum

TABLE: Final[tuple[tuple[str, str], ...]] = (
    ("a level file, or a world file", f"{LEVEL_BYTES // 1024} KiB, lines of {LINE_LENGTH} characters"),
    ("tables and lists inside each other, parts of a dotted key", f"{TOML_DEPTH} deep"),
    ("turns", f"1 to {TURNS}"),
    ("regulators, labs, seats", f"1 to {REGULATORS}, 1 to {LABS}, 1 to {SEATS}"),
    ("regions, stacks", f"1 to {REGIONS}, 1 to {STACKS}"),
    ("events, script, opening, facts", f"{ENTRIES} entries each"),
    ("a text, a name or line", f"{WORDS} characters, {NAME} characters"),
    ("money", f"{MONEY:,} bn USD"),
    ("accelerators owned, installed, made in a quarter", f"{CHIPS:,} H100e"),
    ("researchers, power, training data", f"{PEOPLE:,}, {POWER:,} GW, {TOKENS:g} tokens"),
    ("shares that must make a whole", f"1, give or take {SUM_TOLERANCE:.6f}"),
    ("a replay or save", f"{REPLAY_BYTES // 1024 // 1024} MiB, {JSON_DEPTH} deep, {JSON_KEYS} keys in an object"),
    ("problems listed for one file", f"{PROBLEMS}, then they are counted"),
)


def table() -> str:
    """The caps as lines of text."""
    wide = max(len(what) for what, _ in TABLE)
    return "\n".join(f"  {what.ljust(wide)}  {most}" for what, most in TABLE)
