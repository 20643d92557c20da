# The one command file: people, pre-commit and CI call these targets.

VENV ?= .venv
BIN := $(VENV)/bin
# The folder that `make run` reads; the same settings as the program's own.
CORPUS ?= $(or $(ITCP_CORPUS),corpus)
# Your own documents, which it reads besides where there are any.
DOCUMENTS ?= $(or $(ITCP_DOCUMENTS),documents)
# Real texts to measure with, beside the project.
DATA ?= ../shared/data

# Nothing may call home: said here for every command below, and by the program at its own doors.
export HF_HUB_OFFLINE := 1
export GRADIO_ANALYTICS_ENABLED := False
export ANONYMIZED_TELEMETRY := False
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Says whether $$python is a Python that the lock was made for, with the means to make environments.
FITS := import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

.DEFAULT_GOAL := help
.PHONY: help run index test check suite bench lock clean

help:  ## Show these targets
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: index  ## Set everything up where needed, then open the page
	$(BIN)/itcp-assist chat

# A second run is quick: the index is built again only when it is missing or refused, when another
# folder is named, or when a document or the code that reads documents is newer.
index: $(VENV)/run.stamp  ## Build the index if it is missing or stale
	@if [ "$$(cat $(VENV)/index.stamp 2>/dev/null)" != "$(CORPUS)" ] \
	  || [ -n "$$(find corpus "$(CORPUS)" $(wildcard $(DOCUMENTS)) -newer $(VENV)/index.stamp)" ] \
	  || [ -n "$$(find src -name '*.py' -newer $(VENV)/index.stamp)" ] \
	  || ! $(BIN)/itcp-assist doctor >/dev/null 2>&1; then \
	  ITCP_CORPUS="$(CORPUS)" ITCP_DOCUMENTS="$(DOCUMENTS)" $(BIN)/itcp-assist build \
    && echo "$(CORPUS)" >$(VENV)/index.stamp; fi

test: $(VENV)/dev.stamp  ## Run every test, doctests included
	$(BIN)/pytest

check: $(VENV)/dev.stamp  ## Hold the code to its rules: lint, form, types, imports, house tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/test_house.py tests/test_docs.py

suite: index  ## Ask the questions of the citation suite and judge the answers
	$(BIN)/itcp-assist evaluate tests/suite/development
	@echo 'Held out, only the count, so that nobody tunes on them:'
	@$(BIN)/itcp-assist evaluate tests/suite/held_out | sed -n 1p

bench: $(VENV)/bench.stamp  ## Measure reading and ranking on the texts in DATA, which do not ship
	@test -d "$(DATA)" || { echo "No folder $(DATA); name one: make bench DATA=..." >&2; exit 1; }
	$(BIN)/python benchmarks/clauses_f1.py $(DATA)/un-drafts
	$(BIN)/python benchmarks/reading.py $(DATA)/un-drafts --rounds 1
	$(BIN)/itcp-assist evaluate-retrieval $(DATA)/obliqa-dev --split dev
	$(BIN)/python benchmarks/search.py $(DATA)/un-akn $(DATA)/imo --table

# The dev lock holds what the base lock does not. torch is pinned without its build tag, so that any
# build of that release fits; what only another Python needs is added by hand.
COMPILE = $(BIN)/pip-compile --quiet --no-header --no-emit-index-url --no-emit-find-links \
  --no-emit-trusted-host --strip-extras --allow-unsafe pyproject.toml
lock: $(VENV)/dev.stamp  ## Resolve and pin every package anew
	$(COMPILE) --upgrade --build-deps-for=editable --annotation-style=line -o requirements.lock
	$(COMPILE) --extra=dev --no-annotate -c requirements.lock -o $(VENV)/full.lock
	sed -i.old 's/^\(torch==[0-9.]*\)+[a-z0-9]*/\1/' requirements.lock && rm requirements.lock.old
	echo 'audioop-lts==0.2.2 ; python_version >= "3.13"  # via gradio' >>requirements.lock
	sed 's/ .*//' requirements.lock | grep == >$(VENV)/base.lock
	echo '-r requirements.lock' >requirements-dev.lock
	grep == $(VENV)/full.lock | grep -v '^torch==' | grep -vxFf $(VENV)/base.lock \
	  >>requirements-dev.lock

$(VENV)/bench.stamp: benchmarks/requirements.txt $(VENV)/run.stamp
	$(BIN)/pip install -qq -c requirements.lock -r benchmarks/requirements.txt
	@touch $@

clean:  ## Remove the environment, every cache and the built indexes
	rm -rf $(VENV) build dist .ruff_cache .mypy_cache .pytest_cache .import_linter_cache .hypothesis
	find indexes -mindepth 1 -not -name README.md -delete

$(BIN)/python:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	  if "$$python" -c '$(FITS)' >/dev/null 2>&1; then exec "$$python" -m venv $(VENV); fi; done; \
	echo 'No Python 3.11, 3.12 or 3.13 with venv was found; install one, or name it: make PYTHON=...' \
	  >&2; exit 1

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@echo 'Installing the pinned packages into $(VENV); this takes some minutes, once.'
	$(BIN)/pip install -qq -r requirements.lock
	$(BIN)/pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(BIN)/pip install -qq -r requirements-dev.lock
	@touch $@
