"""The world: plain tables of arrays. It has no methods that change it."""

from dataclasses import dataclass

from game.world.book import Book
from game.world.columns import Bools, Floats, Ints, Sizes, column
from game.world.constants import Constants

SEGMENTS = ("consumer", "enterprise", "government")
EFFORTS = ("efficiency", "data", "safety", "serving", "localisation")
NEWEST, PREVIOUS = 0, 1  # vintages: a lab's latest finished model, and the one before


@dataclass(frozen=True)
class Names:
    """The ids of everything in the level, in the order of the axes. Draws are keyed by them."""

    labs: tuple[str, ...]
    regions: tuple[str, ...]
    stacks: tuple[str, ...]
    regulators: tuple[str, ...]


@dataclass(slots=True)
class Clock:
    """Which game this is, and how far it has come."""

    seed: Ints = column("world", "1", "the seed all chance derives from", dtype=int)
    turn: Ints = column("world", "quarter", "quarters already played", dtype=int)
    uncontrolled: Bools = column("world", "1", "a twin in which every control is left out", dtype=bool)


@dataclass(slots=True)
class Labs:
    """Every AI developer in the level."""

    home: Floats = column("lab region world", "1", "1 where the head office is")
    flag: Floats = column("lab regulator world", "1", "1 for the regulator of the home region")
    alive: Bools = column("lab world", "1", "still in business", dtype=bool, neutral=1)
    cash: Floats = column("lab world", "bn USD", "money in the bank", stock=True, seen="owner")
    founders: Floats = column(
        "lab world", "1", "share still held by the owners of the first turn", stock=True, seen="owner"
    )
    compute: Floats = column(
        "lab stack world", "H100e", "accelerators owned, by technology stack", stock=True, seen="owner"
    )
    rented: Floats = column("lab world", "H100e", "cloud rented abroad this turn", seen="owner")
    researchers: Floats = column("lab world", "person", "research staff", stock=True)
    efficiency: Floats = column(
        "lab world",
        "log10",
        "algorithmic efficiency over the 2024 state of the art",
        stock=True,
        seen="owner",
    )
    data: Floats = column("lab world", "token", "usable training tokens", stock=True, seen="owner")
    safety: Floats = column("lab world", "1", "how well its models resist misuse", stock=True, seen="owner")
    thrift: Floats = column("lab world", "log10", "serving cost saved by engineering", stock=True, seen="owner")
    screening: Floats = column("lab world", "1", "how well it knows its customers", stock=True)
    absorption: Floats = column("lab world", "1", "how well it learns from others' work")
    record: Floats = column("lab world", "1", "compliance record", stock=True)
    flaw: Floats = column("lab world", "1", "known, unfixed bypass of its guardrails", stock=True)
    selling: Bools = column("lab region world", "1", "has entered this market", dtype=bool)
    orchestrating: Bools = column("lab world", "1", "sells a coordinator of others' models", dtype=bool)
    presence: Floats = column("lab region world", "quarter", "time and effort spent in the market", stock=True)
    price: Floats = column("lab region world", "USD/Mtoken", "price of a million tokens", neutral=1.0)
    brand: Floats = column("lab world", "1", "preference not explained by anything else, in utils")
    general: Floats = column("lab vintage world", "point", "general capability")
    peak: Floats = column("lab world", "point", "general capability of the best model it ever made")
    cyber: Floats = column("lab vintage world", "point", "offensive cyber capability")
    training: Floats = column("lab vintage world", "log10 FLOP", "training compute")
    parameters: Floats = column("lab vintage world", "log10", "parameters of the model")
    tokens: Floats = column("lab vintage world", "log10", "tokens the model was trained on")
    tuning: Floats = column("lab vintage world", "log10", "efficiency the model embodies")
    released: Floats = column("lab vintage world", "1", "0 held, 1 staged, 2 general, 3 open weights")
    cyber_lean: Floats = column("lab world", "point", "cyber capability beyond the general level")
    run_parameters: Floats = column("lab world", "log10", "parameters of the run under way", seen="owner")
    run_tokens: Floats = column("lab world", "log10", "tokens of the run under way", seen="owner")
    run_needed: Floats = column("lab world", "FLOP", "compute the run needs", seen="owner")
    run_done: Floats = column("lab world", "FLOP", "compute the run has had", seen="owner")
    finished: Bools = column("lab world", "1", "a run was finished this turn", dtype=bool)
    planned: Floats = column("lab world", "log10 FLOP", "size of the run begun this turn; 0 if none", seen="owner")
    age: Floats = column("lab vintage world", "quarter", "time since the model was finished")
    capped: Floats = column("lab world", "point", "dangerous capability taken out of the model on sale")
    smuggled: Floats = column("lab world", "H100e", "grey accelerators bought this turn", seen="owner")
    moving: Floats = column("lab region world", "quarter", "time until the head office opens here; 0 if not moving")
    venture: Bools = column("lab region world", "1", "sells here through a joint venture", dtype=bool)
    lobbied: Floats = column("lab world", "1", "weight of its lobby with its government, 0 to 1", stock=True)
    standards: Floats = column("lab world", "1", "part of staff working on shared standards this turn", seen="owner")
    load: Floats = column("lab world", "1", "serving need over serving capacity", seen="owner")
    revenue: Floats = column("lab world", "bn USD/quarter", "sales of the turn")
    spending: Floats = column("lab world", "bn USD/quarter", "costs of the turn", seen="owner")
    waived: Floats = column(
        "lab world", "bn USD/quarter", "sales given away to others' cut-off customers", seen="owner"
    )
    fees: Floats = column("lab world", "bn USD/quarter", "paid to the labs whose models it coordinates", seen="owner")
    valuation: Floats = column("lab world", "bn USD", "what investors think it is worth")


