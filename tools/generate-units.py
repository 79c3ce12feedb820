#!/usr/bin/env python3
"""Makes units_cldr.tsv and currencies_cldr.tsv from Unicode CLDR.

    tools/generate-units.py CLDR_COMMON_DIRECTORY Sources/EmbeddedData/figures

CLDR_COMMON_DIRECTORY holds main/en.xml and supplemental/units.xml (Debian: package unicode-cldr-core,
/usr/share/unicode/cldr/common). The files made are data of Unicode CLDR under the Unicode licence.
"""
import re
import sys
import xml.etree.ElementTree as ET

PREFIXES = {
    "quetta": 30, "ronna": 27, "yotta": 24, "zetta": 21, "exa": 18, "peta": 15, "tera": 12, "giga": 9, "mega": 6, "kilo": 3,
    "hecto": 2, "deca": 1, "deci": -1, "centi": -2, "milli": -3, "micro": -6, "nano": -9, "pico": -12, "femto": -15,
}
BASES = {
    "meter": "m", "kilogram": "kg", "second": "s", "square-meter": "m2", "cubic-meter": "m3", "meter-per-second": "m/s",
    "ampere": "A", "kelvin": "K", "candela": "cd", "bit": "bit", "pixel": "px", "revolution": "rev", "part": "1", "portion": "1",
    "kilogram-square-meter-per-square-second": "J", "kilogram-square-meter-per-cubic-second": "W",
    "kilogram-meter-per-square-second": "N", "kilogram-per-meter-square-second": "Pa", "revolution-per-second": "Hz",
    "meter-per-square-second": "m/s2", "lumen": "lm", "year": "s", "item": "1",
}
SKIPPED = {"century", "decade", "point", "dot", "em", "percent", "permille", "permyriad", "permillion", "point", "drop", "pinch", "item", "mole", "revolution", "grain", "g-force"}


def spelled(name):
    """British spelling, which the library's names use."""
    name = re.sub(r"(?<![a-z])((?:%s)?)meter(s?)\b" % "|".join(PREFIXES), r"\1metre\2", name)
    return re.sub(r"\b((?:%s)?)liter(s?)\b" % "|".join(PREFIXES), r"\1litre\2", name)


def constants(root):
    known = {}
    for constant in root.iter("unitConstant"):
        known[constant.get("constant")] = evaluate(constant.get("value"), known)
    return known


def evaluate(expression, known):
    """The value of an expression of CLDR, where everything behind the slash divides."""
    value = 1.0
    for position, side in enumerate(expression.split("/")):
        for token in side.split("*"):
            token = token.strip()
            number = known[token] if token in known else float(token)
            value = value * number if position == 0 else value / number
    return value


def conversions(root):
    known = constants(root)
    found = {}
    for unit in root.iter("convertUnit"):
        if unit.get("offset") is None:
            found[unit.get("source")] = (evaluate(unit.get("factor", "1"), known), unit.get("baseUnit"))
    return found


def conversion(identifier, known):
    if identifier in known:
        return known[identifier]
    for prefix, power in PREFIXES.items():
        rest = identifier[len(prefix):]
        if identifier.startswith(prefix) and rest in known:
            factor, base = known[rest]
            return factor * 10.0 ** power, base
    for word, exponent in (("square-", 2), ("cubic-", 3)):
        if identifier.startswith(word):
            inner = conversion(identifier[len(word):], known)
            if inner and inner[1] == "meter":
                return inner[0] ** exponent, word + "meter"
    return None


def units(directory):
    known = conversions(ET.parse(directory + "/supplemental/units.xml").getroot())
    root = ET.parse(directory + "/main/en.xml").getroot()
    for length in root.iter("unitLength"):
        if length.get("type") != "long":
            continue
        for unit in length.findall("unit"):
            identifier = unit.get("type").split("-", 1)[1]
            found = conversion(identifier, known)
            patterns = [p.text.replace("{0}", "").strip().lower() for p in unit.findall("unitPattern")]
            if not found or found[1] not in BASES or not patterns or identifier in SKIPPED or unit.get("type").startswith("duration-"):
                continue
            forms = sorted({form for p in patterns for form in (p, spelled(p))})
            one = unit.find("unitPattern[@count='one']")
            name = spelled((one if one is not None else unit.find("unitPattern")).text.replace("{0}", "").strip().lower())
            yield "measure", name, "%.15g" % found[0], BASES[found[1]], "|".join(forms)


def currencies(directory):
    root = ET.parse(directory + "/main/en.xml").getroot()
    rows = []
    for currency in root.iter("currency"):
        names = {n.text.lower() for n in currency.findall("displayName") if n.text and "(" not in n.text}
        if names and not currency.get("type").startswith("X"):
            rows.append((currency.get("type"), names))
    ends = {}
    for code, names in rows:
        for end in {name.split()[-1] for name in names}:
            ends.setdefault(end, set()).add(code)
    ambiguous = {"real", "sol", "won", "rand", "mark", "pound", "gold", "silver", "unit", "units", "dollars", "dollar", "lev", "som", "australes", "leone", "crown", "real", "reals"}
    for code, names in rows:
        short = {name.split()[-1] for name in names if len(name.split()) > 1 and ends[name.split()[-1]] == {code}}
        yield code, "|".join(sorted(names | {s for s in short if s not in ambiguous and s.isalpha()})), code


def main():
    source, target = sys.argv[1:3]
    note = "# Made by tools/generate-units.py from Unicode CLDR (Unicode licence). Do not edit: additions belong in %s.\n"
    with open(target + "/units_cldr.tsv", "w", encoding="utf-8") as file:
        file.write(note % "units.tsv" + "# kind, name, factor to the SI unit, SI unit, written forms\n")
        for row in units(source):
            file.write("\t".join(row) + "\n")
    with open(target + "/currencies_cldr.tsv", "w", encoding="utf-8") as file:
        file.write(note % "currencies.tsv" + "# ISO 4217 code, names, signs\n")
        for row in currencies(source):
            file.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
