# Columnist. `make run` and `make test` are all that a fresh Debian machine with Swift, git and make needs.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=

# The Swift standard library is linked in: the binary runs without a Swift toolchain and starts in a third of the time.
# lld, because GNU's linkers warn of calls inside the toolchain's own archives.
RELEASE := -c release --static-swift-stdlib -Xswiftc -use-ld=lld

PACKAGES := libxml2-dev libcsv-dev libzstd-dev libsnappy-dev liblz4-dev libdeflate-dev libbrotli-dev libsqlite3-dev \
  zlib1g-dev libbz2-dev liblzma-dev libarchive-dev pkg-config
COLUMNIST := .build/release/columnist
SOURCES := Package.swift Sources Tests

.PHONY: expected run test build debug lint format docs bench install clean dependencies help

## run: build, run the sample pipeline, show the table it makes
run: build
	$(COLUMNIST) run pipelines/casualties.yaml
	@echo
	$(COLUMNIST) inspect out/figures.csv --width 60 \
	  --select value,bound,kind,unit,noun,event,object,attribution,sentence

## test: everything, with the pipelines' own tests
test: dependencies
	$(SWIFT) test

## build: the release binary, .build/release/columnist
build: dependencies
	$(SWIFT) build $(RELEASE) --product columnist

## debug: a debug build
debug: dependencies
	$(SWIFT) build

## lint: fails on a finding of swift format, or on documents that are not what the program prints
lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

## format: rewrite the sources in the repository's format
format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

## docs: write the generated documents
docs: build
	$(COLUMNIST) stages --format markdown > docs/pipelines.md
	$(COLUMNIST) stages --tables > docs/tables.md
	$(COLUMNIST) stages --inputs > docs/inputs.md

## expected: write the expected outputs of the pipelines; read the difference before you commit it
expected: build
	for pipeline in casualties articles; do \
	  rm -rf "samples/expected/$$pipeline"; \
	  $(COLUMNIST) run "pipelines/$$pipeline.yaml" --set out="samples/expected/$$pipeline" || exit 1; \
	done
	rm -rf samples/expected/*/dead
	mv samples/expected/articles/articles-*.csv samples/expected/articles/articles.csv

## bench: speed of the release binary on the samples; Benchmarks/README.md has the comparisons
bench: build
	Benchmarks/startup.sh $(COLUMNIST)
	Benchmarks/throughput.sh $(COLUMNIST)

## install: the binary and the pipelines, below PREFIX
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/columnist/pipelines"
	install -m 755 $(COLUMNIST) "$(DESTDIR)$(PREFIX)/bin/columnist"
	install -m 644 pipelines/*.yaml "$(DESTDIR)$(PREFIX)/share/columnist/pipelines"

## clean: remove what was built
clean:
	rm -rf .build out

## dependencies: install the Debian packages that are missing
dependencies:
	@missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' "$$package" 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing:$$missing"; \
	  if [ "$$(id -u)" = 0 ]; then sudo=""; else sudo=sudo; fi; \
	  $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; \
	fi

help:
	@grep '^## ' Makefile | sed 's/^## /  make /'
