"""Readings against labels: precision, recall, F1, and the errors one by one."""
