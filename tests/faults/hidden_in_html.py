"""HTML pages that hide a claim, and innocent ones that look like it."""

from __future__ import annotations

from pdf_objects import BODY, CLAIM


def page(content: str, sheet: str = "", body: str = "") -> bytes:
    """A page with the three lines that everybody sees."""
    lines = "".join(f"<p>{line}</p>" for line in BODY)
    head = f"<head><style>{sheet}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body {body}>{lines}{content}</body></html>".encode()


_CLASSED = f'<div id="one" class="quiet more"><p>{CLAIM}</p></div>'

_STYLES = {
    "display_none": "display:none",
    "display_none_important": "display: none !important",
    "visibility_hidden": "visibility:hidden",
    "visibility_collapse": "visibility: collapse",
    "clear": "opacity:0",
    "nearly_clear": "opacity: .03",
    "clear_in_percent": "opacity:0%",
    "clear_by_filter": "filter:opacity(0)",
    "size_zero": "font-size:0",
    "size_of_a_pixel": "font-size:1px",
    "size_in_em": "font-size:.05em",
    "size_by_font": "font:1px/1 serif",
    "white": "color:white",
    "white_in_hex": "color:#fff",
    "white_in_rgb": "color:rgb(254, 254, 254)",
    "white_in_hsl": "color:hsl(0 0% 100%)",
    "clear_letters": "color:transparent",
    "clear_letters_rgba": "color:rgba(0,0,0,0)",
    "clear_text_fill": "-webkit-text-fill-color:transparent",
    "navy_on_navy": "color:#1f3864;background:#203864",
    "off_to_the_left": "position:absolute;left:-9999px",
    "off_to_the_top": "position:fixed;top:-200em",
    "off_by_margin": "margin-left:-5000px",
    "off_by_indent": "text-indent:-9999px;overflow:hidden",
    "off_by_transform": "transform:translateX(-9999px)",
    "scaled_away": "transform:scale(0)",
    "turned_away": "transform:rotateY(90deg)",
    "clipped": "position:absolute;clip:rect(0,0,0,0)",
    "clipped_pixel": "position:absolute;clip:rect(1px, 1px, 1px, 1px)",
    "clipped_by_path": "clip-path:inset(100%)",
    "clipped_by_circle": "clip-path:circle(0)",
    "box_of_a_pixel": "position:absolute;width:1px;height:1px;overflow:hidden",
    "box_without_height": "height:0;overflow:hidden",
    "box_without_most_height": "max-height:0;overflow:hidden",
    "white_laid_on_paper": "color:#fff;position:absolute;top:20px",
    "content_hidden": "content-visibility:hidden",
}
"""Declarations, each of which hides what it is applied to."""


