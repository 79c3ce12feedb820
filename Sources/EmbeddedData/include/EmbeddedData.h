// Rules and lexicons, compiled into the binary byte for byte with #embed.
// Each library has its own .c file here and a folder with its data; a file starts with a comment on its source.
#pragma once
#include <stddef.h>

/// The bytes of one embedded file; they live as long as the process.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t count;
} EmbeddedFile;

// Text
EmbeddedFile embedded_charset_labels(void);
EmbeddedFile embedded_abbreviations(void);

// Tagging
EmbeddedFile embedded_english_tagger(void);

// Figures
EmbeddedFile embedded_figures_numerals(void);
EmbeddedFile embedded_figures_bounds(void);
EmbeddedFile embedded_figures_units(void);
EmbeddedFile embedded_figures_currencies(void);
EmbeddedFile embedded_figures_units_cldr(void);
EmbeddedFile embedded_figures_currencies_cldr(void);
EmbeddedFile embedded_figures_words(void);
EmbeddedFile embedded_figures_events(void);
EmbeddedFile embedded_figures_event_nouns(void);
EmbeddedFile embedded_figures_verbs(void);
EmbeddedFile embedded_figures_irregular_verbs(void);
EmbeddedFile embedded_figures_irregular_nouns(void);
