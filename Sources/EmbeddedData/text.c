#include "EmbeddedData.h"

static const unsigned char charset_labels[] = {
#embed "text/charset_labels.tsv"
};

EmbeddedFile embedded_charset_labels(void) {
    return (EmbeddedFile){charset_labels, sizeof charset_labels};
}
