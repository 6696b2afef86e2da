"""Pages to read in any browser, offline: no script, nothing from the net, every text from outside escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from game.schema.problems import escaped

LONG = 4000
STYLE = """
body { font: 18px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430;
  background: #fff; }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 2.4rem; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #d5dae2; }
td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.big { font-size: 2.2rem; font-weight: 700; margin: .4rem 0; }
.quiet { color: #4d5766; } .flag { color: #8a3a00; font-weight: 600; }
blockquote { margin: .4rem 0 .8rem; padding-left: .8rem; border-left: 4px solid #d5dae2; white-space: pre-wrap;
  overflow-wrap: anywhere; }
svg { max-width: 100%; height: auto; } figure { margin: 1rem 0; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def text(words: object, limit: int = LONG) -> str:
    """Anything as text that only shows itself."""
    return escape(escaped(str(words), limit), quote=True)


def page(title: str, body: Iterable[str]) -> str:
    """A whole page; the title is escaped here, the body has been."""
    whole = "\n".join(body)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{text(title)}</h1>\n"
        f"{whole}\n</main>\n</body>\n</html>\n"
    )


def p(words: object, kind: str = "") -> str:
    """A paragraph."""
    mark = f' class="{kind}"' if kind else ""
    return f"<p{mark}>{text(words)}</p>"


def quote(words: str) -> str:
    """What somebody wrote."""
    return f"<blockquote>{text(words)}</blockquote>"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], numbers: Sequence[int] = ()) -> str:
    """A table of texts; some columns hold numbers."""
    mark = [' class="n"' if place in numbers else "" for place in range(len(heads))]
    top = "".join(f'<th scope="col"{kind}>{text(head)}</th>' for head, kind in zip(heads, mark, strict=True))
    body = "\n".join(
        f"<tr>{''.join(f'<td{kind}>{text(cell)}</td>' for cell, kind in zip(row, mark, strict=True))}</tr>"
        for row in rows
    )
    return f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def figure(svg: str, about: str) -> str:
    """A chart with its caption; the chart is ours."""
    return f'<figure role="img" aria-label="{text(about)}">\n{svg}\n<figcaption>{text(about)}</figcaption>\n</figure>'