@dataclass(slots=True)
class Regions:
    """Every market, seen as a place: customers, money, people, machines, loyalties."""

    demand: Floats = column("region segment world", "bn USD/quarter", "what could be spent on models", stock=True)
    capital: Floats = column("region world", "1", "share of the world's AI investment", stock=True)
    staff: Floats = column("region world", "person", "researchers not employed by the labs", stock=True)
    power: Floats = column("region world", "GW", "data-centre power", stock=True)
    installed: Floats = column("region stack world", "H100e", "accelerators in clouds and industry", stock=True)
    wanted: Floats = column("region world", "H100e/quarter", "accelerators clouds asked for this turn")
    alignment: Floats = column("region regulator world", "1", "agreement with the regulator, -1 to 1", stock=True)
    fear: Floats = column(
        "region regulator world", "1", "perceived hazard of being cut off by this government", stock=True
    )
    following: Floats = column(
        "region regulator world", "1", "how far it applies this regulator's controls as its own", stock=True
    )
    grievance: Floats = column("region regulator world", "1", "answer it owes this regulator", stock=True)
    programme: Floats = column("region world", "bn USD/quarter", "sovereign AI programme", stock=True)
    hub: Floats = column("region world", "1", "weight in the accelerator supply chain")
    first_capital: Floats = column("region world", "1", "share of the world's AI investment at the start")
    first_revenue: Floats = column("region world", "1", "share of the labs' revenue earned by its labs at the start")
    loyalty: Floats = column("region regulator world", "1", "alignment it tends back to")
    surplus: Floats = column("region world", "bn USD/quarter", "consumer surplus (log-sum)")
    slump: Floats = column("region world", "1", "part of its demand that is gone before the next sales")
    truce: Floats = column("region regulator world", "1", "truce with this government, 0 to 1", stock=True)
    peril: Floats = column("region world", "1", "how much oftener models are misused there than elsewhere", stock=True)
    tender: Floats = column("region world", "quarter", "time until its large buyers choose anew; 0: none", stock=True)
    counter: Floats = column("region regulator world", "1", "inputs that government withholds from here this turn")


