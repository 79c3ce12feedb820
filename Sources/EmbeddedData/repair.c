#include "EmbeddedData.h"

static const unsigned char legacy_encodings[] = {
#embed "repair/legacy_encodings.tsv"
};

EmbeddedFile embedded_legacy_encodings(void) {
    return (EmbeddedFile){legacy_encodings, sizeof legacy_encodings};
}

static const unsigned char compositions[] = {
#embed "repair/compositions.tsv"
};

EmbeddedFile embedded_compositions(void) {
    return (EmbeddedFile){compositions, sizeof compositions};
}

static const unsigned char mojibake[] = {
#embed "repair/mojibake.tsv"
};

EmbeddedFile embedded_mojibake(void) {
    return (EmbeddedFile){mojibake, sizeof mojibake};
}

static const unsigned char foldings[] = {
#embed "repair/foldings.tsv"
};

EmbeddedFile embedded_foldings(void) {
    return (EmbeddedFile){foldings, sizeof foldings};
}
