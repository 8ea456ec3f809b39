"""What weights do: previews, stability, comparisons, and weights learned from decisions."""
