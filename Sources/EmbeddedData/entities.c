#include "EmbeddedData.h"

// Aligned for the records and tables that are read in place.
_Alignas(16) static const unsigned char gazetteer[] = {
#embed "entities/gazetteer.bin"
};

EmbeddedFile embedded_gazetteer(void) {
    return (EmbeddedFile){gazetteer, sizeof gazetteer};
}

_Alignas(16) static const unsigned char entity_model[] = {
#embed "entities/english.model"
};

EmbeddedFile embedded_entity_model(void) {
    return (EmbeddedFile){entity_model, sizeof entity_model};
}

static const unsigned char folded_letters[] = {
#embed "entities/letters.tsv"
};

EmbeddedFile embedded_folded_letters(void) {
    return (EmbeddedFile){folded_letters, sizeof folded_letters};
}

static const unsigned char entity_words[] = {
#embed "entities/words.tsv"
};

EmbeddedFile embedded_entity_words(void) {
    return (EmbeddedFile){entity_words, sizeof entity_words};
}

_Alignas(16) static const unsigned char word_clusters[] = {
#embed "entities/clusters.bin"
};

EmbeddedFile embedded_word_clusters(void) {
    return (EmbeddedFile){word_clusters, sizeof word_clusters};
}
