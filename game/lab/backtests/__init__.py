"""Back-tests: a function for each fact and level, from a film to the quantities the fact's bands name."""

from game.lab.backtests.chips import CHIPS
from game.lab.backtests.episodes import EPISODES
from game.lab.backtests.models import MODELS
from game.lab.backtests.reading import Reading

READINGS: tuple[Reading, ...] = (*MODELS, *CHIPS, *EPISODES)
