#include "EmbeddedData.h"

#define EMBEDDED(name) \
    EmbeddedFile embedded_##name(void) { return (EmbeddedFile){name, sizeof name}; }

static const unsigned char inputs_markup[] = {
#embed "inputs/markup.tsv"
};
EMBEDDED(inputs_markup)

static const unsigned char inputs_wikitext[] = {
#embed "inputs/wikitext.tsv"
};
EMBEDDED(inputs_wikitext)
