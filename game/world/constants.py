"""Every constant of the rules: value, unit, plausible range, source and one line of meaning.

Sources are the keys of the bibliography in the encyclopaedia. `kind` is R for a real figure, D for one
derived from real figures, G for a game abstraction. A level may override any within its range.
Every constant is an array, [1] or [world], so that an experiment can give each world its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, Self

import numpy as np
import numpy.typing as npt

from game.language import tr
from game.world.columns import Floats

Kind = Literal["R", "D", "G"]


@dataclass(frozen=True)
class Constant:
    """The declaration of one constant."""

    value: float
    unit: str
    low: float
    high: float
    kind: Kind
    source: str
    about: str


def constant(value: float, unit: str, low: float, high: float, kind: Kind, source: str, about: str) -> Any:
    """Declare one constant."""
    declaration = Constant(value, unit, low, high, kind, source, tr(about))
    return field(default_factory=lambda: np.array([value]), metadata={"constant": declaration})


@dataclass(frozen=True, eq=False)
class Constants:
    """The numbers the rules run on."""

    # -- scaling law and compute ---------------------------------------------------------------------
    loss_floor: Floats = constant(1.8172, "1", 1.75, 1.88, "R", "BES24", "irreducible loss E, nats per token")
    loss_size: Floats = constant(482.01, "1", 350, 620, "R", "BES24", "coefficient A of the size term")
    loss_data: Floats = constant(2085.43, "1", 1200, 3400, "R", "BES24", "coefficient B of the data term")
    size_exponent: Floats = constant(0.3478, "1", 0.32, 0.37, "R", "BES24", "exponent alpha of size")
    data_exponent: Floats = constant(0.3658, "1", 0.34, 0.39, "R", "BES24", "exponent beta of data")
    h100_flops: Floats = constant(989e12, "FLOP", 980e12, 1000e12, "R", "EPH", "dense BF16 operations a second")
    utilisation: Floats = constant(0.40, "1", 0.3, 0.5, "G", "LLAMA3", "part of the peak reached in training")
    final_part: Floats = constant(0.35, "1", 0.1, 0.5, "G", "", "part of training compute that the final run gets")
    serving_utilisation: Floats = constant(0.10, "1", 0.05, 0.25, "G", "", "part of the peak reached in serving")
    active_part: Floats = constant(0.10, "1", 0.03, 0.5, "G", "EPD", "active part of a sparse model's parameters")
    repeat_limit: Floats = constant(15.0, "1", 5, 25, "G", "VIL24", "epochs after which repeated data is worthless")
    run_luck: Floats = constant(0.6, "point", 0, 2, "G", "OWEN24", "sd of capability around the scaling law")
    refresh: Floats = constant(0.35, "1/quarter", 0.1, 0.7, "G", "", "better methods reaching a model on sale")
    # -- diffusion -----------------------------------------------------------------------------------
    own_progress: Floats = constant(0.1125, "log10", 0.03, 0.2, "D", "HO24", "efficiency a leader gains a quarter")
    absorption_rate: Floats = constant(
        0.045, "1", 0.025, 0.08, "D", "ECI26", "gap closed a month by a fully absorptive follower"
    )
    access_part: Floats = constant(0.35, "1", 0.1, 0.7, "G", "", "part of absorption that needs access to the leader")
    distil_rate: Floats = constant(0.4, "1", 0.3, 0.5, "G", "ANT26", "gain from distilling a leader, a year and OOM")
    distil_most: Floats = constant(0.5, "log10", 0.3, 0.6, "G", "", "largest gap distillation still helps with")
    safety_transfer: Floats = constant(0.4, "1", 0.2, 0.6, "G", "", "part of guardrails a student inherits")
    flaw_fix: Floats = constant(0.5, "1/quarter", 0.2, 1.5, "G", "TPP26", "speed of mending a guardrail bypass")
    flaw_pressure: Floats = constant(3.0, "1", 1, 6, "G", "TPP26", "how much faster it is mended under an order")
    guard_gap: Floats = constant(0.15, "1", 0.05, 0.3, "G", "", "misuse without a bypass and guardrails, over one with")
    screening_cost: Floats = constant(0.25, "bn USD", 0.05, 1.0, "G", "", "money for most of identity screening")
    screening_needed: Floats = constant(0.6, "1", 0.3, 0.9, "G", "TPP26", "screening that lets a lab comply partly")
    # -- market --------------------------------------------------------------------------------------
    switching: Floats = constant(0.11, "1", 0.05, 0.3, "R", "MEN25", "customers who reconsider in a year")
    growth_first: Floats = constant(2.2, "1", 1.5, 3.0, "R", "MEN25", "growth of demand a year, at first")
    growth_floor: Floats = constant(1.25, "1", 1.1, 1.4, "G", "IDC24", "growth of demand a year, in the end")
    growth_fade: Floats = constant(10.0, "quarter", 5, 20, "G", "", "time in which growth fades")
    outside_appeal: Floats = constant(0.4, "1", -0.6, 1.4, "G", "", "utility of doing without, in utils")
    open_appeal: Floats = constant(1.0, "1", 0, 2, "G", "NBER25", "what an open model at par adds to doing without")
    taste_capability: Floats = constant(1.0, "1", 0.25, 4, "G", "", "utils per OOM behind the best on sale")
    taste_price: Floats = constant(1.1, "1", 0.8, 1.4, "R", "NBER25", "price elasticity")
    taste_alignment: Floats = constant(0.35, "1", 0.1, 1.0, "G", "", "utils per unit of political agreement")
    taste_home: Floats = constant(0.4, "1", 0, 1, "G", "", "utils for a home supplier")
    taste_safety: Floats = constant(0.7, "1", 0, 2, "G", "", "utils of an enterprise for guardrails that hold")
    taste_stack: Floats = constant(0.5, "1", 0.12, 2, "G", "", "utils per log of compatibility")
    taste_network: Floats = constant(1.0, "1", 0, 2, "G", "", "utils per unit of share already held")
    caution: Floats = constant(1.5, "1", 0.4, 6, "G", "", "utils an enterprise gives up to be safe from a cut-off")
    entry_barrier: Floats = constant(6.0, "1", 3, 9, "G", "", "utils a newcomer is behind")
    entry_time: Floats = constant(12.0, "quarter", 6, 18, "G", "", "quarters until half of that is gone")
    tender_rate: Floats = constant(0.12, "1/quarter", 0.03, 0.3, "G", "", "tenders, were the world one market")
    tender_notice: Floats = constant(2.0, "quarter", 1, 8, "G", "", "time from a tender's announcement to its decision")
    tender_public: Floats = constant(0.8, "1", 0.3, 1, "G", "", "public buyers who choose anew in a tender")
    tender_followers: Floats = constant(0.25, "1", 0, 0.5, "G", "", "enterprises that follow the state's choice")
    fear_half_life: Floats = constant(6.0, "quarter", 1.5, 24, "G", "", "time in which fear of a cut-off halves")
    fear_onset: Floats = constant(0.08, "1", 0.02, 0.3, "G", "", "hazard learned when a cut-off begins")
    fear_lasting: Floats = constant(0.15, "1", 0.04, 0.6, "G", "", "hazard learned per quarter of cut-off")
    fear_watching: Floats = constant(0.5, "1", 0.2, 1, "G", "", "part of that learned by bystanders")
    leaving: Floats = constant(0.30, "1/quarter", 0.08, 1, "G", "", "cut-off customers who give up for good")
    content: Floats = constant(8.0, "point", 3, 25, "G", "", "capability loss a customer of an old model shrugs off")
    overload: Floats = constant(1.5, "1", 0.5, 4, "G", "", "utils lost per unit of overload")
    staged_part: Floats = constant(0.15, "1", 0.05, 0.4, "G", "", "customers reached by a staged release")
    # -- supply of accelerators ----------------------------------------------------------------------
    cloud_capex: Floats = constant(
        0.45, "1", 0.3, 0.7, "G", "CSIS25", "part of investment that buys clouds accelerators"
    )
    chip_growth: Floats = constant(0.22, "1/quarter", 0.1, 0.35, "R", "EPS26", "growth of US-stack capacity")
    domestic_growth: Floats = constant(0.10, "1/quarter", 0.03, 0.2, "G", "SEMI25", "growth of other stacks' capacity")
    domestic_pull: Floats = constant(0.17, "1/quarter", 0.04, 0.4, "G", "", "extra growth where demand is unmet")
    learning: Floats = constant(0.322, "1", 0.2, 0.45, "R", "IK94", "exponent of cost on experience")
    spill_over: Floats = constant(0.333, "1", 0.16, 0.66, "R", "IK94", "weight of others' output in learning")
    chip_progress: Floats = constant(0.0753, "1/quarter", 0.05, 0.1, "R", "HOB23", "growth of the best part")
    catch_up: Floats = constant(0.13, "1/quarter", 0.06, 0.25, "G", "", "speed at which a stack's quality catches up")
    quality_ceiling: Floats = constant(0.85, "1", 0.6, 1, "G", "CFR25", "quality a follower stack tends to")
    taste_part: Floats = constant(1.9, "1", 0.5, 2.5, "G", "", "utils per log of part performance")
    stack_lock: Floats = constant(1.5, "1", 0.4, 3, "G", "", "utils of an installed base")
    mandate_weight: Floats = constant(2.2, "1", 1, 4, "G", "", "utils a full refusal takes from a foreign part")
    below_line: Floats = constant(0.02, "1", 0.01, 0.04, "R", "EPH", "margin by which parts are made to fit a line")
    grey_base: Floats = constant(0.135, "1", 0.05, 0.4, "D", "CNAS25", "grey imports per unit denied at no premium")
    grey_response: Floats = constant(1.5, "1", 0.7, 3, "G", "", "fall of grey imports with the premium")
    grey_premium: Floats = constant(1.58, "1", 1.0, 2.2, "D", "REU26", "premium per unit of enforcement")
    grey_discount: Floats = constant(0.27, "1", 0.1, 0.4, "D", "FT24", "premium at no enforcement, below zero")
    interdiction: Floats = constant(0.05, "1", 0.01, 0.1, "D", "DOJ25", "grey goods seized at full enforcement")
    cloud_part: Floats = constant(0.15, "1", 0.05, 0.3, "G", "GRU26", "cloud abroad, most, per own compute")
    cloud_worth: Floats = constant(0.8, "1", 0.5, 1, "G", "", "value of rented compute against owned")
    stockpiling: Floats = constant(0.6, "1", 0.2, 1.5, "D", "SEMI25", "extra buying while a stricter rule is announced")
    chip_wear: Floats = constant(0.04, "1/quarter", 0.02, 0.1, "G", "", "accelerators worn out")
    scarcity: Floats = constant(0.15, "1", 0.05, 0.4, "G", "", "price rise per unit of unmet demand")
    rd_per_revenue: Floats = constant(0.18, "1", 0.1, 0.25, "D", "ITIF25", "research lost per dollar of lost sales")
    watts: Floats = constant(0.75, "1", 0.5, 1.2, "R", "EPS26", "kW drawn by an H100-equivalent in 2026")
    thriftier_parts: Floats = constant(0.0595, "1/quarter", 0.04, 0.09, "R", "HOB23", "gain of energy efficiency")
    power_growth: Floats = constant(0.09, "1/quarter", 0.04, 0.15, "R", "IEA25", "growth of data-centre power")
    # -- money ---------------------------------------------------------------------------------------
    running_cost: Floats = constant(900.0, "USD/H100e", 500, 2000, "D", "EPH", "power and upkeep a quarter")
    rent: Floats = constant(4380.0, "USD/H100e", 3000, 9000, "G", "", "cloud rent a quarter")
    salary: Floats = constant(0.00025, "bn USD/quarter", 0.0001, 0.0006, "G", "COT24", "cost of a researcher")
    office: Floats = constant(0.02, "bn USD/quarter", 0.005, 0.1, "G", "", "cost of being in a market")
    overhead: Floats = constant(0.18, "1", 0.08, 0.3, "G", "", "sales, support and rent per dollar of revenue")
    screening_loss: Floats = constant(0.08, "1", 0.05, 0.15, "G", "", "customers put off by full screening")
    compliance: Floats = constant(0.03, "1", 0.01, 0.06, "G", "", "part of revenue a controlled lab spends on it")
    fine: Floats = constant(0.03, "1", 0.01, 0.07, "R", "EAR", "fine for a breach, part of a quarter's revenue")
    sales_multiple: Floats = constant(20.0, "1", 8, 40, "G", "", "valuation over yearly revenue")
    raise_most: Floats = constant(0.12, "1", 0.05, 0.25, "G", "", "most capital raised a quarter over valuation")
    vendor_share: Floats = constant(0.35, "1", 0.2, 0.6, "G", "", "list price an orchestrator pays per token")
    orchestra_gap: Floats = constant(1.5, "point", 0, 4, "G", "", "capability an orchestrator loses to its best model")
    distil_cost: Floats = constant(0.0012, "bn USD/quarter", 0.0005, 0.01, "D", "ANT26", "bill for distilling one lab")
    fire_sale: Floats = constant(0.3, "1", 0.1, 0.6, "G", "", "price of second-hand accelerators, of new")
    appropriation: Floats = constant(4.0, "bn USD/quarter", 1, 12, "G", "", "public money a regulator gets")
    officer_cost: Floats = constant(0.00005, "bn USD/quarter", 0.00003, 0.0001, "D", "GAO25", "cost of an officer")
    agent_cost: Floats = constant(0.3, "bn USD/quarter", 0.05, 0.6, "G", "ECD26", "cost of full enforcement")
    side_payment: Floats = constant(0.4, "bn USD/quarter", 0.1, 1.5, "G", "", "cost of courting one region in full")
    # -- capital, stacks, diplomacy ------------------------------------------------------------------
    investment: Floats = constant(160.0, "bn USD/quarter", 110, 240, "R", "CSIS25", "world investment in AI, mid-2026")
    investment_growth: Floats = constant(0.06, "1/quarter", 0.02, 0.12, "R", "IDC26b", "growth of that")
    capital_speed: Floats = constant(0.08, "1/quarter", 0.04, 0.2, "G", "", "speed at which capital moves")
    capital_return: Floats = constant(0.5, "1", 0.12, 0.9, "G", "", "response of capital to revenue earned")
    capital_caution: Floats = constant(0.6, "1", 0.2, 1.5, "G", "", "response of capital to volatility")
    capital_burden: Floats = constant(0.8, "1", 0.2, 2, "G", "", "response of capital to sales denied")
    sovereign_answer: Floats = constant(0.25, "1", 0.05, 0.6, "G", "", "sovereign programme per unit of supply risk")
    volatility_half_life: Floats = constant(2.0, "quarter", 1, 4, "D", "EAR", "time in which volatility halves")
    compatible_up: Floats = constant(0.04, "1/quarter", 0.01, 0.16, "G", "", "stacks growing together")
    compatible_down: Floats = constant(0.05, "1/quarter", 0.0125, 0.1, "G", "", "stacks growing apart")
    ally_lag: Floats = constant(4.0, "quarter", 3, 5, "R", "EAR", "quarters until an ally follows")
    retaliation: Floats = constant(0.25, "1/quarter", 0.1, 0.6, "D", "JD25", "answer of a restricted state")
    capital_income: Floats = constant(9.0, "capital", 4, 15, "G", "", "political capital regained a quarter")
    reversal_cost: Floats = constant(1.5, "1", 1, 3, "G", "EAR", "extra cost of undoing one's own rule")
    # -- rules and risk ------------------------------------------------------------------------------
    evaluation_error: Floats = constant(3.0, "point", 1, 6, "R", "OWEN24", "sd of one hazard test")
    evaluation_budget: Floats = constant(0.05, "bn USD/quarter", 0.01, 0.2, "G", "", "money that halves the error")
    testing_effect: Floats = constant(0.3, "1", 0.1, 0.6, "G", "", "guardrail gaps closed by ample government tests")
    testing_delay: Floats = constant(0.4, "1", 0.1, 0.7, "G", "", "improvements of models held up by ample tests")
    licence_days: Floats = constant(43.0, "day", 27, 90, "R", "HER25", "mean time to an answer")
    licence_staff: Floats = constant(218.0, "person", 100, 400, "R", "HER25", "staff who reach that")
    licence_odds: Floats = constant(0.74, "1", 0.5, 0.9, "R", "KEN23", "requests granted, neutral applicant")
    refusal_mark: Floats = constant(0.05, "1", 0.0, 0.15, "G", "", "part of a lab's good record that a refusal costs")
    licence_life: Floats = constant(8.0, "quarter", 4, 16, "R", "EAR", "how long a licence runs")
    notify_delay: Floats = constant(0.1, "1", 0, 0.3, "R", "EAR", "part of a turn a notification costs")
    trusted_reach: Floats = constant(0.35, "1", 0.1, 0.6, "G", "TPP26", "demand of large listed organisations")
    attack_rate: Floats = constant(0.12, "1/quarter", 0.03, 0.3, "G", "", "attack waves, were the world one market")
    peril_onset: Floats = constant(5.0, "1", 1, 15, "G", "", "misuse added where an attack wave begins, over ordinary")
    peril_half_life: Floats = constant(3.0, "quarter", 1, 8, "G", "", "time in which an attack wave halves")
    misuse_base: Floats = constant(0.25, "1", 0.05, 0.6, "G", "", "misuse a quarter with a bypassed frontier model")
    misuse_line: Floats = constant(69.0, "point", 62, 78, "G", "", "cyber capability from which misuse is grave")
    months_per_point: Floats = constant(1.064, "month", 0.9, 1.25, "D", "SEV24", "time worth one point of capability")
    # -- the clock of a technology ---------------------------------------------------------------------
    generation: Floats = constant(1.0, "1", 0.5, 2, "G", "", "work that goes into one product, over an AI model's")
    lead_limit: Floats = constant(60.0, "month", 36, 120, "G", "", "lead or lag beyond which nobody counts")
    lead_worth: Floats = constant(10.0, "1", 5, 20, "G", "", "points of security for a month of lead gained")
    pace_worth: Floats = constant(40.0, "1", 20, 80, "G", "", "points of innovation for a point a year")
    share_worth: Floats = constant(200.0, "1", 100, 300, "G", "", "points of competitiveness for all of what is sold")
    open_worth: Floats = constant(200.0, "1", 100, 300, "G", "", "points of openness for all that may be served")
    gap_scale: Floats = constant(15.0, "point", 8, 25, "G", "", "gap at which a follower's standing has fallen by e")
    # -- reach of controls: lines, lists, licences, duties ------------------------------------------------
    aggregate_error: Floats = constant(
        1.0, "point", 0.3, 2, "R", "OWEN24", "sd of a general test, an aggregate of many"
    )
    de_minimis: Floats = constant(0.25, "1", 0.1, 0.5, "R", "EAR", "part of compute of a stack from which reach holds")
    policy_shift: Floats = constant(0.4, "1", 0.2, 0.6, "G", "", "licence odds moved by a presumption either way")
    denial_worry: Floats = constant(0.03, "1/quarter", 0, 0.1, "G", "", "volatility a presumption of denial adds")
    fence_leak: Floats = constant(0.3, "1", 0.1, 0.6, "G", "TPP26", "barred users who come in by accounts at home")
    duty_delay: Floats = constant(0.4, "1", 0.1, 0.9, "G", "", "part of its first quarter a model waits under duties")
    duty_effect: Floats = constant(0.35, "1", 0.1, 0.6, "G", "", "misuse prevented by full duties where they hold")
    duty_cost: Floats = constant(
        0.03, "1", 0.01, 0.08, "G", "", "part of revenue earned under full duties spent on them"
    )
    sunset_calm: Floats = constant(
        0.4, "1", 0.1, 0.7, "G", "", "part of a change's shock that a date of ending removes"
    )
    dwarf: Floats = constant(20.0, "point", 10, 40, "G", "", "loss at which a run that a line cuts is not begun")
    run_margin: Floats = constant(0.01, "1", 0.005, 0.05, "G", "", "margin by which a run is kept below a line")
    cap_price: Floats = constant(0.35, "1", 0.1, 0.8, "G", "", "general points customers lose per cyber point capped")
    lobby_scale: Floats = constant(0.05, "bn USD/quarter", 0.01, 0.2, "G", "", "money that wins most of an ear")
    lobby_fade: Floats = constant(0.3, "1/quarter", 0.1, 0.6, "G", "", "weight of a lobby lost without more money")
    lobby_odds: Floats = constant(0.15, "1", 0.05, 0.3, "G", "", "licence odds won by a lobby of full weight")
    lobby_resistance: Floats = constant(0.5, "1", 0.2, 1, "G", "", "extra cost of rules against full lobbies")
    lobby_stain: Floats = constant(0.01, "1/quarter", 0, 0.03, "G", "", "compliance record lost by full lobbying")
    # -- evasion and industry: caps, clouds, grey goods, plants -------------------------------------------
    serving_worth: Floats = constant(0.3, "1", 0.1, 0.5, "D", "EPH", "weight of memory in the worth of a part")
    old_parts: Floats = constant(0.5, "1", 0.2, 0.8, "G", "", "old parts below a new line, over a part made to fit it")
    memory_progress: Floats = constant(0.0443, "1/quarter", 0.03, 0.06, "R", "HOB23", "growth of memory bandwidth")
    grey_reach: Floats = constant(0.5, "1", 0.2, 0.8, "G", "CNAS25", "part of what is denied that money can find")
    location_finds: Floats = constant(0.15, "1", 0.05, 0.4, "G", "", "grey goods found if all parts report their place")
    location_stops: Floats = constant(0.5, "1", 0.2, 0.8, "G", "CNAS25", "grey trade that gives up in that case")
    location_distrust: Floats = constant(0.3, "1", 0.1, 0.8, "G", "", "utils a part that reports its place is disliked")
    reach_wary: Floats = constant(0.4, "1", 0.1, 1.0, "G", "", "utils lost where foreign users are bound")
    reach_closes: Floats = constant(0.3, "1", 0.1, 0.6, "G", "", "grey ways closed by binding foreign users")
    cloud_pool: Floats = constant(0.10, "1", 0.03, 0.2, "G", "GRU26", "part of foreign clouds that can be rented")
    rent_seeking: Floats = constant(1 / 3, "1", 0.1, 0.6, "G", "", "part of a subsidy that changes nothing")
    plant_yield: Floats = constant(0.25, "1/quarter", 0.1, 0.5, "G", "SEMI25", "capacity bought by a part's price")
    plant_pace: Floats = constant(0.12, "1/quarter", 0.06, 0.25, "D", "SEMI25", "public plants under way that open")
    audit_grudge: Floats = constant(0.01, "1/quarter", 0.0, 0.03, "G", "", "agreement lost abroad to checks in full")
    promotion_pull: Floats = constant(0.6, "1", 0.2, 1.0, "G", "", "utils won by promotion in full")
    promotion_scale: Floats = constant(1.5, "bn USD/quarter", 0.5, 4, "G", "", "money for most of what promotion does")
    promotion_grudge: Floats = constant(0.01, "1/quarter", 0.002, 0.03, "G", "", "agreement lost to talk of dependence")
    porting_loss: Floats = constant(0.5, "1", 0.2, 0.8, "G", "", "own research lost while all work moves stack")
    smuggler_risk: Floats = constant(2.0, "1", 0.5, 5, "G", "DOJ25", "odds of exposure over those of a seizure")
    # -- people, ventures, standards, diplomacy -----------------------------------------------------------
    deemed_staff: Floats = constant(0.40, "1", 0.2, 0.6, "G", "EAR", "part of researchers who are foreign persons")
    deemed_work: Floats = constant(
        0.5, "1", 0.2, 0.9, "G", "EAR", "part of research that counts as controlled technology"
    )
    deemed_secrecy: Floats = constant(
        0.5, "1", 0.2, 0.9, "G", "EAR", "lessons kept from opposed labs by deemed exports"
    )
    listed_secrecy: Floats = constant(0.6, "1", 0.2, 0.9, "G", "EAR", "access that an entity listing takes away")
    science_gain: Floats = constant(0.45, "1", 0.1, 0.8, "G", "", "own progress that ample open research adds")
    science_half: Floats = constant(2.0, "bn USD/quarter", 0.5, 5, "G", "", "grants that bring half of that")
    science_spill: Floats = constant(0.4, "1", 0.1, 0.8, "G", "", "part of it that labs elsewhere get too")
    graduates: Floats = constant(0.03, "1/quarter", 0.01, 0.06, "G", "", "growth of the pool of researchers")
    more_graduates: Floats = constant(0.02, "1/quarter", 0.005, 0.05, "G", "", "what ample grants add to that")
    drift: Floats = constant(0.04, "1/quarter", 0.01, 0.1, "G", "", "speed at which researchers move between regions")
    drift_pull: Floats = constant(0.5, "1", 0.1, 1.5, "G", "", "response of researchers to pay and compute")
    drift_push: Floats = constant(0.6, "1", 0.2, 1.5, "G", "", "response of researchers to closed doors")
    duplication: Floats = constant(
        0.333, "1", 0.15, 0.6, "G", "", "part of a sovereign programme done elsewhere already"
    )
    sovereign_orders: Floats = constant(0.5, "1", 0.2, 0.8, "G", "", "part of the rest that home labs are paid")
    sovereign_pull: Floats = constant(0.8, "1", 0.2, 1.5, "G", "", "utils a large home programme adds to home labs")
    counter_bite: Floats = constant(0.16, "1", 0.05, 0.4, "G", "JD25", "capacity lost when all inputs are withheld")
    counter_cost: Floats = constant(
        5.0, "bn USD/quarter", 1, 15, "G", "", "sales lost by withholding from all the world"
    )
    counter_offence: Floats = constant(0.08, "1", 0.02, 0.2, "G", "", "agreement lost a quarter by withholding inputs")
    truce_time: Floats = constant(3.0, "quarter", 2, 6, "G", "", "quarters until a truce is trusted in full")
    truce_calm: Floats = constant(0.25, "1/quarter", 0.1, 0.5, "G", "", "faster fading of grievance in a truce")
    truce_trust: Floats = constant(0.05, "1/quarter", 0.02, 0.15, "G", "", "agreement that a truce brings back")
    truce_income: Floats = constant(20.0, "capital", 5, 40, "G", "", "political capital a truce with all would bring")
    truce_broken: Floats = constant(0.4, "1", 0.1, 1, "G", "", "volatility and grievance left by a broken truce")
    calm: Floats = constant(0.3, "1", 0.1, 0.6, "G", "", "grievance below which a region takes a truce")
    venture_presence: Floats = constant(1.5, "quarter", 0.5, 3, "G", "", "presence a partner adds in a quarter")
    venture_shield: Floats = constant(0.5, "1", 0.2, 0.8, "G", "", "part of an importer's refusal a partner averts")
    venture_part: Floats = constant(0.30, "1", 0.2, 0.5, "G", "", "revenue there that the partner takes")
    venture_lesson: Floats = constant(0.3, "1", 0.1, 0.6, "G", "", "openness a partner's country gains to the lab")
    migration_pull: Floats = constant(2.0, "1", 0.5, 3, "G", "", "utils of being carried over for nothing")
    hedging: Floats = constant(0.5, "1", 0.2, 1, "G", "", "loyalty to the usual supplier that fear dissolves")
    move_time: Floats = constant(3.0, "quarter", 2, 6, "G", "", "quarters a head office takes to move")
    move_cost: Floats = constant(0.5, "1", 0.1, 1, "G", "", "cost of moving, in quarters of revenue")
    stay_behind: Floats = constant(0.2, "1", 0.1, 0.5, "G", "", "researchers who do not move with the head office")
    closed_door: Floats = constant(0.5, "1", 0.2, 0.8, "G", "", "deemed-export rule that keeps a lab from moving away")
    takeover_size: Floats = constant(0.25, "1", 0.1, 0.5, "G", "", "largest target that sells, over the bidder's worth")
    takeover_premium: Floats = constant(1.4, "1", 1.2, 1.8, "G", "", "price of a lab over its valuation")
    takeover_kept: Floats = constant(0.7, "1", 0.4, 0.9, "G", "", "customers who stay after a takeover")
    takeover_lesson: Floats = constant(0.5, "1", 0.2, 0.9, "G", "", "part of a bought lab's methods that arrive")
    standards_gain: Floats = constant(0.25, "1/quarter", 0.05, 0.5, "G", "", "stacks joined if all staff did standards")
    standards_appeal: Floats = constant(0.8, "1", 0.2, 1.5, "G", "", "utils of a lab that all its staff make fit")

    def take_rows(self, rows: npt.NDArray[np.int64]) -> Self:
        """Keep only these worlds."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return type(self)(**{n: v if v.size == 1 else v[rows] for n, v in values.items()})

    def with_values(self, values: Mapping[str, float | Floats]) -> Self:
        """Replace some constants, by name. Arrays give each world its own value [world]."""
        old = {f.name: getattr(self, f.name) for f in fields(self)}
        return type(self)(**(old | {n: np.atleast_1d(np.asarray(v, float)) for n, v in values.items()}))


CONSTANTS: dict[str, Constant] = {f.name: f.metadata["constant"] for f in fields(Constants)}
