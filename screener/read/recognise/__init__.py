"""Text of pictures (OCR): engines, straightening, and what they find as glyphs for the layout."""