@dataclass(slots=True)
class Markets:
    """Who buys from whom."""

    customers: Floats = column(
        "lab region segment world", "bn USD/quarter", "spending of customers who chose this lab", stock=True
    )
    suspended: Floats = column(
        "lab region segment world", "bn USD/quarter", "its customers cut off and still waiting", stock=True
    )
    outside: Floats = column(
        "region segment world",
        "bn USD/quarter",
        "demand met by none of these labs, open models included",
        stock=True,
    )
    sales: Floats = column("lab region segment world", "bn USD/quarter", "spending served this turn")
    permitted: Floats = column("lab region world", "1", "part of the turn its best model may be sold here")
    welcome: Floats = column("lab region world", "1", "part of the turn the importer lets the lab in")
    served: Floats = column("lab region world", "1", "part of its customers here it may serve with anything")
    leaked: Floats = column(
        "lab region world", "1", "part of the turn it is used here, barred, through accounts at home"
    )
    reason: Floats = column("lab region world", "1", "why its best model may not be sold: see REASONS", neutral=0.0)
    hedged: Floats = column("region world", "1", "demand with suppliers from two or more jurisdictions")


@dataclass(slots=True)
class Stacks:
    """Accelerators with their toolchain and standards."""

    flag: Floats = column("stack regulator world", "1", "1 for the regulator whose country makes it")
    capacity: Floats = column("stack world", "H100e/quarter", "most that can be made in a turn", stock=True)
    made: Floats = column("stack world", "H100e", "all that was ever made", stock=True)
    scrapped: Floats = column("stack world", "H100e", "all that was worn out", stock=True)
    seized: Floats = column("stack world", "H100e", "all that was seized at a border", stock=True)
    transit: Floats = column("region stack world", "H100e", "on the way to a buyer", stock=True)
    experience: Floats = column("stack world", "H100e", "output that counts for learning", stock=True)
    quality: Floats = column("stack world", "1", "performance of a part over the best US part", stock=True)
    cost: Floats = column("stack world", "USD/H100e", "what an H100-equivalent costs to make and sell", stock=True)
    part: Floats = column("stack world", "TPP", "performance of the best part on sale", stock=True)
    bought: Floats = column("region stack world", "H100e/quarter", "accelerators delivered this turn")
    legal_part: Floats = column("region stack world", "TPP", "best part that may be sold here")
    price: Floats = column("stack world", "USD/H100e", "price of an H100-equivalent")
    premium: Floats = column("region world", "1", "mark-up on the grey market")
    denied: Floats = column("region world", "H100e/quarter", "demand refused by export rules this turn")
    grey: Floats = column("region world", "H100e/quarter", "grey imports this turn")
    lost: Floats = column("stack world", "bn USD/quarter", "revenue the supplier lost to export rules")
    compatible: Floats = column("stack partner world", "1", "how far work done on one runs on the other", stock=True)
    bandwidth: Floats = column("stack world", "TB/s", "memory bandwidth of the best part on sale", stock=True)
    legal_memory: Floats = column("region stack world", "TB/s", "memory of the best part that may be sold here")
    building: Floats = column("stack world", "H100e/quarter", "capacity of public plants being built", stock=True)
    found: Floats = column("region world", "1", "chance that grey goods bound here are found, 0 to 1")


