"""Charts of a class as SVG, large enough for a projector. Needs matplotlib, from the extra `teach`."""

import io
import re
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from game.world.columns import Floats

BLUE, ORANGE, GREY = "#1f5fa8", "#b4520a", "#4d5766"  # told apart without colour vision, 4.5:1 on white
SIZE = (11.5, 5.2)  # inches of 80 pixels
_RULES: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "high-fence",
    "font.size": 17,
    "font.family": "sans-serif",
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def _svg(figure: Figure) -> str:
    """The picture as text that stands in a page, the same bytes for the same picture."""
    text = io.StringIO()
    figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    bare = re.sub(r"<metadata>.*?</metadata>", "", text.getvalue(), flags=re.DOTALL)
    return bare[bare.index("<svg") :]


def distribution(totals: Sequence[float], baseline: float) -> str:
    """How many ended with how many points; the computer's own play beside them."""
    with mpl.rc_context(_RULES):
        figure = Figure(figsize=SIZE, layout="constrained")
        axes = figure.subplots()
        axes.hist(totals, bins=list(range(0, 101, 2)), color=BLUE, edgecolor="white")
        axes.axvline(
            baseline, color=ORANGE, linewidth=3, linestyle="--", label=f"the computer's own play: {baseline:.0f}"
        )
        axes.set(xlabel="score at the end", ylabel="students", xlim=(0, 100))
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.legend(frameon=False)
        return _svg(figure)


def fan(totals: Floats, turn: int) -> str:
    """The class's scores turn by turn [student turn]: the middle, half of all, nine in ten; one turn marked."""
    with mpl.rc_context(_RULES):
        figure = Figure(figsize=SIZE, layout="constrained")
        axes = figure.subplots()
        turns = np.arange(1, totals.shape[1] + 1)
        for part, shade, words in ((0.05, 0.2, "nine in ten"), (0.25, 0.45, "half of all")):
            low, high = np.quantile(totals, (part, 1.0 - part), axis=0)
            axes.fill_between(turns, low, high, color=BLUE, alpha=shade, linewidth=0, label=words)
        axes.plot(turns, np.quantile(totals, 0.5, axis=0), color=BLUE, linewidth=3, label="the middle")
        axes.axvline(turn, color=ORANGE, linewidth=3, linestyle="--", label=f"turn {turn}: widest apart")
        axes.set(xlabel="turn", ylabel="score so far", xticks=turns)
        figure.legend(loc="outside lower center", ncols=4, frameon=False)
        return _svg(figure)


def timeline(shares: Floats, levers: Sequence[str]) -> str:
    """Which part of the class moved which lever when [lever turn]."""
    with mpl.rc_context(_RULES):
        figure = Figure(figsize=(SIZE[0], 1.6 + 0.5 * len(levers)), layout="constrained")
        axes = figure.subplots()
        axes.pcolormesh(shares, cmap="Blues", vmin=0.0, vmax=max(float(shares.max()), 0.01))  # cells, not a picture
        axes.invert_yaxis()
        for row, column in np.ndindex(shares.shape):
            share = float(shares[row, column])
            if share >= 0.005:
                dark = share > 0.62 * float(shares.max())
                ink = "white" if dark else "#1c2430"
                axes.text(column + 0.5, row + 0.5, f"{share:.0%}", ha="center", va="center", color=ink)
        axes.set_yticks(np.arange(len(levers)) + 0.5, levers)
        axes.set_xticks(np.arange(shares.shape[1]) + 0.5, [str(turn + 1) for turn in range(shares.shape[1])])
        axes.set(xlabel="turn")
        axes.spines[:].set_visible(False)
        return _svg(figure)


def bars(labels: Sequence[str], low: Sequence[float], high: Sequence[float]) -> str:
    """How far a score moves with each assumption at its low and its high end."""
    with mpl.rc_context(_RULES):
        figure = Figure(figsize=(SIZE[0], 1.4 + 0.55 * len(labels)), layout="constrained")
        axes = figure.subplots()
        places = np.arange(len(labels))
        axes.barh(places - 0.2, low, height=0.36, color=BLUE, label="at its low end")
        axes.barh(places + 0.2, high, height=0.36, color=ORANGE, hatch="//", edgecolor="white", label="at its high end")
        axes.axvline(0.0, color=GREY, linewidth=1)
        axes.set_yticks(places, labels)
        axes.invert_yaxis()
        axes.set(xlabel="points of score")
        figure.legend(loc="outside lower center", ncols=4, frameon=False)
        return _svg(figure)
