#include "EmbeddedData.h"

#define EMBEDDED(name) \
    EmbeddedFile embedded_##name(void) { return (EmbeddedFile){name, sizeof name}; }

static const unsigned char class_words[] = {
#embed "article/class_words.tsv"
};
EMBEDDED(class_words)

static const unsigned char byline_words[] = {
#embed "article/byline_words.tsv"
};
EMBEDDED(byline_words)

static const unsigned char date_words[] = {
#embed "article/dates.tsv"
};
EMBEDDED(date_words)

static const unsigned char meta_names[] = {
#embed "article/meta_names.tsv"
};
EMBEDDED(meta_names)

static const unsigned char article_phrases[] = {
#embed "article/phrases.tsv"
};
EMBEDDED(article_phrases)
