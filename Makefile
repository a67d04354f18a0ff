# The environment is built when it is missing or older than pyproject.toml: every target may rely on it.
# It needs Python 3.11 or newer, make and git, and nothing else; `make PYTHON=/path/to/python3` chooses the Python.

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
COMPILED := .bench/compiled
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED ?= ../shared
SECTIONS ?=
PYTHONS ?= python3.11 python3.12 python3.13 python3.14
MINUTES ?= 1
SEED ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check compiled wheels bench score fuzz signals floors tables golden picture release-check clean damage browser chart libreoffice spark

help: ## Show this list
	@echo "wirecli: make TARGET"
	@sed -n 's/^\([a-z-]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 12

demo: $(READY) ## Convert the example page and show it
	@$(BIN)/python -m wirecli convert examples/aleppo.txt --at 2026-01-31T18:30 --published 2024-11-30T18:00 --format pretty
	@mkdir -p .bench && $(BIN)/python -m wirecli convert examples/aleppo.txt --at 2026-01-31T18:30 \
		--published 2024-11-30T18:00 --output .bench/aleppo.html
	@echo "The same page as HTML, in your browser:"
	@echo "  $(BIN)/python -m webbrowser 'file://$(CURDIR)/.bench/aleppo.html'"

test: $(READY) ## Run the tests
	@$(BIN)/python -m pytest

check: $(READY) ## Formatting, lint, types and tests, as CI runs them
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/python -m pytest

