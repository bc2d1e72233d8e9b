# Two commands on a bare machine: `make run` and `make test`. Both need Python 3.11 or newer, and nothing else.
# The environment lives in .venv/; .venv/bin/formline is the command.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench endurance retyping clean programs

help: ## say what there is
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(BIN)/formline ## set everything up and run the demo on an invented inbox
	@$(BIN)/formline demo

test: .venv/dev programs ## set everything up and run every test
	@$(BIN)/python -m pytest -n 2 --dist worksteal -q

lint: .venv/dev ## what CI checks besides the tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: .venv/dev ## put the code into shape
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: .venv/dev ## the figures of docs/reference/figures.md, each beside its other side
	@for file in bench/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

endurance: .venv/dev programs ## kill it, starve it, break its disk; count what is lost (long)
	@$(BIN)/python -m tests.endurance

retyping: .venv/dev ## re-type forms in every way we know of; count what is wrong or lost and not flagged
	@$(BIN)/python -m tests.retyping

clean: ## remove the environment and the demo
	rm -rf .venv rehearsal build dist

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Formline needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "This Python can't make an environment; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

$(BIN)/formline: $(BIN)/python pyproject.toml constraints.txt
	@echo "Setting up .venv (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/dev: $(BIN)/formline requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --requirement requirements-dev.txt
	@touch $@

# LibreOffice, Tesseract and strace serve some tests alone; where they can't be installed those tests say so and are skipped.
programs:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! { command -v soffice && command -v tesseract && command -v strace; } >/dev/null; then \
	  echo "Installing LibreOffice Writer, Tesseract and strace for the tests that use them …"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    libreoffice-writer-nogui tesseract-ocr strace fonts-liberation; } >/dev/null 2>&1 || \
	    echo "They could not be installed: the tests that need them are skipped."; \
	fi
