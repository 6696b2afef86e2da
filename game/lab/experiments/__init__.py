"""The source's claims, each as an experiment whose expected outcome was fixed beforehand."""

from game.lab.experiments.balance import E11
from game.lab.experiments.blocs import E3, E4, E5, E8
from game.lab.experiments.history import E12
from game.lab.experiments.lines import E6, E7, E9, E10
from game.lab.experiments.market import E1, E2, E13, E14
from game.lab.trial import Experiment

EXPERIMENTS: dict[str, Experiment] = {
    one.name: one for one in (E1, E2, E3, E4, E5, E6, E7, E8, E9, E10, E11, E12, E13, E14)
}