@dataclass(slots=True)
class Regimes:
    """Every rule-making government."""

    home: Floats = column("regulator region world", "1", "1 where it governs")
    capital: Floats = column("regulator world", "capital", "political capital", stock=True)
    purse: Floats = column("regulator world", "bn USD", "public money at its disposal", stock=True)
    volatility: Floats = column("regulator world", "1", "how erratic its rules look", stock=True)
    directive: Floats = column("regulator lab world", "day", "days a named-model directive has left", stock=True)
    named: Floats = column("regulator lab world", "point", "general capability of the model a directive names")
    measured: Floats = column(
        "regulator lab vintage world", "point", "cyber capability as its evaluators measured it", seen="owner"
    )
    graded: Floats = column(
        "regulator lab vintage world", "point", "general capability as its evaluators measured it", seen="owner"
    )
    controlled: Floats = column("regulator lab vintage world", "1", "1 where the model needs its leave")
    testing: Floats = column("regulator world", "bn USD/quarter", "spent on testing models this turn")
    misuse: Floats = column("regulator world", "1", "chance per quarter of a grave misuse at home")
    lag: Floats = column("regulator world", "month", "lead of the home frontier over the best rival's")
    reach: Floats = column("regulator world", "1", "how far foreign users of the home stack are bound")
    listed: Floats = column("regulator lab world", "1", "1 where the lab is on the entity list")
    duties: Floats = column("regulator world", "1", "safety duties on every model sold at home")
    deemed: Floats = column("regulator world", "1", "how far foreign staff are kept from controlled work")
    burden: Floats = column("regulator world", "bn USD/quarter", "what rules cost home labs this turn")
    promoted: Floats = column("regulator region world", "1", "how hard buyers there are courted for the home industry")
    answered: Floats = column("regulator world", "TPP", "lowest accelerator line that suppliers have parts for")
    answered_memory: Floats = column("regulator world", "TB/s", "lowest memory line that suppliers have parts for")


@dataclass(slots=True)
class Licences:
    """Requests to sell a controlled model, and the answers."""

    waiting: Floats = column("regulator lab region world", "quarter", "time in the queue; 0 if not filed", stock=True)
    granted: Floats = column("regulator lab region world", "quarter", "time a granted licence still runs", stock=True)
    refused: Floats = column("regulator lab region world", "1", "1 where a request was refused this turn")
    lead: Floats = column("regulator world", "day", "time from filing to answer at present staffing")


@dataclass(slots=True)
class Tallies:
    """What the scores add up over the game."""

    lag: Floats = column("regulator world", "month", "lead over rivals, summed over turns", stock=True)
    misuse: Floats = column("regulator world", "1", "misuse risk, summed over turns", stock=True)
    illicit: Floats = column("regulator world", "1", "grey share of restricted imports, summed", stock=True)
    abroad: Floats = column("regulator world", "1", "home labs' share abroad, summed", stock=True)
    chips: Floats = column("regulator world", "1", "home stack's share abroad, summed", stock=True)
    cohesion: Floats = column("regulator world", "1", "alliance cohesion, summed", stock=True)
    openness: Floats = column("regulator world", "1", "openness of the world market, summed", stock=True)
    frontier: Floats = column("lab world", "point", "gap to the best model, summed", stock=True)
    progress: Floats = column("regulator world", "point", "home labs' best model, summed", stock=True)
    share: Floats = column("lab world", "1", "share of the world market, summed", stock=True)
    revenue: Floats = column("lab world", "bn USD", "all revenue so far", stock=True)
    breach: Floats = column("lab world", "1", "breaches of rules, summed", stock=True)
    suppliers: Floats = column("lab world", "1", "independence of its supply, summed", stock=True)


@dataclass(slots=True)
class Dial:
    """Where one lever stands, for every seat that has it, target and world."""

    standing: Floats  # in force
    announced: Floats  # in force once the notice has run out
    notice: Floats  # turns until then
    leaning: Floats  # direction of the last change: -1, 0, 1
    ending: Floats  # turns until what is announced lapses; 0 if it does not


@dataclass(slots=True)
class World:
    """One world, or ten thousand at once: the last axis of every array is `world`.

    `dials` holds where each lever of the level stands, by lever id. `struck` holds whom an event
    hit this turn, by event id. `deck` names the events that can happen in this level; `script` those
    that will, as (quarter, event, whom). `pace` is how many quarters a turn of this level takes.
    """

    sizes: Sizes
    pace: int
    names: Names
    constants: Constants
    clock: Clock
    labs: Labs
    regions: Regions
    markets: Markets
    stacks: Stacks
    regimes: Regimes
    licences: Licences
    tallies: Tallies
    dials: dict[str, Dial]
    struck: dict[str, Bools]
    deck: tuple[str, ...]
    script: tuple[tuple[int, str, str], ...]
    book: Book
