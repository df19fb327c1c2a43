# Every target does all its own set-up; a second call finds the stamps in .venv and starts at once.
SHELL := /bin/sh
.NOTPARALLEL:
.PHONY: run test check demo bench faults wheel windows windows-installer windows-proof windows-proof-slice \
	linux linux-proof macos verapdf clean setup setup-dev setup-windows setup-proofs setup-agreement setup-bundle

BIN := .venv/bin
# Two workers: a third costs more in start-up than it gives on the usual two to four cores.
WORKERS ?= 2
# More for pytest, such as ARGS="-k undo".
ARGS ?=
# Parts of the names of faults for `make faults`; without it, all.
FAULTS ?=
# PDFs for `make verapdf`; without it, all of the demo's.
FILES ?=

run:
	@sh installer/display.sh
	@sh installer/setup.sh runtime
	@sh installer/qt-libraries.sh window
	@$(BIN)/ffbdesk run

# With bytecode, whatever the shell says: the workers and the programs that they start import the same again and again.
# A text file opened without its encoding is a fault: Windows would read it as something else.
test: setup-dev
	@PYTHONDONTWRITEBYTECODE= PYTHONWARNDEFAULTENCODING=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports --no-logo

# The program refuses a folder with something in it; ./demo is git-ignored and ours to replace.
demo: setup
	@rm -rf demo
	@QT_QPA_PLATFORM=offscreen $(BIN)/ffbdesk demo --out demo

bench: setup-dev
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench.py

# Everything by default (about half an hour on two cores). FAULTS="kill cut" picks some, FAULTS_SHARE=0.1 a tenth.
faults: setup-dev
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.faults $(FAULTS)

wheel: setup-dev
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist

# The program for Windows, laid in dist/windows from parts that are known by their checksums; nothing of it is run.
windows: setup-windows
	@$(BIN)/python -m installer.windows.lay --python "$$(sh installer/find-python.sh 3.13)"

# Its installer and the portable zip. As root: Inno Setup is run by a Wine of its own, made once.
windows-installer: windows
	@sh installer/tools.sh npm=npm
	@bash installer/windows/wine.sh prepare
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m installer.windows.pack

# Installs, uses by keyboard, upgrades and removes it there, and runs the tests by Windows' own Python. As root, long.
windows-proof: windows-installer
	@sh installer/tools.sh Xvfb=xvfb xdotool=xdotool import=imagemagick
	@$(BIN)/python -m installer.windows.proof.run

# CI's share of it, of the installer that is there.
windows-proof-slice: setup-windows
	@sh installer/tools.sh Xvfb=xvfb
	@$(BIN)/python -m installer.windows.proof.run --slice

# What is installed on a Linux without Python: a .tar.gz and a .deb in dist/linux. On Debian or Ubuntu.
linux: setup-bundle
	@$(BIN)/python -m installer.linux.package

# Installs the .deb in an empty Debian, tries it there and removes it. As root; the first time makes the Debian.
linux-proof:
	@sh installer/tools.sh debootstrap=debootstrap
	@sh installer/linux/proof.sh

# On a Mac; never run yet: installer/macos/README.md.
macos:
	@bash installer/macos/build.sh

verapdf: setup-dev setup-proofs
ifeq ($(strip $(FILES)),)
	@test -d demo || { echo 'Here is no demo folder: make demo first, or name FILES="a.pdf b.pdf".' >&2; exit 1; }
	@find demo -name '*.pdf' -exec $(BIN)/python tests/proofs/verapdf.py {} +
else
	@$(BIN)/python tests/proofs/verapdf.py $(FILES)
endif

# .venv stays: it is the expensive part, and others may be using it.
clean:
	@rm -rf build dist demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find ffbdesk tests -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@sh installer/setup.sh runtime
	@sh installer/qt-libraries.sh offscreen

setup-dev:
	@sh installer/setup.sh dev
	@sh installer/qt-libraries.sh offscreen

setup-windows: setup-dev
	@sh installer/setup.sh windows
	@sh installer/tools.sh osslsigncode=osslsigncode x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64

setup-proofs:
	@sh installer/setup.sh proofs

# What the figures of agreement are compared with, in an environment that nothing else uses.
setup-agreement: setup-dev
	@sh installer/agreement.sh

setup-bundle:
	@sh installer/setup.sh bundle
	@sh installer/qt-libraries.sh window
	@sh installer/tools.sh dpkg-shlibdeps=dpkg-dev strip=binutils
