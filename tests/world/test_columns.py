"""Columns, book and batch: the machinery that every table stands on."""

from dataclasses import dataclass

import numpy as np
import pytest

from game.world.book import Book
from game.world.channels import Law, Plans
from game.world.columns import AXES, Floats, Sizes, arrays, blank, column, declared, lock_stocks
from game.world.constants import CONSTANTS, Constants
from game.world.state import Labs, Markets

SIZES = Sizes(lab=3, region=4, stack=2, regulator=2, world=5)


@dataclass(slots=True)
class Small:
    """A table for tests."""

    money: Floats = column("lab world", "bn USD", "money", stock=True)
    share: Floats = column("lab region world", "1", "share", neutral=0.5)


@pytest.mark.parametrize("axis", AXES)
def test_every_axis_has_a_length(axis: str) -> None:
    assert SIZES.shape((axis,))[0] >= 1


def test_second_names_of_axes_are_as_long_as_the_first() -> None:
    assert SIZES.shape(("teacher", "partner", "rival")) == SIZES.shape(("lab", "stack", "regulator"))


@pytest.mark.parametrize("table", [Small, Labs, Markets, Law, Plans], ids=lambda t: t.__name__)
def test_a_blank_table_has_the_declared_shapes_types_and_neutrals(table: type) -> None:
    made = blank(table, SIZES)
    for name, c in declared(table).items():
        array = getattr(made, name)
        assert array.shape == SIZES.shape(c.axes)
        assert array.dtype == np.dtype(c.dtype)
        np.testing.assert_array_equal(array, np.full(array.shape, c.neutral, c.dtype))


def test_a_stock_changes_through_the_book_alone() -> None:
    table = blank(Small, SIZES)
    lock_stocks(table)
    with pytest.raises(ValueError, match="read-only"):
        table.money += 1.0
    table.share += 1.0
    book = Book(keep=True, names={id(table.money): "money"})
    book.post(table.money, np.array([1.0, 2.0, 3.0])[:, None], because="a gift")
    np.testing.assert_array_equal(table.money[:, 0], [1.0, 2.0, 3.0])
    with pytest.raises(ValueError, match="read-only"):
        table.money += 1.0
    (entry,) = book.entries
    assert (entry.stock, entry.because, entry.amount.shape) == ("money", "a gift", table.money.shape)


def test_an_entry_keeps_what_was_posted_then() -> None:
    table = blank(Small, SIZES)
    book = Book(keep=True, names={id(table.money): "money"})
    amount = np.ones(table.money.shape)
    book.post(table.money, amount, because="a gift")
    amount[:] = 99.0
    assert (book.entries[0].amount == 1.0).all()


def test_a_book_that_need_not_explain_keeps_nothing() -> None:
    table = blank(Small, SIZES)
    book = Book()
    book.post(table.money, np.ones(table.money.shape), because="a gift")
    assert not book.entries
    assert (table.money == 1.0).all()


def test_paths_name_each_array_once() -> None:
    paths = [path for path, _, _ in arrays(blank(Labs, SIZES), "labs.")]
    assert len(paths) == len(set(paths))
    assert "labs.cash" in paths


def test_constants_may_differ_from_world_to_world() -> None:
    name = next(iter(CONSTANTS))
    own = Constants().with_values({name: np.array([1.0, 2.0, 3.0])})
    np.testing.assert_array_equal(getattr(own.take_rows(np.array([2, 0])), name), [3.0, 1.0])
    other = next(reversed(CONSTANTS))
    assert getattr(own.take_rows(np.array([2, 0])), other).shape == (1,)
    assert getattr(Constants(), name)[0] == CONSTANTS[name].value
