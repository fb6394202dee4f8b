# Commands for learners and for people who work on mmdojo. `make help` lists them.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
LAB ?= yes
# In a container one is often root, whom JupyterLab refuses without this option.
ROOT_OPTION := $(if $(filter 0,$(shell id -u)),--allow-root)
# Learners install only what they use; the stamps remember which extras are in the environment.
LEARN := $(VENV)/.learn-installed
DEV := $(VENV)/.dev-installed

.DEFAULT_GOAL := help
.PHONY: help practice test lint types format notebooks schema benchmark speed clean

help: ## Show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

practice: $(LEARN) ## Make practice/ and open it in JupyterLab (LAB=no stops before JupyterLab)
	@$(BIN)/mmdojo start --workspace practice
	@$(BIN)/mmdojo
ifeq ($(LAB),yes)
	@$(BIN)/jupyter lab --ServerApp.root_dir=practice --LabApp.default_url=/lab/tree/00_welcome.ipynb \
		--LabApp.news_url=None --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate $(ROOT_OPTION)
endif

test: $(DEV) ## Run lint, types and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mmdojo notebooks --check
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(DEV) ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV) ## Check types
	$(BIN)/mypy

format: $(DEV) ## Mend style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

notebooks: $(DEV) ## Write notebooks/ anew from exercises/
	$(BIN)/mmdojo notebooks

schema: $(DEV) ## Write docs/report.schema.json anew
	$(BIN)/mmdojo schema > docs/report.schema.json

benchmark: $(DEV) ## Measure false verdicts on build_model (over an hour on two cores)
	$(BIN)/python benchmarks/model_verdicts.py --right-seeds 20 --wrong-seeds 5 --table docs/model-verdicts.md

speed: $(DEV) ## Measure how fast verdicts come, beside other graders (half an hour; installs them)
	$(BIN)/python benchmarks/verdict_speed.py --table docs/speed.md

clean: ## Remove the environment and caches (never practice/)
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -m venv --upgrade-deps $(VENV)

$(LEARN): pyproject.toml | $(BIN)/python
	@echo 'Installing into $(VENV), with TensorFlow and JupyterLab: a few minutes · 正在安装，需要几分钟'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[tensorflow,jupyter]'
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[tensorflow,jupyter,dev]'
	@touch $@ $(LEARN)
