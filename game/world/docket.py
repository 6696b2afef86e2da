"""The docket: all orders of one turn, for every world in the batch, as arrays.

Keys are lever ids. An array has the lever's own axes, [seat-holder world] or [seat-holder target
world]; NaN means 'no order: leave the lever where it stands'.
"""

from game.world.columns import Floats

Docket = dict[str, Floats]
