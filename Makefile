# 医鉴：make setup 建环境，make test 跑全部测试，make check 查规范，make bench 看基准。
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# 每个子进程都重新编译所有模块，测试和演示会慢一倍
export PYTHONDONTWRITEBYTECODE :=

PYTHON ?= python3
WORKERS ?= 2
BENCH ?= .bench
JURISDICTION ?= lanzhou
PORT ?= 8000
BIN := .venv/bin
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make requirements" $(UPGRADE)

.PHONY: help setup system lint check test demo trace docs bench requirements hooks clean

help: ## 列出各目标
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/.package ## 建立 .venv，安装锁定的依赖和本软件

.venv/.requirements: requirements/bootstrap.txt requirements/test.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "需要 Python 3.11 或更高版本；可用 make PYTHON=python3.12 setup 指定"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements/bootstrap.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --require-hashes \
		-r requirements/test.txt
	@touch $@

.venv/.package: .venv/.requirements pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps -e .
	@touch $@

system: ## 以 root 身份补装测试所需的 Debian 软件包
	@scripts/system_packages.sh

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

check: lint ## 规范检查：ruff、mypy、导入方向、约定
	$(BIN)/pytest -q tests/conventions

test: setup ## 规范检查和全部测试
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target system lint
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder

demo: setup ## 造一座城市，导入、稽核、装入，然后在本机服务；JURISDICTION=hainan make demo 换统筹区
	$(BIN)/yijian demo --jurisdiction $(JURISDICTION) --home .demo/$(JURISDICTION) --port $(PORT)

trace: setup system ## 跑全部测试，并写出条文对照 docs/catalogue/trace.json
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder --write-trace=docs/catalogue/trace.json

docs: setup ## 重新生成术语表、规则锁、规则目录和质量错误表
	$(BIN)/python -m scripts.glossary --write
	$(BIN)/python -m scripts.codes_lock --write
	$(BIN)/python -m scripts.quality_table --write
	$(BIN)/python -m scripts.rule_catalogue --write
	$(BIN)/python -m scripts.relation_table --write
	$(BIN)/python -m scripts.law_keys --write
	$(BIN)/python -m scripts.role_table --write
	$(BIN)/python -m scripts.procedure_drawings --write
	$(BIN)/python -m scripts.locale --write

bench: setup ## 以小规模运行 benchmarks/ 下的基准（大规模见 benchmarks/README.md）
	$(BIN)/python -m benchmarks.audit --lines 200000 --persons 2000 --out $(BENCH)

requirements: setup ## 由 pyproject.toml 和 *.in 重新锁定依赖；UPGRADE=--upgrade 时升级
	$(COMPILE) requirements/bootstrap.in -o requirements/bootstrap.txt
	$(COMPILE) pyproject.toml -o requirements/base.txt
	$(COMPILE) pyproject.toml --extra spark --extra postgres requirements/test.in -c requirements/base.txt \
		-o requirements/test.txt

hooks: setup ## 安装提交前检查
	$(BIN)/pre-commit install

clean: ## 删除环境和缓存
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
