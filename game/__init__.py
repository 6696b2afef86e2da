"""The house, floor by floor. Each floor may import only the floors below it.

    cli                the front door             python -m game, high-fence: which commands there are
    doors              what the commands do       one file each
    ui      text       the window, plain lines    strangers to each other; only ui knows pygame
    models             view-models                from a match to finished words; shared by ui and text
    teach              the classroom              assignments, grading, gradebooks, feedback, debrief
    lab                experiments                batches of games for figures and benchmarks
    ai                 opponents                  one character per file
    play               one game at the table      level + seed + log of orders
    schema             what is written to disk    the only floor that defines pydantic models
    rules              verbs: one turn            phases, levers, events, metrics
    world              nouns: arrays with names   numpy and nothing else
    language           words                      every message, in the player's language

The same plan, executable, is the first import-linter contract in pyproject.toml.
"""
