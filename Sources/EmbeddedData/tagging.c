#include "EmbeddedData.h"

static const unsigned char english_tagger[] = {
#embed "tagging/english.model"
};

EmbeddedFile embedded_english_tagger(void) {
    return (EmbeddedFile){english_tagger, sizeof english_tagger};
}