# Built from a copy, for what mypyc leaves beside the sources would be imported instead of them. pytest, too, is run on a
# copy, so that it finds the installed package and not the checkout.
compiled: $(COMPILED)/.ready ## Build dist/*.whl with machine code, compare what it says with Python, test it; needs a C compiler
	@$(BIN)/python -m tests.parity $(COMPILED)/site
	@rm -rf $(COMPILED)/site/tests $(COMPILED)/site/examples
	@cp -r .github tests examples docs pyproject.toml Makefile *.md LICENSE $(COMPILED)/site
	@cd $(COMPILED)/site && "$(CURDIR)/$(BIN)/python" -m pytest
	@mkdir -p dist && cp $(COMPILED)/dist/*.whl dist && ls dist/*.whl

$(COMPILED)/.ready: $(READY) $(shell find wirecli .build -name '*.py' -o -name '*.json')
	@rm -rf $(COMPILED) && mkdir -p $(COMPILED)/source $(COMPILED)/site
	@cp -r .build pyproject.toml README.md LICENSE docs wirecli $(COMPILED)/source
	@WIRECLI_COMPILED=1 $(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps \
		--wheel-dir $(COMPILED)/dist $(COMPILED)/source
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(COMPILED)/site $(COMPILED)/dist/*.whl
	@touch $@

wheels: $(READY) ## Build dist/*.whl with machine code for each Python at hand, and compare what each says with Python
	@rm -rf .bench/wheels && mkdir -p .bench/wheels/source dist
	@cp -r .build pyproject.toml README.md LICENSE docs wirecli .bench/wheels/source
	@for p in $(PYTHONS); do \
	$$p -c 'import ensurepip, os, sysconfig, venv; os.stat(sysconfig.get_path("include") + "/Python.h")' 2>/dev/null || \
	{ echo "$$p: not there, or without venv or headers"; continue; }; \
	home=.bench/wheels/$$p; $$p -m venv $$home && PIP="$$home/bin/python -m pip --quiet --disable-pip-version-check" && \
	WIRECLI_COMPILED=1 $$PIP wheel --no-deps --wheel-dir $$home/dist .bench/wheels/source && $$PIP install $$home/dist/*.whl && \
	$$home/bin/python -m tests.parity "$$($$home/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" && \
	cp $$home/dist/*.whl dist || exit 1; done; ls dist/*.whl

bench: $(READY) ## Print the benchmarks; SECTIONS="startup pages" picks some
	@$(BIN)/python -m tests.bench $(SECTIONS)

# Figures to read, not a gate: the floors of the tests are that. A case that is wrong is named, and the rest goes on.
score: $(READY) ## Score against the gold, the hard gold and the cases in ../shared, where they are present
	@if [ -e $(SHARED)/score.py ] && [ -e $(SHARED)/gold ]; then $(BIN)/python $(SHARED)/score.py $(SHARED)/gold; \
	else echo "no gold to score against: $(SHARED)/score.py and $(SHARED)/gold are not both there"; fi
	@if [ -e $(SHARED)/cases/check.py ]; then $(BIN)/python $(SHARED)/cases/check.py $(SHARED)/cases/pages | grep -v '^ok' || true; \
	else echo "no pages to check: $(SHARED)/cases is not there"; fi
	@if [ -e $(SHARED)/cases/check_documents.py ]; then \
	$(BIN)/python $(SHARED)/cases/check_documents.py --wirecli $(BIN)/wirecli $(SHARED)/cases/documents || true; fi

fuzz: $(READY) ## Read inputs that nobody thought of; MINUTES=10 SEED=7, what breaks goes to .bench/fuzz
	@$(BIN)/python -m tests.fuzz $(MINUTES) $(SEED)

signals: $(READY) ## Send a thousand signals to real runs: each must end, and leave nothing half
	@WIRECLI_SIGNALS=1000 $(BIN)/python -m pytest tests/run/test_signals.py

libreoffice: $(READY) ## Open the workbook and the CSV for Excel in LibreOffice, where it is there
	@command -v soffice >/dev/null || { echo "nothing is opened: LibreOffice (soffice) is not there"; exit 0; }; \
	WIRECLI_LIBREOFFICE=1 $(BIN)/python -m pytest tests/writers/test_xlsx.py

damage: $(READY) ## List and salvage two hundred damaged stores: none may pass for a whole one
	@WIRECLI_DAMAGED=200 $(BIN)/python -m pytest tests/store/test_damage.py

floors: $(READY) ## Pin the annotated data and raise the floors under the accuracy
	@$(BIN)/python -m tests.times.floors

tables: $(READY) ## Work out wirecli/times/engine/tables.json from the rules anew
	@$(BIN)/python -c "from wirecli.times.engine.tables import main; main()"

golden: tables ## Rewrite the golden files: commands, rules, examples, README, manual page, completions
	@$(BIN)/python -m tests.golden

# Debian's chromium, and playwright to drive it: neither is needed for anything else.
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
PLAYWRIGHT = $(BIN)/python -c 'import playwright' 2>/dev/null || \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'
browser: $(READY) ## Look at the HTML in a real Chromium: widths, colours, print, keyboard, reader
	@test -n "$(CHROMIUM)" || { echo "no browser: apt-get install chromium, or CHROMIUM=/path/to/it"; exit 2; }
	@$(PLAYWRIGHT)
	@WIRECLI_BROWSER="$(CHROMIUM)" $(BIN)/python -m pytest tests/writers/test_browser.py

# Needs a Java: apt-get install default-jre-headless.
spark: $(READY) ## Run wirecli on a local Spark: rows as the command's own, each trap, and how fast
	@command -v java >/dev/null || { echo "no Java: apt-get install default-jre-headless"; exit 2; }
	@$(BIN)/python -c 'import pyspark' 2>/dev/null || \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'
	@WIRECLI_SPARK=1 $(BIN)/python -m pytest tests/test_spark.py
	@$(BIN)/python -m tests.bench.spark

chart: $(READY) ## Draw a chart of the example pages from Python, with pandas and matplotlib: .bench/chart.svg
	@$(BIN)/python -c 'import pandas, matplotlib' 2>/dev/null || \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[chart]'
	@mkdir -p .bench && $(BIN)/python examples/chart.py examples .bench/chart.svg
	@$(BIN)/python -m pytest tests/test_chart.py

picture: $(READY) ## Draw the README's pictures: the terminal view, and the HTML where a Chromium is
	@test -z "$(CHROMIUM)" || { $(PLAYWRIGHT); }
	@WIRECLI_BROWSER="$(CHROMIUM)" $(BIN)/python -m tests.picture

release-check: check ## Whether what is committed is fit to be released: changelog, generated files, an installed wheel
	@$(BIN)/python -m tests.release

clean: ## Remove the environment and everything that tools leave behind
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .bench build dist
	find . -name __pycache__ -prune -exec rm -rf {} +

# python -m pip, for the pip script breaks where the path of the checkout has blanks.
$(READY): pyproject.toml
	@if [ -z "$(PYTHON)" ]; then echo "wirecli needs Python 3.11 or newer with venv; none was found" >&2; exit 1; fi
	@echo "building the environment in $(VENV) (once, about a minute)" >&2
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q wirecli
	@touch $@
