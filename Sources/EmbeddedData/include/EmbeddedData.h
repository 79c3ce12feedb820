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

// Article
EmbeddedFile embedded_class_words(void);
EmbeddedFile embedded_byline_words(void);
EmbeddedFile embedded_date_words(void);
EmbeddedFile embedded_meta_names(void);
EmbeddedFile embedded_article_phrases(void);
// HTMLTree
EmbeddedFile embedded_character_references(void);
EmbeddedFile embedded_foreign_names(void);
