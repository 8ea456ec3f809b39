"""Degrees, schools, and whether a course of study was completed."""
