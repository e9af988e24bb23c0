"""Makes test/fixtures/text/rapidfuzz.json: pairs of texts with the values RapidFuzz gives them.

Run it with its own environment, from the root of the repository:

    python3 -m venv benchmarks/work/text-fixtures
    benchmarks/work/text-fixtures/bin/pip install rapidfuzz==3.14.6
    benchmarks/work/text-fixtures/bin/python benchmarks/peers/make-text-fixtures.py

Texts are of the Basic Multilingual Plane only: RapidFuzz counts code points, samewise UTF-16 code units.
"""

import json
import random
from pathlib import Path

import rapidfuzz
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, DamerauLevenshtein, Jaro, JaroWinkler, Levenshtein

VERSION = "3.14.6"
SEED = 20250301
OUTPUT = Path("test/fixtures/text/rapidfuzz.json")

GIVEN = "james mary robert patricia john jennifer michael linda william elizabeth david barbara catherine kathryn jonathan".split()
FAMILY = "smith johnson johnston williams brown jones garcia miller davis rodriguez martinez o'neil macdonald mcdonald".split()
STREETS = "market station church victoria elizabeth maple washington liverpool garden mill bridge kensington".split()
KINDS = "street st road rd avenue ave lane close boulevard".split()
ALPHABETS = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "few": "ab",
    "accents": "aàáâãäåæcçeèéêëiìíîïoòóôõöøuùúûü",
    "greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "han": "王李张刘陈杨赵黄周吴",
    "kana": "あいうえおかきくけこさしすせそ",
    "combining": "ae\u0301\u0308\u0327",
}
EDGES = [0, 1, 2, 3, 4, 5, 31, 32, 33, 63, 64, 65, 95, 97, 127, 128, 129, 150]
CLASSIC = [
    ("martha", "marhta"), ("dixon", "dicksonx"), ("dwayne", "duane"), ("jones", "johnson"), ("ca", "abc"), ("abc", "ca"),
    ("walker", "waalker"), ("kitten", "sitting"), ("aaaa", "aaaaaaaa"), ("abcd", "badc"), ("abcdef", "fedcba"), ("", ""),
    ("", "a"), ("a", "a"), ("a", "b"), ("ab", "ba"), ("abc", "cab"), ("prefixes", "prefixed"), ("henka", "henkan"),
    ("new york mets", "new york yankees"), ("acme widgets ltd", "acme widgets limited london"),
]


def edited(text, alphabet, rng):
    for _ in range(rng.randint(1, 4)):
        at = rng.randint(0, len(text))
        kind = rng.randint(0, 3)
        letter = rng.choice(alphabet)
        if kind == 0:
            text = text[:at] + letter + text[at:]
        elif kind == 1:
            text = text[:at] + text[at + 1:]
        elif kind == 2:
            text = text[:at] + letter + text[at + 1:]
        else:
            text = text[:at] + text[at:at + 2][::-1] + text[at + 2:]
    return text


def pairs(rng):
    yield from CLASSIC
    latin = ALPHABETS["latin"]
    for _ in range(60):
        name = f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
        yield name, edited(name, latin, rng) if rng.random() < 0.6 else f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
    for _ in range(60):
        lines = [f"{rng.randint(1, 400)} {rng.choice(STREETS)} {rng.choice(KINDS)} {rng.choice(STREETS)}" for _ in range(2)]
        yield lines[0], edited(lines[0], latin, rng) if rng.random() < 0.6 else lines[1]
    for length in EDGES:
        for name in ("latin", "few"):
            alphabet = ALPHABETS[name]
            text = "".join(rng.choices(alphabet, k=length))
            yield text, edited(text, alphabet, rng)
            yield text, "".join(rng.choices(alphabet, k=rng.choice(EDGES)))
    for name, alphabet in ALPHABETS.items():
        for _ in range(11):
            text = "".join(rng.choices(alphabet, k=rng.randint(1, 40)))
            yield text, edited(text, alphabet, rng) if rng.random() < 0.5 else "".join(rng.choices(alphabet, k=rng.randint(1, 40)))


def main():
    assert rapidfuzz.__version__ == VERSION, f"rapidfuzz is {rapidfuzz.__version__}, not {VERSION}"
    rows = [
        {
            "a": a,
            "b": b,
            "levenshtein": Levenshtein.distance(a, b),
            "osa": OSA.distance(a, b),
            "damerau": DamerauLevenshtein.distance(a, b),
            "jaro": Jaro.similarity(a, b),
            "jaroWinkler": JaroWinkler.similarity(a, b),
            "tokenSetRatio": fuzz.token_set_ratio(a, b) / 100,
        }
        for a, b in pairs(random.Random(SEED))
    ]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(row, ensure_ascii=True) for row in rows)
    OUTPUT.write_text(f'{{"madeBy":"rapidfuzz {VERSION}","seed":{SEED},"pairs":[\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{len(rows)} pairs to {OUTPUT}")


if __name__ == "__main__":
    main()
