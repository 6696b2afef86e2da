"""The narrow waist between orders and the economy: levers write it, phases read it, nobody saves it.

Channels combine only by operations that do not depend on order: add, minimum, maximum.
Neutral values mean 'no law' and 'no plan'.
"""

from dataclasses import dataclass

import numpy as np

from game.world.columns import Floats, column

NOTIFY, LICENCE, DENY = 1.0, 2.0, 3.0  # tiers above 0, which is open
HELD, STAGED, GENERAL, OPEN_WEIGHTS = 0.0, 1.0, 2.0, 3.0


@dataclass(slots=True)
class Law:
    """What regulators decided this turn."""

    compute_line: Floats = column("regulator world", "log10 FLOP", "control at and above this", neutral=np.inf)
    indexation: Floats = column("regulator world", "log10", "added to the compute line since the start")
    notice: Floats = column("regulator world", "quarter", "time from announcing a rule to its effect")
    capability_line: Floats = column("regulator world", "point", "control at and above this", neutral=np.inf)
    evaluation: Floats = column("regulator world", "bn USD/quarter", "spent on measuring models")
    tier: Floats = column("regulator region world", "1", "0 open, 1 notify, 2 licence, 3 deny")
    directive: Floats = column("regulator lab world", "day", "new term of a named-model directive", neutral=np.nan)
    trusted: Floats = column("regulator world", "1", "breadth of the trusted-user scheme")
    enforcement: Floats = column("regulator world", "1", "effort against evasion")
    staff: Floats = column("regulator world", "person", "licence officers")
    chip_line: Floats = column("regulator world", "TPP", "accelerators above this need a licence", neutral=np.inf)
    duty: Floats = column("regulator world", "1", "export duty on licensed accelerators")
    refusal: Floats = column("regulator world", "1", "how far foreign models and chips are kept out")
    subsidy: Floats = column("regulator world", "bn USD/quarter", "paid to home labs and suppliers")
    talks: Floats = column("regulator region world", "1", "effort to win this region as a follower")
    changed: Floats = column("regulator world", "1", "breadth of the rule changes made this turn")
    cost: Floats = column("regulator world", "capital", "political cost of this turn's changes")
    parameter_line: Floats = column("regulator world", "log10", "control at and above this size", neutral=np.inf)
    general_line: Floats = column("regulator world", "point", "control at and above this", neutral=np.inf)
    memory_line: Floats = column("regulator world", "TB/s", "accelerators above this need a licence", neutral=np.inf)
    cap: Floats = column("regulator region world", "H100e/quarter", "most accelerators let through", neutral=np.inf)
    listed: Floats = column("regulator lab world", "1", "1 where the lab is on the entity list")
    scope: Floats = column("regulator world", "1", "of directives: 0 foreign persons, 1 places, 2 all")
    leniency: Floats = column("regulator world", "1", "licences: -1 presumed denied, 0 by case, 1 presumed granted")
    reach: Floats = column("regulator world", "1", "how far foreign users of the home stack are bound")
    cloud: Floats = column("regulator world", "1", "how far clouds abroad are closed to restricted regions")
    weights: Floats = column("regulator world", "1", "open weights: 0 allowed, 1 after a quarter, 2 by licence")
    deemed: Floats = column("regulator world", "1", "how far foreign staff are kept from controlled work")
    located: Floats = column("regulator world", "1", "part of exported accelerators that report where they are")
    sunset: Floats = column("regulator world", "quarter", "rules made now end after this; 0 never")
    mandate: Floats = column("regulator world", "1", "part of home purchases that must be of the home stack")
    fabs: Floats = column("regulator world", "bn USD/quarter", "paid for plants of the home stack")
    grants: Floats = column("regulator world", "bn USD/quarter", "paid for home labs' computing time")
    science: Floats = column("regulator world", "bn USD/quarter", "paid for open research at home")
    sovereign: Floats = column("regulator world", "bn USD/quarter", "paid for a sovereign programme at home")
    promotion: Floats = column("regulator world", "bn USD/quarter", "paid to win buyers abroad for the home industry")
    counter: Floats = column("regulator region world", "1", "inputs withheld from this region's industry")
    truce: Floats = column("regulator region world", "1", "1 where a truce is offered to this region's government")
    duties: Floats = column("regulator world", "1", "safety duties on every model sold at home")
    coming_tier: Floats = column("regulator region world", "1", "tier already announced")
    coming_chip_line: Floats = column("regulator world", "TPP", "accelerator line already announced", neutral=np.inf)
    coming_memory_line: Floats = column("regulator world", "TB/s", "memory line already announced", neutral=np.inf)


@dataclass(slots=True)
class Plans:
    """What labs decided this turn."""

    raising: Floats = column("lab world", "bn USD", "new capital sought")
    buying: Floats = column("lab world", "bn USD/quarter", "budget for accelerators")
    staffing: Floats = column("lab world", "person", "research staff aimed at")
    effort: Floats = column("effort lab world", "1", "weights of research activities")
    training: Floats = column("lab world", "1", "share of compute given to training")
    parameters: Floats = column("lab world", "parameter", "size of the next run", neutral=0.0)
    tokens: Floats = column("lab world", "token", "data of the next run", neutral=0.0)
    start: Floats = column("lab world", "1", "1 to begin the run now")
    release: Floats = column("lab world", "1", "0 hold, 1 stage, 2 sell, 3 open the weights of the newest model")
    offer: Floats = column("lab region world", "1", "1 to be in this market")
    price: Floats = column("lab region world", "USD/Mtoken", "price asked here")
    screening: Floats = column("lab world", "bn USD/quarter", "spent on knowing customers")
    apply: Floats = column("lab region world", "1", "1 to ask for a licence to sell here")
    orchestrate: Floats = column("lab world", "1", "1 to sell a coordinator of other labs' models")
    distil: Floats = column("lab teacher world", "1", "effort to learn from another lab's outputs")
    below: Floats = column("lab world", "1", "1 to cut a run down to just below the lowest line that binds")
    cap: Floats = column("lab world", "point", "dangerous capability taken out of the model on sale")
    delay: Floats = column("lab world", "quarter", "time from general release to open weights")
    port: Floats = column("lab world", "1", "part of the accelerator budget meant for the home stack")
    rent: Floats = column("lab world", "1", "cloud to rent abroad, over own compute")
    grey: Floats = column("lab world", "bn USD/quarter", "budget for accelerators on the grey market")
    venture: Floats = column("lab region world", "1", "1 to sell here through a joint venture")
    migration: Floats = column("lab world", "1", "effort to carry over rivals' cut-off customers for nothing")
    move: Floats = column("lab region world", "1", "1 to move the head office here")
    lobby: Floats = column("lab world", "bn USD/quarter", "spent on lobbying the home government")
    takeover: Floats = column("lab teacher world", "1", "1 to bid for this lab")
    standards: Floats = column("lab world", "1", "part of staff working on shared standards")
