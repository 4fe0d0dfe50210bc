# make serve   shows the handbook at a local address and reloads it as you write
# make check   tells what is wrong with the lessons, one line each
# make build   writes the site to site/ (make build SITE=folder elsewhere); a failed build leaves the last good one as it was
# make offline writes a folder that is read from a disk, without a server (make offline FOLDER=name)
# make test    runs every test, in a real browser too
# make report  tells of each lesson how long it is, what it holds, and how old its readers must be
# make drawings   draws the base drawings anew, for maintainers (art/README.md)
# make bench   measures time, memory and bytes against plain MkDocs + Material
# Each sets up all that it needs in .venv on its first run.

SITE ?= site
FOLDER ?= offline
VENV := .venv
RUN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
TARGET := $(SITE:/=)

.PHONY: serve check build offline test report lint bench drawings lock schema clean

serve: $(VENV)/site.ready
	$(RUN)/mkdocs serve --no-strict

check: $(VENV)/site.ready
	@$(RUN)/python -m handbook check

build: $(VENV)/site.ready
	@if [ -d "$(TARGET)" ] && [ -n "$$(ls -A "$(TARGET)")" ] && [ ! -f "$(TARGET)/404.html" ]; then \
	  echo "$(TARGET) holds something that is not a site; name another folder: make build SITE=folder"; exit 1; fi
	@rm -rf "$(TARGET).new" "$(TARGET).old"
	@$(RUN)/mkdocs build --strict --site-dir "$(TARGET).new" || { rm -rf "$(TARGET).new"; exit 1; }
	@if [ -d "$(TARGET)" ]; then mv "$(TARGET)" "$(TARGET).old"; fi
	@mv "$(TARGET).new" "$(TARGET)" && rm -rf "$(TARGET).old"
	@echo "The site is in $(TARGET)/"

offline: $(VENV)/site.ready
	@DIRECTORY_URLS=false $(MAKE) --no-print-directory build SITE="$(FOLDER)"

lint: $(VENV)/test.ready
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy

test: $(VENV)/test.ready lint
	$(RUN)/python -m pytest -n 2 --dist loadscope

report: $(VENV)/test.ready
	@$(RUN)/python -m tests.prose

bench: $(VENV)/test.ready
	$(RUN)/python -m tests.bench

drawings: $(VENV)/test.ready
	$(RUN)/python -m art

schema: $(VENV)/site.ready
	$(RUN)/python -m handbook schema

# For maintainers: renew the locks after a change to requirements*.in.
lock: $(VENV)/test.ready
	$(RUN)/python -m pip install --quiet uv
	$(RUN)/uv pip compile --quiet --no-header --universal --python-version 3.11.5 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links requirements.in -o requirements.txt
	$(RUN)/uv pip compile --quiet --no-header --universal --python-version 3.11.5 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links requirements-dev.in -o requirements-dev.txt
	$(RUN)/uv pip compile --quiet --no-header --universal --python-version 3.11.5 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links art/requirements.in -o art/requirements.txt

clean:
	rm -rf $(VENV) site site.new site.old offline .mypy_cache .ruff_cache .pytest_cache .hypothesis build

$(RUN)/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' 2>/dev/null; then \
	    exec $$python -m venv $(VENV); fi; \
	done; echo "Python 3.11.5 or newer is needed; if you have it under another name: make PYTHON=name"; exit 1

$(VENV)/site.ready: requirements.txt pyproject.toml | $(RUN)/python
	$(RUN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(RUN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.ready: $(VENV)/site.ready requirements-dev.txt art/requirements.txt
	$(RUN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	$(RUN)/python -m pip install --quiet --require-hashes -r art/requirements.txt
	$(RUN)/python -m tests.browser
	@touch $@
