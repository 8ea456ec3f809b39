"""HTML: one file to read, print or mail, with nothing in it that runs or that is fetched."""

from __future__ import annotations

from screener.export.base import EXPORTERS, ExportOptions
from screener.model.scorecard import Shortlist


@EXPORTERS.add(".html")
def write_html(shortlist: Shortlist, options: ExportOptions) -> bytes:
    """A summary with a chart, the table, and a page for each candidate."""
    from screener.export.pages import rendered, report

    del options
    return rendered("report.html", **report(shortlist))