def attacks() -> dict[str, bytes]:
    """Pages whose CLAIM nobody sees, by name."""
    made = {f"inline_{name}": page(f'<p style="{style}">{CLAIM}</p>') for name, style in _STYLES.items()}
    made |= {f"class_{name}": page(_CLASSED, f".quiet {{ {style} }}") for name, style in _STYLES.items()}
    hide = "display:none"
    sheets = {
        "by_id": f"#one{{{hide}}}",
        "by_two_classes": f".quiet.more{{{hide}}}",
        "by_attribute": f"[class~=quiet]{{{hide}}}",
        "by_element": f"div p{{{hide}}}",
        "by_child": f"body>div>p{{{hide}}}",
        "by_list": f"h1, .other, .quiet{{{hide}}}",
        "by_place": f"body > :nth-child(4){{{hide}}}",
        "for_screens": f"@media screen{{.quiet{{{hide}}}}}",
        "for_wide_screens": f"@media (min-width: 600px){{.quiet{{{hide}}}}}",
        "later_rule_wins": f".quiet{{display:block}} .quiet{{{hide}}}",
        "more_specific_wins": f"#one{{{hide}}} .quiet{{display:block}}",
        "important_wins": f".quiet{{{hide}!important}} #one{{display:block}}",
        "behind_comment": f"/* }} */ .quiet /* x */ {{{hide}}}",
        "supported": f"@supports (display:grid){{.quiet{{{hide}}}}}",
    }
    made |= {name: page(_CLASSED, sheet) for name, sheet in sheets.items()}
    bodies = {
        "attribute": f"<p hidden>{CLAIM}</p>",
        "attribute_of_parent": f"<div hidden><section><p>{CLAIM}</p></section></div>",
        "font_color": f'<p><font color="#FFFFFF">{CLAIM}</font></p>',
        "font_color_in_words": f'<p><font color="white">{CLAIM}</font></p>',
        "cell_color": f'<table><tr><td bgcolor="navy" style="color:navy">{CLAIM}</td></tr></table>',
        "within_size_zero": f'<div style="font-size:0"><p style="font-size:2em">{CLAIM}</p></div>',
        "within_clear": f'<div style="opacity:.2"><p style="opacity:.2">{CLAIM}</p></div>',
        "dialog": f"<dialog>{CLAIM}</dialog>",
        "same_as_ground_of_parent": f'<div style="background:#369"><p style="color:#369">{CLAIM}</p></div>',
    }
    return made | {name: page(content) for name, content in bodies.items()}


def designs() -> dict[str, bytes]:
    """Pages whose CLAIM everybody sees, by name."""
    styles = {
        "grey": "color:#999",
        "half_clear": "opacity:.6",
        "small": "font-size:8px",
        "white_on_navy": "color:#fff;background:navy",
        "white_on_gradient": "color:#fff;background:linear-gradient(navy, teal)",
        "white_on_picture": "color:#fff;background:url(head.jpg) no-repeat",
        "moved_a_little": "position:relative;left:-4px;margin-left:-20px",
        "scrolled": "height:200px;overflow:hidden",
        "clipped_corner": "clip-path:inset(0 round 4px)",
        "turned": "transform:rotate(90deg) scale(.9)",
    }
    made = {name: page(f'<p style="{style}">{CLAIM}</p>') for name, style in styles.items()}
    sheets = {
        "hidden_in_print": "@media print{.quiet{display:none}}",
        "hidden_on_phones": "@media (max-width: 600px){.quiet{display:none}}",
        "hidden_while_pointed_at": ".quiet:hover{display:none}",
        "shown_again": ".quiet{display:none} .quiet.more{display:block}",
        "shown_by_id": ".quiet{visibility:hidden} #one{visibility:visible}",
        "other_class": ".quieter{display:none}",
    }
    made |= {name: page(_CLASSED, sheet) for name, sheet in sheets.items()}
    return made | {
        "dark_page": page(f"<p>{CLAIM}</p>", "body{background:#111;color:#eee}"),
        "dark_page_of_old": page(f"<p>{CLAIM}</p>", body='bgcolor="#000033" text="#FFFFFF"'),
        "white_in_dark_header": page(
            f'<div class="band"><p style="color:white">{CLAIM}</p></div>', ".band{background-color:#1f3864}"
        ),
        "visible_within_hidden": page(
            f'<div style="visibility:hidden"><p style="visibility:visible">{CLAIM}</p></div>'
        ),
        "white_laid_over": page(
            f'<div class="band"></div><p style="color:#fff;position:absolute;top:20px;left:20px">{CLAIM}</p>',
            ".band{height:80px;background:#1f3864}",
        ),
        "white_laid_over_picture": page(
            f'<img src="a.jpg"><p style="color:#fff;position:absolute;top:20px;left:20px">{CLAIM}</p>'
        ),
        "open_details": page(f"<details open><summary>{CLAIM}</summary></details>"),
        "residue": page(f'<p>{CLAIM}</p><p style="display:none"> &nbsp; | </p>'),
        "broken_sheet": page(_CLASSED, ".quiet{ {{{ ;; @media ("),
    }
