#include "EmbeddedData.h"

static const unsigned char charset_labels[] = {
#embed "text/charset_labels.tsv"
};

EmbeddedFile embedded_charset_labels(void) {
    return (EmbeddedFile){charset_labels, sizeof charset_labels};
}

static const unsigned char abbreviations[] = {
#embed "text/abbreviations.tsv"
};

EmbeddedFile embedded_abbreviations(void) {
    return (EmbeddedFile){abbreviations, sizeof abbreviations};
}
