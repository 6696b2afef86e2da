"""Replay files from anyone: read exactly or refused in a sentence, quickly, whatever they hold."""

import hashlib
import json
import os
import time
import tracemalloc
from pathlib import Path

import pytest

from game.schema.caps import PROBLEMS, REPLAY_BYTES
from game.schema.problems import OtherVersion
from game.schema.reading import canonical, read_replay
from tests.schema.material import SMALL, TEXT, altered, outcome, replay_problems, write


def problem(folder: Path, content: str | bytes) -> str:
    """The first problem of a replay file with this content."""
    path = write(folder, content, "game.json")
    problems = replay_problems(path)
    assert all(one.startswith(f"{path}:") and one.isprintable() for one in problems)
    return problems[0].removeprefix(f"{path}:").strip()


def test_reading_what_was_written_gives_the_same_game(tmp_path):
    path = write(tmp_path, TEXT, "game.json")
    assert read_replay(path) == SMALL
    assert canonical(read_replay(path)) == TEXT


@pytest.mark.parametrize("content", ["", " ", "\n\n", "\0" * 100])
def test_s01_s04_empty_files(tmp_path, content):
    assert problem(tmp_path, content).startswith(
        "the file is empty" if "\0" not in content else "the file holds only zeros"
    )


def test_s02_cut_anywhere_it_is_never_taken_for_whole(tmp_path):
    whole = TEXT.encode()
    for length in range(len(whole) - 1):
        assert outcome(write(tmp_path, whole[:length], "game.json")) == "rejected", length
    assert outcome(write(tmp_path, whole[:-1], "game.json")) == "read"


def test_s02_a_cut_file_says_where(tmp_path):
    assert problem(tmp_path, TEXT[:100]).startswith("1:")


def test_s03_any_flipped_bit_is_refused_or_another_legal_game(tmp_path):
    whole = TEXT.encode()
    path = tmp_path / "game.json"
    for place in range(len(whole)):
        for bit in range(8):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
            if outcome(path) == "read":
                assert read_replay(path) != SMALL or json.loads(path.read_bytes()) == json.loads(whole)


def test_s04_zeros_after_the_content_look_like_an_interrupted_write(tmp_path):
    assert "interrupted" in problem(tmp_path, TEXT.encode() + b"\0" * 512)
    assert "interrupted" in problem(tmp_path, TEXT.encode()[:80] + b"\0" * 512)


def test_s05_other_encodings_name_the_byte(tmp_path):
    assert "byte 0" in problem(tmp_path, TEXT.encode("utf-16"))
    assert "byte 10" in problem(tmp_path, TEXT.encode()[:10] + b"\xff" + TEXT.encode()[10:])


def test_s06_a_byte_order_mark_and_other_line_ends_change_nothing(tmp_path):
    spelt = json.dumps(json.loads(TEXT), indent=2).replace("\n", "\r\n").rstrip()
    path = write(tmp_path, "\ufeff" + spelt, "game.json")
    assert canonical(read_replay(path)) == TEXT


def test_s07_keys_given_twice_are_named_with_their_place(tmp_path):
    assert problem(tmp_path, TEXT.replace('"seed":7', '"seed":7,"seed":7')) == "seed: is given twice."
    inner = TEXT.replace('"value":1.0', '"value":1.0,"value":2.0')
    assert problem(tmp_path, inner) == "orders.0.0.value: is given twice."
    many = TEXT.replace('"seed":7', ",".join(['"seed":7'] * 170_000))
    assert problem(tmp_path, many) == "seed: is given twice."


def test_s08_unknown_keys_get_the_nearest_known_one(tmp_path):
    assert "ssed: there is no such field here. Did you mean 'seed'?" in problem(
        tmp_path, altered(lambda d: d.update(ssed=1))
    )
    deep = altered(lambda d: d["orders"][0][0].update(levr="x"))
    assert "orders.0.0.levr: there is no such field here. Did you mean 'lever'?" in problem(tmp_path, deep)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400"])
def test_s09_numbers_that_are_none_are_refused_with_their_place(tmp_path, number):
    said = problem(tmp_path, TEXT.replace('"value":1.0', f'"value":{number}'))
    assert said.startswith("orders.0.0.value: must be a number from -1e+30 to 1e+30, not")


def test_s09_there_is_one_zero(tmp_path):
    record = read_replay(write(tmp_path, TEXT.replace('"value":1.0', '"value":-0.0'), "game.json"))
    assert str(record.orders[0][0].value) == "0.0"


@pytest.mark.parametrize("seed", ["true", '"12"', "1e3", "9223372036854775808", "-1", "null", "[7]", "1" * 1_000_000])
def test_s10_a_seed_is_a_whole_number_in_its_range(tmp_path, seed):
    said = problem(tmp_path, TEXT.replace('"seed":7', f'"seed":{seed}'))
    assert said.startswith("seed: must be a whole number from 0 to 9223372036854775807, not")


