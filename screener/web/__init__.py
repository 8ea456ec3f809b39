"""The review page: one local page on which a person reads, weighs, compares and decides."""
