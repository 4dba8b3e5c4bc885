"""How well equal family name, birth date and postcode link the records of a council: pairs against the truth."""
import collections
import csv
import json


def key_of(record):
    name = (record.get("names") or [{}])[0]
    address = (record.get("addresses") or [{}])[0]
    key = (name.get("family", "").casefold(), record.get("birth_date"), address.get("postcode"))
    return key if all(key) else None


OF_A_GROUP = {"tenancy", "housing-household", "benefit-claim", "council-tax-account"}  # domain::names_a_group


def has_identity(record):
    """A birth date, or an identifier of a person."""
    return bool(record.get("birth_date") or any(one["type"] not in OF_A_GROUP for one in record.get("identifiers", [])))


def pairs(counts):
    return sum(n * (n - 1) // 2 for n in counts.values())


def naive_quality(record_files, truth_file, taken=lambda record: True):
    """record_files: (source, file of records as NDJSON), of which those are `taken` that this says. Returns precision, recall and F1
    over pairs."""
    truth = {}
    with open(truth_file, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            truth[(row["source"], row["record_id"])] = row["resident_id"]
    people, linked, right = collections.Counter(truth.values()), collections.Counter(), collections.Counter()
    for source, path in record_files:
        with open(path, encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                key = key_of(record)
                resident = truth.get((source, record["record_id"]))
                if resident and not taken(record):
                    people[resident] -= 1
                elif key and resident:
                    linked[key] += 1
                    right[(key, resident)] += 1
    found, true, both = pairs(linked), pairs(people), pairs(right)
    precision, recall = both / found, both / true
    return {"precision": round(precision, 4), "recall": round(recall, 4),
            "f1": round(2 * precision * recall / (precision + recall), 4)}