@pytest.mark.parametrize("depth", [33, 1_000, 100_000, 1_000_000])
@pytest.mark.parametrize("bracket", ["[", '{"a":'])
def test_s11_nests_are_refused(tmp_path, depth, bracket):
    close = "]" if bracket == "[" else "}"
    depth = min(depth, REPLAY_BYTES // 8)
    said = problem(tmp_path, bracket * depth + "1" + close * depth)
    assert said == "nested deeper than 32."


def test_s12_large_files_are_refused_unread(tmp_path):
    path = tmp_path / "game.json"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    tracemalloc.start()
    (said,) = replay_problems(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said.endswith("larger than the 2048 KiB allowed.")
    assert most < 1_000_000
    assert "larger" in problem(tmp_path, "a" * (REPLAY_BYTES + 1))


def test_s13_crowds_are_counted_not_listed(tmp_path):
    assert "orders: must be a list of 0 to 400 entries, not a list of 500000." in problem(
        tmp_path,
        altered(lambda d: d.update(orders=[])).replace('"orders": []', f'"orders": [{",".join(["[]"] * 500_000)}]'),
    )
    crowd = ",".join(f'"k{i}":1' for i in range(120_000))
    assert "fields; 64 are allowed" in problem(tmp_path, TEXT.replace('"seed":7', f'"seed":7,{crowd}'))
    path = write(tmp_path, altered(lambda d: d.update(orders=[[{}] * 2000] * 2)), "game.json")
    assert len(replay_problems(path)) == PROBLEMS


@pytest.mark.parametrize(
    "name",
    [
        "../../x",
        "/etc/passwd",
        "C:x",
        "con",
        "com1",
        "lpt9",
        "nul",
        "a:b",
        "a.",
        "a ",
        "Mythos",
        "a\n",
        "",
        "a" * 65,
        "é",
    ],
)
def test_s14_level_ids_are_no_paths_and_no_devices(tmp_path, name):
    assert problem(tmp_path, altered(lambda d: d.update(level=name))).startswith("level: ")


@pytest.mark.parametrize("name", ["a", "a" * 64, "mythos-2026", "console", "com10"])
def test_s14_ordinary_level_ids_are_fine(tmp_path, name):
    assert outcome(write(tmp_path, altered(lambda d: d.update(level=name)), "game.json")) == "read"


def test_s16_other_formats_are_told_apart_from_broken_files(tmp_path):
    path = write(tmp_path, altered(lambda d: d.update(format=2, news="?")), "game.json")
    with pytest.raises(OtherVersion, match=r"format 2; .* format 1"):
        read_replay(path)


@pytest.mark.parametrize("head", [b"\x1f\x8b\x08", b"PK\x03\x04", b"\x89PNG\r\n", b"ustar"])
def test_s19_archives_and_pictures_are_no_replays(tmp_path, head):
    assert outcome(write(tmp_path, head + bytes(range(256)), "game.json")) == "rejected"


def test_s20_only_regular_files_are_opened(tmp_path):
    target = write(tmp_path, TEXT, "real.json")
    links = [tmp_path / name for name in ("link", "loop", "pipe", "folder", "missing")]
    links[0].symlink_to(target)
    links[1].symlink_to(links[1])
    os.mkfifo(links[2])
    links[3].mkdir()
    begun = time.process_time()
    for path in (*links[:4], Path(os.devnull)):
        assert replay_problems(path) == (f"{path}: not a regular file.",)
    assert replay_problems(links[4]) == (f"{links[4]}: there is no such file.",)
    assert time.process_time() - begun < 0.1


@pytest.mark.parametrize(
    "name", ["a\u202eb", "a\u200bb", "a\0b", "\ud800", "e" + "\u0301" * 20, "x" * 81, "x" * 100_000]
)
def test_s22_names_that_would_spoil_a_screen_are_refused(tmp_path, name):
    assert problem(tmp_path, altered(lambda d: d.update(name=name))).startswith("name: ")


def test_s22_equal_names_are_equal(tmp_path):
    record = read_replay(write(tmp_path, altered(lambda d: d.update(name="Zoe\u0308 ")), "game.json"))
    assert record.name == "Zoë"


def test_s25_every_turn_has_its_digest(tmp_path):
    assert "2 turns of orders and 1 digests" in problem(tmp_path, altered(lambda d: d["digests"].pop()))
    assert "digests.0: must be fingerprints" in problem(
        tmp_path, altered(lambda d: d["digests"].__setitem__(0, "0123"))
    )


def test_o01_orders_of_the_wrong_shape_name_turn_and_place(tmp_path):
    missing = problem(tmp_path, altered(lambda d: d["orders"][0][0].pop("lever")))
    assert missing == "orders.0.0.lever: is missing. It must be text of 0 to 64 characters."
    assert problem(tmp_path, altered(lambda d: d["orders"].__setitem__(1, {}))).startswith("orders.1: must be a list")


def test_o04_one_dial_is_set_once_a_turn(tmp_path):
    doubled = altered(lambda d: d["orders"][0].append(d["orders"][0][0] | {"value": 2.0}))
    assert problem(tmp_path, doubled) == "orders.0: 'capitol' sets 'notice' 2 times in one turn."


@pytest.mark.parametrize("top", ["[]", "7", "null", '"x"', "{}", "[[[]]]"])
def test_other_json_is_no_replay(tmp_path, top):
    assert problem(tmp_path, top)


def test_random_changes_of_a_valid_file_never_break_the_loader(tmp_path):
    parts = [b"", b"{", b"]", b'"', b"0", b"\\u0000", b",", b"e9"]
    whole = TEXT.encode()
    for mutant in range(1_500):
        data = bytearray(whole)
        dice = iter(hashlib.sha256(str(mutant).encode()).digest()[: 4 * (1 + mutant % 8)])
        for one, two, what, length in zip(dice, dice, dice, dice, strict=True):
            place = (one * 256 + two) % len(data)
            data[place : place + length % 4] = parts[what % 8]
        assert outcome(write(tmp_path, bytes(data), "game.json")) != "spoils the screen"
