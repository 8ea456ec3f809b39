"""YAML files to model objects: rule files and lexicons, every fault at once with file:line:column."""
