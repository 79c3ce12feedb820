#!/usr/bin/env python3
"""Labels the sentences of open treebanks for `train-entities`: of EWT with PER, LOC and ORG (OUT_WEB), of GUM with the same
(OUT_NAMES), and of both those that have nationalities, events, works and the like, with MISC for these (OUT_REFERENCE).

    tools/make-silver-labels.py OUT_WEB OUT_NAMES OUT_REFERENCE --ewt ewt.train.tsv --gum gum_free.train.tsv --links gum_free.train.jsonl --model NAME

--ewt    UD_English-EWT (CC BY-SA 4.0): word, lemma, universal tag in columns. Mentions are runs of proper nouns, typed by
         the spaCy model NAME (en_core_web_sm 3.8, MIT), which is a teacher, not a part of what is made. Sentences with a
         run that the teacher leaves untyped are left out.
--links  UD_English-GUM without its non-commercial genres (annotations CC BY 4.0): its named persons, places and
         organisations; other proper nouns and capitalised adjectives are MISC where the teacher agrees; else the sentence is
         left out.
"""
import argparse
import importlib
import json

TYPES = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG",
         "person": "PER", "place": "LOC", "organization": "ORG"}
OTHERS = {"NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LANGUAGE", "LAW"}
IGNORED = {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"}


def sentences(path):
    sentence = []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) >= 3:
            sentence.append(fields)
        elif sentence and not line.strip():
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def runs(tags):
    """Runs of proper nouns."""
    start = None
    for index in range(len(tags) + 1):
        inside = index < len(tags) and tags[index] == "PROPN"
        if inside and start is None:
            start = index
        if not inside and start is not None:
            yield start, index
            start = None


def label(length, spans):
    tags = ["O"] * length
    for start, end, kind in spans:
        tags[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    return tags


def guessed(rows, nlp):
    """The mentions that the teacher sees in sentences of words."""
    from spacy.tokens import Doc
    docs = (Doc(nlp.vocab, words=words) for words in rows)
    for doc in nlp.pipe(docs, batch_size=256):
        yield [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def from_treebank(path, nlp):
    rows = list(sentences(path))
    for sentence, guesses in zip(rows, guessed([[row[0] for row in sentence] for sentence in rows], nlp)):
        spans, is_clean = [], True
        for start, end in runs([row[2] for row in sentence]):
            kinds = {kind for s, e, kind in guesses if s < end and start < e}
            kind = kinds.pop() if len(kinds) == 1 else None
            if kind in TYPES:
                spans.append((start, end, TYPES[kind]))
            elif kind in OTHERS:
                spans.append((start, end, "MISC"))
            elif kind not in IGNORED:
                is_clean = False
        # What the teacher takes for a name must be one, or an adjective of nationality.
        covered = {index for start, end, _ in spans for index in range(start, end)}
        for start, end, kind in guesses:
            if kind in IGNORED or covered.intersection(range(start, end)):
                continue
            if kind == "NORP" and end == start + 1 and sentence[start][2] == "ADJ" and sentence[start][0][0].isupper():
                spans.append((start, end, "MISC"))
            else:
                is_clean = False
        if is_clean:
            yield [row[0] for row in sentence], sorted(spans)


def from_links(treebank, links, nlp):
    tagged = {tuple(row[0] for row in sentence): [row[2] for row in sentence] for sentence in sentences(treebank)}
    rows = []
    for line in open(links, encoding="utf-8"):
        document = json.loads(line)
        for number, words in enumerate(document["sents"]):
            if tuple(words) in tagged:
                rows.append((words, [m for m in document["mentions"] if m["sent"] == number and m["type"] in TYPES]))
    for (words, mentions), guesses in zip(rows, guessed([words for words, _ in rows], nlp)):
        tags = tagged[tuple(words)]
        spans, end_of_last = [], 0
        for start, end, kind in sorted((m["start"], m["end"], TYPES[m["type"]]) for m in mentions):
            if start >= end_of_last:
                spans.append((start, end, kind))
                end_of_last = end
        covered = {index for start, end, _ in spans for index in range(start, end)}
        dates = {index for start, end, kind in guesses if kind in IGNORED for index in range(start, end)}
        is_name = [tag == "PROPN" or tag == "ADJ" and words[index][0].isupper() and index > 0
                   for index, tag in enumerate(tags)]
        left = ["PROPN" if name and index not in covered and index not in dates else "X" for index, name in enumerate(is_name)]
        others = [(start, end, kind) for start, end, kind in guesses if kind in OTHERS]
        found = [(start, end, "MISC") for start, end in runs(left)]
        if all(any(s < end and start < e for s, e, _ in others) for start, end, _ in found):
            yield words, sorted(spans + found)


def write(file, words, spans):
    for word, tag in zip(words, label(len(words), spans)):
        file.write(f"{word}\t{tag}\n")
    file.write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("outputs", nargs=3)
    for name in ("ewt", "gum", "links", "model"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    nlp = importlib.import_module(options.model).load(exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    web, names, reference = [open(path, "w", encoding="utf-8") for path in options.outputs]
    sources = (web, from_treebank(options.ewt, nlp)), (names, from_links(options.gum, options.links, nlp))
    for file, source in sources:
        for words, spans in source:
            if any(kind == "MISC" for _, _, kind in spans):
                write(reference, words, spans)
            else:
                write(file, words, spans)


main()
