#include "EmbeddedData.h"

static const unsigned char date_expression_words[] = {
#embed "dates/words.tsv"
};

EmbeddedFile embedded_date_expression_words(void) {
    return (EmbeddedFile){date_expression_words, sizeof date_expression_words};
}

static const unsigned char holidays[] = {
#embed "dates/holidays.tsv"
};

EmbeddedFile embedded_holidays(void) {
    return (EmbeddedFile){holidays, sizeof holidays};
}
