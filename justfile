# What people and CI run. `just` lists the recipes; each needs `just setup` once (just itself comes with it: .venv/bin/just).

venv := ".venv/bin/"

# list the recipes
default:
    @{{ just_executable() }} --list --unsorted

# make .venv with everything that development needs, in the versions of constraints.txt
setup python="python3":
    {{ python }} -m venv .venv
    {{ venv }}python -m pip install --quiet --upgrade pip
    {{ venv }}python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'

# all that must hold before a commit: format, lint, types, floors, generated docs
check: lint types floors docs

# put the code into the one format
format:
    {{ venv }}ruff format .
    {{ venv }}ruff check --fix .

lint:
    {{ venv }}ruff format --check .
    {{ venv }}ruff check .

types:
    {{ venv }}mypy

# imports only go down
floors:
    {{ venv }}lint-imports

# generated pages are current
docs:
    {{ venv }}python docs/generate.py --check

# the tests, or some: just test tests/score -k years
test *arguments:
    {{ venv }}python -m pytest -q {{ arguments }}

# the tests with the share of lines that they run (.ci/run asks for 94)
coverage:
    {{ venv }}python -m slipcover --source screener --skip-covered -m pytest -q -n 2

# keep what all development documents read as, then say what a change did to them
snapshot:
    {{ venv }}python docs/measure.py --snapshot
compare:
    {{ venv }}python docs/measure.py --compare --show

# write the accuracy tables anew
measure:
    {{ venv }}python docs/measure.py

# versions of all that is installed now, for reproducible installs
constraints:
    {{ venv }}python -m pip freeze --exclude-editable --exclude screener > constraints.txt
