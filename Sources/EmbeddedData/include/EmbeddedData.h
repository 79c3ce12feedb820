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
EmbeddedFile embedded_charset_letters(void);
EmbeddedFile embedded_binary_signatures(void);
EmbeddedFile embedded_abbreviations(void);
EmbeddedFile embedded_function_words(void);

// Text: repair
EmbeddedFile embedded_legacy_encodings(void);
EmbeddedFile embedded_compositions(void);
EmbeddedFile embedded_mojibake(void);
EmbeddedFile embedded_foldings(void);

// Article
EmbeddedFile embedded_class_words(void);
EmbeddedFile embedded_byline_words(void);
EmbeddedFile embedded_date_words(void);
EmbeddedFile embedded_meta_names(void);
EmbeddedFile embedded_article_phrases(void);

// HTMLTree
EmbeddedFile embedded_character_references(void);
EmbeddedFile embedded_foreign_names(void);

// Tagging
EmbeddedFile embedded_english_tagger(void);

// Dates
EmbeddedFile embedded_date_expression_words(void);
EmbeddedFile embedded_holidays(void);

// Entities
EmbeddedFile embedded_gazetteer(void);
EmbeddedFile embedded_entity_model(void);
EmbeddedFile embedded_word_clusters(void);
EmbeddedFile embedded_folded_letters(void);
EmbeddedFile embedded_entity_words(void);

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

// Inputs
EmbeddedFile embedded_inputs_markup(void);
EmbeddedFile embedded_inputs_wikitext(void);
