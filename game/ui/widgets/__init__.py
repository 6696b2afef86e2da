"""Things to look at and click, one kind per file. They know nothing of the game.

A widget is made with `Kind(stage, name, rect, key=value, ...)`, which also puts it on the stage. It holds no value of
its own: `get` reads the value where it lives and `put` writes it there. After a resize everything is simply made again
on a new stage, and `new.adopt(old)` carries over focus, scrolling, half-typed text and notices.
"""
