#!/usr/bin/env python3
"""Makes legacy_encodings.tsv and compositions.tsv from the codecs and the Unicode database of Python.

    tools/generate-repair-tables.py Sources/EmbeddedData/repair

The encodings are those in which UTF-8 is most often misread; the files hold facts of the Unicode Consortium's mapping
tables and of UnicodeData.txt.
"""
import os
import sys
import unicodedata

ENCODINGS = [
    ("iso-8859-1", "latin-1"), ("windows-1252", "cp1252"), ("windows-1251", "cp1251"), ("windows-1250", "cp1250"),
    ("windows-1253", "cp1253"), ("windows-1254", "cp1254"), ("windows-1257", "cp1257"), ("iso-8859-2", "iso8859-2"),
    ("macintosh", "mac-roman"), ("ibm437", "cp437"),
]


def character(byte, codec):
    """A byte that the encoding leaves undefined stands for the control character of its number, as browsers have it."""
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def write_encodings(path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("# Bytes 80 to FF of single-byte encodings, as code points. Made by tools/generate-repair-tables.py.\n")
        for name, codec in ENCODINGS:
            points = " ".join("%X" % ord(character(byte, codec)) for byte in range(0x80, 0x100))
            file.write(f"{name}\t{points}\n")


def write_compositions(path):
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"# Unicode {unicodedata.unidata_version}: canonical decompositions and combining classes.\n")
        file.write("# Made by tools/generate-repair-tables.py. `d`: character, its full canonical decomposition.\n")
        file.write("# `p`: two characters and what they compose to. `c`: first, last and class of a run.\n")
        pairs, classes = [], []
        for point in range(0x110000):
            if 0xD800 <= point < 0xE000 or 0xAC00 <= point < 0xD7A4:
                continue
            character = chr(point)
            full = unicodedata.normalize("NFD", character)
            if full != character:
                file.write("d\t%X\t%s\n" % (point, " ".join("%X" % ord(part) for part in full)))
                single = unicodedata.decomposition(character).split()
                if len(single) == 2 and unicodedata.normalize("NFC", full) == character:
                    pairs.append((*single, "%X" % point))
            combining = unicodedata.combining(character)
            if combining:
                if classes and classes[-1][1] == point - 1 and classes[-1][2] == combining:
                    classes[-1][1] = point
                else:
                    classes.append([point, point, combining])
        for pair in pairs:
            file.write("p\t%s %s\t%s\n" % pair)
        for first, last, combining in classes:
            file.write("c\t%X %X\t%d\n" % (first, last, combining))


write_encodings(os.path.join(sys.argv[1], "legacy_encodings.tsv"))
write_compositions(os.path.join(sys.argv[1], "compositions.tsv"))
