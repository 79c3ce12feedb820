#include "EmbeddedData.h"

static const unsigned char charset_labels[] = {
#embed "text/charset_labels.tsv"
};

EmbeddedFile embedded_charset_labels(void) {
    return (EmbeddedFile){charset_labels, sizeof charset_labels};
}

static const unsigned char charset_letters[] = {
#embed "text/charset_letters.tsv"
};

EmbeddedFile embedded_charset_letters(void) {
    return (EmbeddedFile){charset_letters, sizeof charset_letters};
}

static const unsigned char binary_signatures[] = {
#embed "text/binary_signatures.tsv"
};

EmbeddedFile embedded_binary_signatures(void) {
    return (EmbeddedFile){binary_signatures, sizeof binary_signatures};
}

static const unsigned char abbreviations[] = {
#embed "text/abbreviations.tsv"
};

EmbeddedFile embedded_abbreviations(void) {
    return (EmbeddedFile){abbreviations, sizeof abbreviations};
}

static const unsigned char function_words[] = {
#embed "text/function_words.tsv"
};

EmbeddedFile embedded_function_words(void) {
    return (EmbeddedFile){function_words, sizeof function_words};
}
