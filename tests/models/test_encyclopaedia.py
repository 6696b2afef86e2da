"""The encyclopaedia has a page for everything that is declared, and no link leads nowhere."""

import pytest

from game.ai.catalogue import OPPONENTS
from game.models import reading
from game.models.encyclopaedia import KINDS, binding, book, contents, find
from game.models.encyclopaedia.wiring import channels, readers, users
from game.models.points import OUTCOMES
from game.models.reading import Reader, page_of
from game.rules.catalogue import EVENTS, LEVERS, METRICS
from game.rules.turn import PHASES
from game.schema import library
from game.schema.bibliography import SOURCES
from game.schema.essay import essays, terms
from game.world.constants import CONSTANTS


def declared():
    """Ids of all pages there must be."""
    book()
    levels = [entry.level for entry in library.survey()[0]]
    yield from (f"lever.{name}" for name in LEVERS)
    yield from (f"metric.{name}" for name in METRICS)
    yield from (f"event.{name}" for name in EVENTS)
    yield from (f"phase.{phase.__name__}" for phase in PHASES)
    yield from (f"constant.{name}" for name in CONSTANTS)
    yield from (f"source.{name}" for name in SOURCES)
    yield from (f"outcome.{name}" for name in OUTCOMES)
    yield from (f"character.{name}" for name in OPPONENTS)
    for level in levels:
        yield f"level.{level.id}"
        yield from (f"region.{one.id}" for one in level.world.regions)
        yield from (f"stack.{one.id}" for one in level.world.stacks)
        yield from (f"lab.{one.id}" for one in level.labs)
        yield from (f"regime.{one.id}" for one in level.regulators)


def test_everything_that_is_declared_has_a_page():
    missing = sorted(set(declared()) - set(book()))
    assert not missing


def test_no_link_leads_nowhere():
    assert not [(entry.id, target) for entry in book().values() for target in entry.links if target not in book()]


def test_links_lead_both_ways():
    one_way = [
        (entry.id, target)
        for entry in book().values()
        for target in entry.links
        if entry.id not in book()[target].links
        and "more" not in book()[target].text.rpartition("# Where else it is spoken of")[2]
    ]
    assert not one_way


def test_every_page_can_be_read():
    for entry in book().values():
        assert entry.kind in KINDS
        assert all((entry.title.strip(), entry.line.strip())), entry.id
        assert len(entry.text) > 20, entry.id
        assert "nan" not in entry.text.split(), entry.id
        for mark in ("Returns [", "Posts:", "Writes:"):
            assert mark not in entry.text, entry.id


# ---- essays and terms ------------------------------------------------------------------------------------------

WANTED = {
    "language_models", "parameters_and_data", "scaling_laws", "how_rules_work", "market_share", "divergence",
    "resource_shift", "specialisation", "cold_war", "security_and_competitiveness", "episode_2026", "what_is_left_out",
}  # fmt: skip


def test_there_is_an_essay_on_all_that_the_source_explains():
    assert set(essays()) >= WANTED


@pytest.mark.parametrize("name", sorted(WANTED))
def test_an_essay_is_of_a_length_to_read_and_its_facts_have_sources(name):
    essay = essays()[name]
    assert 250 <= len(essay.text.split()) <= 500
    assert essay.facts, "an essay without a fact"
    for fact in essay.facts:
        assert {*fact.sources, *fact.against_sources} <= set(SOURCES), fact.text
        assert (fact.confidence == "disputed") == (fact.against is not None), f"both sides of a dispute: {fact.text}"


def test_the_words_of_a_term_lead_to_one_page_only():
    seen = {}
    for name, term in terms().items():
        assert set(term.sources) <= set(SOURCES), name
        for word in (term.title, *term.also):
            assert seen.setdefault(word.casefold(), name) == name, f"{word} leads to {seen[word.casefold()]} and {name}"


# ---- wiring ------------------------------------------------------------------------------------------------------


def test_what_reads_a_lever_is_found_in_the_source_of_the_rules():
    book()
    assert "classify" in readers()["compute_threshold"]
    assert all(channels(lever.apply) for lever in LEVERS.values())
    assert [name for name, phases in readers().items() if not phases] == ["notice", "sunset"], "read by enact"
    assert users()["absorption_rate"] == ("diffuse",)


# ---- looking up --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("compute threshold", "lever.compute_threshold"),
        ("compute_threshold", "lever.compute_threshold"),
        ("Taiwan", "region.TWN"),
        ("kyc", "term.screening_term"),
        ("smuggling", "term.grey_market"),
        ("absorption rate", "constant.absorption_rate"),
        ("compute threshhold", "lever.compute_threshold"),
        ("HO24", "source.HO24"),
        ("chinchilla replication", "source.BES24"),
    ],
)
def test_the_best_page_comes_first(asked, first):
    assert find(book(), asked)[0].id == first


def test_every_page_is_found_by_its_own_title_and_id():
    for entry in book().values():
        assert entry.title in {found.title for found in find(book(), entry.title)}
        assert find(book(), entry.id)[0] is entry


def test_nonsense_is_not_found():
    assert find(book(), "xqzzkw") == []
    assert find(book(), "  ") == []
    assert list(reading.look("xqzzkw")) == []


def test_pages_are_gone_through_and_back():
    reader = Reader()
    reader.start("tier")
    first = reader.entry.id
    assert reader.open("lever.notice")
    assert not reader.open("lever.nothing")
    assert not reader.step(1)
    assert reader.step(-1)
    assert reader.entry.id == first
    assert reader.open("lever.price")
    assert reader.path == [first, "lever.price"]


def test_a_number_that_can_be_asked_why_has_its_page():
    assert page_of("world_share@meridian") == "metric.world_share"
    assert page_of("part.security") == "outcome.security"
    assert page_of("region.JPN") == "region.JPN"
    assert page_of("country_tier@CHN") == "lever.country_tier"
    assert page_of("regimes.nothing") == ""


def test_the_book_is_made_in_slices():
    binding.cache_clear()
    steps = 0
    while binding().step():
        steps += 1
    assert steps > 50
    assert book() is binding().book


def test_plain_lines_have_no_markup():
    for entry in contents()["essay"]:
        told = list(reading.lines(entry))
        assert told[0].startswith(entry.title)
        assert not [line for line in told if "](" in line or "**" in line or line.startswith("#")]
