#include "EmbeddedData.h"

static const unsigned char character_references[] = {
#embed "htmltree/character_references.tsv"
};

EmbeddedFile embedded_character_references(void) {
    return (EmbeddedFile){character_references, sizeof character_references};
}

static const unsigned char foreign_names[] = {
#embed "htmltree/foreign_names.tsv"
};

EmbeddedFile embedded_foreign_names(void) {
    return (EmbeddedFile){foreign_names, sizeof foreign_names};
}
