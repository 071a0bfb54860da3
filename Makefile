# Every target sets up what it needs itself: make run and make test work on a fresh machine.
SETUP = sh packaging/setup/with-python

.PHONY: help run test lint bench fuzz soak monkey roam screenshots setup constraints translations clean
.DEFAULT_GOAL := help

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /    make \1\t/p' Makefile | expand -t 24

run:  ## start the program (without a screen: publish the samples through the command line)
	@$(SETUP) run.py

test:  ## style, types, layers and all tests; ARGS="-k recipe" goes to pytest
	@$(SETUP) check.py test $(ARGS)

lint:  ## style, types and layers only
	@$(SETUP) check.py lint

bench:  ## the measurements in tests/benchmarks
	@$(SETUP) check.py bench

fuzz:  ## the fuzzing in tests/fuzz; SECONDS=3600 for an hour
	@$(SETUP) check.py fuzz $(or $(SECONDS),300)

soak:  ## the kills of tests/soak; KILLS=1000 IMAGES=10000 SEED=1
	@$(SETUP) check.py soak $(or $(KILLS),1000) $(or $(IMAGES),10000) $(or $(SEED),1)

monkey:  ## the monkey at the window: EVENTS=10000 SEED=1
	@MONKEY_EVENTS=$(or $(EVENTS),10000) MONKEY_SEED=$(or $(SEED),1) $(SETUP) check.py monkey

roam: setup  ## the monkey at the real program on a private X desktop: EVENTS=10000 SEED=1
	@MONKEY_EVENTS=$(or $(EVENTS),10000) MONKEY_SEED=$(or $(SEED),1) .venv/bin/pytest tests/e2e/test_monkey_desktop.py

screenshots:  ## a picture of every page and dialog in build/screenshots, with an index.html
	@$(SETUP) check.py screenshots

setup:  ## only make the Python environment, with everything the tests need
	@$(SETUP) environment.py test

constraints: setup  ## upgrade all packages and pin what came out in constraints.txt
	@.venv/bin/python -m pip install -q --upgrade --upgrade-strategy eager -e '.[heif,fast,test]'
	@.venv/bin/python packaging/setup/write_constraints.py
	@$(SETUP) environment.py test

translations: setup  ## collect all texts for translation, and make what the program loads of the translations
	@.venv/bin/python packaging/translations.py

clean:  ## remove the Python environment and everything made by tools
	@rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
