# Two commands are enough on a fresh machine: `make demo` and `make test`. Each sets up .venv by itself.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: demo test lint format bench bench-keeping bench-desktop bench-disclosure bench-authority screenshots clean

demo: $(VENV)/ready
	@sh packaging/system-libraries.sh $(RUN)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(RUN) -m rightsmonitor demo --folder demo; \
	 else $(RUN) -m rightsmonitor demo --folder demo --headless; fi

test: $(VENV)/ready-development
	@sh packaging/system-libraries.sh $(RUN) tests
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(RUN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/ready-development
	$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check . && $(VENV)/bin/mypy && $(VENV)/bin/lint-imports

format: $(VENV)/ready-development
	$(VENV)/bin/ruff format . && $(VENV)/bin/ruff check --fix .

bench: $(VENV)/ready
	$(RUN) bench/vault.py

bench-keeping: $(VENV)/ready
	$(RUN) bench/keeping.py

bench-desktop: $(VENV)/ready
	$(RUN) bench/desktop.py

bench-disclosure: $(VENV)/ready
	$(RUN) bench/disclosure.py
	$(RUN) bench/rounding.py

bench-authority: $(VENV)/ready-development
	$(RUN) bench/package.py
	$(RUN) bench/authority.py

screenshots: $(VENV)/ready
	$(RUN) packaging/screenshots.py

$(VENV)/ready: requirements/runtime.txt pyproject.toml
	@sh packaging/environment.sh $(PYTHON) $(VENV) requirements/runtime.txt
	@touch $@

$(VENV)/ready-development: $(VENV)/ready requirements/development.txt
	@sh packaging/environment.sh $(PYTHON) $(VENV) requirements/development.txt
	@touch $@

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
