#!/usr/bin/env python3
"""Makes the table of word clusters that the recogniser of Entities looks words up in.

    tools/make-word-clusters.py MODEL_DIRECTORY Sources/EmbeddedData/entities/clusters.bin

MODEL_DIRECTORY is that of the spaCy model en_core_web_md 3.8 (MIT); only its word vectors are read ("Explosion Vectors",
CC0). They are put into 512 clusters, and the clusters into 64, by k-means from fixed starts. Needs numpy and spacy. The
layout is described in Sources/Entities/Recognition/WordClusters.swift.
"""
import re
import struct
import sys

import numpy
import spacy

FINE, COARSE, BITS = 512, 64, 19
WORD = re.compile(r"^(?:[a-z][a-z'-]{1,13}|[A-Z][a-zA-Z'-]{1,13}|[A-Z]{2,5})$")


def k_means(points, count, rounds=25):
    generator = numpy.random.default_rng(7)
    centres = points[generator.choice(len(points), count, replace=False)]
    for _ in range(rounds):
        nearest = numpy.argmax(points @ centres.T, axis=1)
        for index in range(count):
            members = points[nearest == index]
            if len(members):
                centre = members.mean(axis=0)
                centres[index] = centre / (numpy.linalg.norm(centre) + 1e-9)
    return centres, numpy.argmax(points @ centres.T, axis=1)


def hash64(word):
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    value = (value ^ value >> 29) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    return value ^ value >> 32


def main():
    vectors = spacy.load(sys.argv[1], exclude=["tok2vec", "tagger", "parser", "ner", "lemmatizer", "attribute_ruler"]).vocab
    rows = vectors.vectors.data.astype("float32")
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    centres, fine = k_means(rows, FINE)
    _, coarse = k_means(centres.copy(), COARSE)
    slots = [0] * (1 << BITS)
    count = 0
    words = sorted((int(row), vectors.strings[key]) for key, row in vectors.vectors.key2row.items())
    for row, word in words:
        if not WORD.match(word) or count >= 0.7 * len(slots):
            continue
        value = hash64(word)
        slot = value >> (64 - BITS)
        while slots[slot]:
            slot = (slot + 1) % len(slots)
        slots[slot] = (value & 0xFFFF | 1) | int(fine[row]) << 16
        count += 1
    with open(sys.argv[2], "wb") as file:
        file.write(b"CWC1" + struct.pack("<I", BITS) + bytes(int(c) for c in coarse) + struct.pack("<%dI" % len(slots), *slots))
    print(f"{sys.argv[2]}: {count} words")


main()
