# LederNet: everything a newcomer types. `make run` and `make test` need git, make, Python 3.11 or newer and pip.
PYTHON ?= python3
SIZE ?= municipality
VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL = $(PYTHON) -m pip --python $(PY) --disable-pip-version-check --no-input --quiet install --no-deps --require-hashes
CATALOGUE := locale/en/LC_MESSAGES/django.mo
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml

export PIP_ROOT_USER_ACTION := ignore
.DEFAULT_GOAL := help
.PHONY: help run demo install test test-postgres check bench format messages compile-messages migrations lock clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*##/\1  /p' Makefile | awk '{ name = $$1; $$1 = ""; printf "make %-17s%s\n", name, $$0 }'

run: $(VENV)/run.stamp $(CATALOGUE)  ## LederNet with a demo municipality on this machine; data lies in var/
	@LEDERNET_DEMO=$${LEDERNET_DEMO-1} exec $(PY) manage.py run --size $(SIZE)

demo: $(VENV)/run.stamp $(CATALOGUE)  ## fill an empty database: make demo SIZE=small|municipality|region
	@$(PY) manage.py migrate --verbosity 0
	@LEDERNET_DEMO=$${LEDERNET_DEMO-1} $(PY) manage.py demo --size $(SIZE)

install: $(VENV)/dev.stamp  ## what developers need, into .venv/

test: $(VENV)/dev.stamp $(CATALOGUE)  ## the suite; the database tests once more on PostgreSQL where there is one
	@$(PY) -m pytest
	@$(PY) -m tests.on_postgres -m database

test-postgres: $(VENV)/dev.stamp $(CATALOGUE)  ## the whole suite on PostgreSQL
	@$(PY) -m tests.on_postgres

check: $(VENV)/dev.stamp $(CATALOGUE)  ## lint, format, types, contracts, templates, migrations, messages
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --quiet --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports --no-logo
	@git ls-files -z -- '*.html' | xargs -0 --no-run-if-empty $(VENV)/bin/djade --check --target-version 5.2
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) -m ledernet.catalogue check
	@echo "make check: clean"

bench: $(VENV)/run.stamp $(CATALOGUE)  ## the figures of docs/figures.md, measured on this machine
	@$(PY) manage.py bench

format: $(VENV)/dev.stamp  ## mend what ruff and djade can mend
	@$(PY) -m ruff check --quiet --fix .
	@$(PY) -m ruff format --quiet .
	@git ls-files -z -- '*.html' | xargs -0 --no-run-if-empty $(VENV)/bin/djade --target-version 5.2

messages: $(VENV)/dev.stamp  ## collect the texts to translate into locale/en
	@$(PY) -m ledernet.catalogue collect

compile-messages: $(CATALOGUE)  ## the English texts in the form the program reads

migrations: $(VENV)/dev.stamp  ## new migrations for changed models
	@$(PY) manage.py makemigrations

lock:  ## pin pyproject.toml's dependencies with hashes into requirements/ (needs uv)
	@$(LOCK) --output-file requirements/run.txt
	@$(LOCK) --group dev --constraint requirements/run.txt --output-file requirements/dev.txt

clean:  ## remove .venv/ and what was compiled; var/ stays
	rm -rf $(VENV) $(CATALOGUE) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "LederNet needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || $(PYTHON) -m venv --clear --without-pip $(VENV)

# A stamp says: this lock is installed. The development lock holds the other one, so it renews both stamps.
$(VENV)/run.stamp: requirements/run.txt | $(PY)
	@echo "Installing requirements/run.txt into $(VENV) …"
	@$(PIP_INSTALL) --requirement requirements/run.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt | $(PY)
	@echo "Installing requirements/dev.txt into $(VENV) …"
	@$(PIP_INSTALL) --requirement requirements/dev.txt
	@touch $(VENV)/run.stamp $@

%.mo: %.po | $(VENV)/run.stamp
	@$(PY) -m ledernet.catalogue compile
