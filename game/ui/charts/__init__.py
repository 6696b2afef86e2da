"""Charts drawn straight with pygame. They know nothing of the game.

Each is a widget: `Kind(stage, name, rect, data=callable, ...)`. Pictures are drawn two or four times as large, shrunk,
and kept for as long as size and data stay the same; words are drawn on top at their own size.
"""
