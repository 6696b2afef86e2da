"""Eight characters that a student can write on paper: seven of a checksum, and one that notices a slip of the pen."""

import hashlib

from game.schema.classwork import Classwork
from game.schema.reading import canonical
from game.schema.replay import Replay

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXY"  # 29: no 0 and O, no 1, I and L, no U and Z
LENGTH = 8


def receipt(record: Replay) -> str:
    """The receipt of a game that was handed in: of everything in the file but the receipt itself."""
    if record.classwork is None:
        raise ValueError("only a game of an assignment has a receipt")
    bare = with_classwork(record, without_receipt(record.classwork))
    number = int(hashlib.sha256(canonical(bare).encode()).hexdigest(), 16)
    letters = []
    for _ in range(LENGTH - 1):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters) + _check(letters)


def _check(letters: list[str]) -> str:
    """One letter that changes if any one letter does, or if two change places: 29 is prime."""
    return ALPHABET[sum((i + 1) * ALPHABET.index(letter) for i, letter in enumerate(letters)) % len(ALPHABET)]


def well_written(text: str) -> bool:
    """Whether this can be a receipt, as copied from paper."""
    letters = list(text.replace(" ", "").replace("-", "").upper())
    return len(letters) == LENGTH and set(letters) <= set(ALPHABET) and _check(letters[:-1]) == letters[-1]


def without_receipt(work: Classwork) -> Classwork:
    """The same without its receipt."""
    return Classwork(**{**dict(work), "receipt": ""})


def with_classwork(record: Replay, work: Classwork) -> Replay:
    """The same game with other classwork."""
    return Replay(**{**dict(record), "classwork": work})


def sealed(record: Replay) -> Replay:
    """The same game with its receipt in it."""
    if record.classwork is None:
        raise ValueError("only a game of an assignment has a receipt")
    return with_classwork(record, Classwork(**{**dict(record.classwork), "receipt": receipt(record)}))
