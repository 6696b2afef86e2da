"""Recorded facts that the model is held against, each with its band, fixed before any run.

A band is the published range or tolerance; where only a point is published, a fifth to either side. Facts
to which a constant or a level was fitted say so: they show that the fit is there, and are no evidence.
"""

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["A", "B", "C"]  # sure; believed right; rough, contested or single


@dataclass(frozen=True)
class Band:
    """A quantity, where it is read, and between which values it must lie."""

    level: str
    text: str
    low: float | None
    high: float | None
    published: str = ""  # in the source's own terms


@dataclass(frozen=True)
class Fact:
    """A stylised fact of history."""

    name: str
    quantity: str
    window: str
    source: str
    confidence: Confidence
    calibrated: bool
    bands: tuple[Band, ...]
    lacks: str  # what the model lacks, should it miss


OCTOBER, WHIPLASH, MYTHOS = "october-seventh", "whiplash", "mythos-2026"
COMMITTEE, SATELLITES = "paris-committee", "itar-free"

FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact(
            "F1", "lag of the best Chinese model behind the best US one", "2023-24", "ECI26", "A", True,
            (
                Band(OCTOBER, "mean lag 2023-24, months", 4.0, 14.0, "mean 7, 4-14"),
                Band(OCTOBER, "lag in late 2024 less that in early 2023, months", None, 0.0, "12-14, then 6-8"),
            ),
            "Capability is one number for each lab, and one lab stands for several, so that the lag cannot jump when a "
            "single release does.",
        ),
        Fact(
            "F2", "the same lag under an official evaluation", "May-June 2026", "CAISI26", "B", False,
            (Band(WHIPLASH, "lag in the middle of 2026, months", 3.0, 15.0, "8, 3-15"),),
            "The level plays the turns of policy; how far a lab falls behind rests on absorption alone.",
        ),
        Fact(
            "F3", "lag of the best model with open weights", "2024", "EPCON25", "A", False,
            (Band(OCTOBER, "mean lag of open weights 2024, months", 6.0, 12.0, "6-12"),),
            "Few labs publish weights in the level, and none but them can be the best open model.",
        ),
        Fact(
            "F4", "US supplier's share of accelerators bought in China", "2022, 2024, 2025, 2026", "IDC26, BERN26", "A",
            True,
            (
                Band(OCTOBER, "share by value in late 2022, %", 90.0, 99.0, "95"),
                Band(OCTOBER, "share by value in 2024, %", 60.0, 75.0, "66, 60-75"),
                Band(WHIPLASH, "share by value in 2025, %", 40.0, 55.0, "40-55"),
                Band(WHIPLASH, "share by value in 2026, %", 8.0, 25.0, "8-25"),
            ),
            "Buyers choose between two stacks each quarter; orders placed years ahead and the order to buy at home are "
            "only felt through the importer's refusal.",
        ),
        Fact(
            "F5", "domestic accelerators' share of units bought in China", "2023 and 2025", "IDC26", "A", True,
            (
                Band(OCTOBER, "share of units in early 2023, %", 5.0, 15.0, "10"),
                Band(WHIPLASH, "share of units in 2025, %", 35.0, 45.0, "41, 35-45"),
            ),
            "Units follow from performance by the best part on sale; the many small parts are not there.",
        ),
        Fact(
            "F6", "how far below a line suppliers place their parts", "2022-23", "EPH", "A", True,
            (Band(OCTOBER, "margin below the line that binds, %", 1.0, 4.0, "1-4"),),
            "",
        ),
        Fact(
            "F7", "buying ahead of an announced rule", "2023-25", "NIK23, SEMI25", "A", True,
            (Band(OCTOBER, "imports in the quarter before a wall against none, % more", 30.0, 150.0, "+93 % tools; "
                  "61 % of one supplier's memory in the last legal month"),),
            "Imports ahead of a rule are held back by buyers' money and suppliers' capacity in the same quarter.",
        ),
        Fact(
            "F8", "smuggled share of the computing power China acquires in a year", "2024", "CNAS25", "A", True,
            (Band(OCTOBER, "grey share of accelerators acquired in 2024, %", 1.0, 40.0, "10, 1-40"),),
            "Grey imports are a part of what is denied; networks that grow once they exist are not there.",
        ),
        Fact(
            "F9", "premium on grey accelerators as enforcement rises", "2024 to 2026", "FT24, FT25, REU26", "A", True,
            (
                Band(OCTOBER, "premium in 2024, %", 0.0, 10.0, "0-10"),
                Band(WHIPLASH, "premium in the middle of 2025, %", 40.0, 60.0, "50"),
                Band(WHIPLASH, "premium in the middle of 2026, %", 80.0, 120.0, "100"),
            ),
            "The premium follows enforcement alone; a shortage of licensed parts does not raise it.",
        ),
        Fact(
            "F10", "US share of satellites sold abroad after control by one country", "1999-2012", "AIA12, FI07, SIA13",
            "A", True,
            (
                Band(SATELLITES, "lowest share of years 5 to 10 less the first, points", -48.0, -15.0, "-15 to -48"),
                Band(SATELLITES, "share in the end less the lowest, points", 0.0, None, "partial recovery"),
            ),
            "Attribution is contested: a slump, quality and European mergers fell into the same years (CSIS20).",
        ),
        Fact(
            "F12", "Soviet lag in computing", "1964-88", "TIME77, NRC88", "B", True,
            (
                Band(COMMITTEE, "lag in 1966, years", 2.0, 4.0, "2-4"),
                Band(COMMITTEE, "lag in 1972, years", 6.0, 9.0, "7-8"),
                Band(COMMITTEE, "lag in 1977, years", 3.0, 10.0, "3-10"),
                Band(COMMITTEE, "lag in 1988, years", 5.0, None, "5-10 and more"),
            ),
            "The decision of 1967 to copy a foreign line came at a stroke; in the model methods spread by degrees.",
        ),
        Fact(
            "F15", "from denial to a domestic substitute", "1987-2016", "IDSA16, WP93", "A", False,
            (Band(OCTOBER, "months until the domestic part reaches the denied one", 14.0, 48.0, "14 to 48"),),
            "Quality is caught up in proportion to use; a programme ready before the denial is not told from one "
            "that starts from nothing.",
        ),
        Fact(
            "F19", "Chinese share of the use of open models", "mid-2025 to March 2026", "ATOM26", "A", False,
            (
                Band(WHIPLASH, "Chinese share of open models' volume in mid-2025, %", 50.0, 65.0, "1:1 or more"),
                Band(WHIPLASH, "Chinese share of open models' volume in early 2026, %", 55.0, 70.0, "1.6:1"),
            ),
            "One or two labs stand for all who publish weights, so that the share is near all or nothing.",
        ),
        Fact(
            "F22", "requests for licences refused, and days to an answer", "2022", "KEN23, HER25", "A", True,
            (
                Band(MYTHOS, "requests refused, %", 15.0, 40.0, "26 for China, 21 for listed entities"),
                Band(MYTHOS, "days to an answer", 27.0, 90.0, "43 to 90"),
            ),
            "Odds and staff are constants; policy toward one country can be stricter than they allow.",
        ),
        Fact(
            "F25", "China's share of the world's AI computing power, and its direction", "2026", "EPO26", "A", False,
            (
                Band(MYTHOS, "share owned or standing in China in late 2026, %", 3.0, 12.0, "own 5, 11.5 of clusters"),
                Band(MYTHOS, "change over a year, points", None, 0.0, "falling"),
            ),
            "The domestic stack grows by rule; limits of memory chips and yield are in its growth only.",
        ),
        Fact(
            "F26", "how fast a line of training compute is passed", "2025-30", "EPD, SEV24", "A", False,
            (
                Band(MYTHOS, "growth of the largest run, times a year", 1.87, 5.0, "1.87 (old lines) to 4-5"),
                Band(MYTHOS, "labs past a line after 4 years that 3 had passed, %", 75.0, 100.0, "3, 10, over 200"),
            ),
            "Runs grow with money and power alone; there is no taste for a round number.",
        ),
        Fact(
            "F27", "lag of allies in following a control", "2022-24", "EAR", "A", True,
            (
                Band(MYTHOS, "months until allies follow half of their way", 9.0, 15.0, "9.5-15"),
                Band(MYTHOS, "how far they follow in the end, of 1", 0.3, 0.95, "partial"),
            ),
            "Allies follow by degrees, not by a date on which a rule of theirs begins.",
        ),
        Fact(
            "F28", "answer of a restricted state", "2025", "JD25", "A", False,
            (Band(MYTHOS, "months until a wall is answered", 0.0, 3.0, "10 days"),),
            "A turn is a quarter: ten days and ten weeks look alike.",
        ),
    )
}  # fmt: skip
