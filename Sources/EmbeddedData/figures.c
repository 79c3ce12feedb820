#include "EmbeddedData.h"

// One file of Sources/EmbeddedData/figures as bytes and an accessor for it.
#define FIGURES_FILE(name)                                  \
    EmbeddedFile embedded_figures_##name(void) {            \
        return (EmbeddedFile){name##_bytes, sizeof name##_bytes}; \
    }

static const unsigned char numerals_bytes[] = {
#embed "figures/numerals.tsv"
};
FIGURES_FILE(numerals)

static const unsigned char bounds_bytes[] = {
#embed "figures/bounds.tsv"
};
FIGURES_FILE(bounds)

static const unsigned char units_bytes[] = {
#embed "figures/units.tsv"
};
FIGURES_FILE(units)

static const unsigned char currencies_bytes[] = {
#embed "figures/currencies.tsv"
};
FIGURES_FILE(currencies)

static const unsigned char units_cldr_bytes[] = {
#embed "figures/units_cldr.tsv"
};
FIGURES_FILE(units_cldr)

static const unsigned char currencies_cldr_bytes[] = {
#embed "figures/currencies_cldr.tsv"
};
FIGURES_FILE(currencies_cldr)

static const unsigned char words_bytes[] = {
#embed "figures/words.tsv"
};
FIGURES_FILE(words)

static const unsigned char events_bytes[] = {
#embed "figures/events.tsv"
};
FIGURES_FILE(events)

static const unsigned char event_nouns_bytes[] = {
#embed "figures/event_nouns.tsv"
};
FIGURES_FILE(event_nouns)

static const unsigned char verbs_bytes[] = {
#embed "figures/verbs.tsv"
};
FIGURES_FILE(verbs)

static const unsigned char irregular_verbs_bytes[] = {
#embed "figures/irregular_verbs.tsv"
};
FIGURES_FILE(irregular_verbs)

static const unsigned char irregular_nouns_bytes[] = {
#embed "figures/irregular_nouns.tsv"
};
FIGURES_FILE(irregular_nouns)
