# `make run` and `make test` do all set-up themselves; see README.md.
SHELL := /bin/bash
PY := .venv/bin/python
STAMP := .venv/.ready
# Tests run three at a time, because on two cores one of them always waits for a disk, a clock or
# another process; what failed is tried once more alone and named: a fault of two things at one
# moment may pass then, so a name that stands there is to be looked into.
PYTEST := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software $(PY) -m pytest
DATA ?= .run/data
OUT ?= .run/tour

.PHONY: setup run test lint build bench clean

setup: $(STAMP)

$(STAMP): requirements-dev.lock pyproject.toml .ci/setup
	@bash .ci/setup
	@touch $(STAMP)

run: setup
	@bash .ci/run-demo "$(DATA)" "$(OUT)"

lint: setup
	@bash .ci/lint

test: setup lint
	@$(PYTEST) -n 3 --dist loadfile --no-loadscope-reorder || \
	  { echo "Failed, and tried once more alone:"; \
	    $(PYTEST) --verbose --last-failed --last-failed-no-failures=none; }

build: setup
	@$(PY) -m PyInstaller --noconfirm --clean --log-level WARN build_kiosk.spec

bench: setup
	@QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software $(PY) -m tests.bench

clean:
	rm -rf build dist .run .pytest_cache .mypy_cache .ruff_cache .hypothesis
