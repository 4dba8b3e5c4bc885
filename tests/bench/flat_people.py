"""A synthetic council as one CSV of people, as a data analyst would be handed it, with its mapping file."""
import csv
import json

COLUMNS = {"title": "title", "given": "given_name", "middle": "middle_name", "family": "family_name",
           "full": "full_name", "alias": "full_name", "sex": "sex",
           "born": {"as": "birth_date", "format": "%Y-%m-%d"}, "line_1": "address_line", "line_2": "address_line",
           "line_3": "address_line", "postcode": "postcode", "uprn": "uprn",
           "nino": {"as": "identifier", "type": "nino"}, "nhs_number": {"as": "identifier", "type": "nhs-number"},
           "email": "email", "phone": "phone"}
MAPPING = {"source": "council", "record_id": ["source", "record_id"], "columns": COLUMNS, "truth": "resident_id"}


def row_of(record):
    names = record.get("names", [{}])
    home = next((a for a in record.get("addresses", []) if "to" not in a), {})
    lines = home.get("lines", []) + ["", "", ""]
    one = lambda kind: next((i["value"] for i in record.get("identifiers", []) if i["type"] == kind), "")  # noqa: E731
    contact = lambda kind: next((c["value"] for c in record.get("contacts", [])  # noqa: E731
                                 if c["kind"] == kind and c.get("use") != "carer"), "")
    alias = names[1] if len(names) > 1 else {}
    return {"title": names[0].get("title", ""), "given": names[0].get("given", ""),
            "middle": names[0].get("middle", ""), "family": names[0].get("family", ""),
            "full": names[0].get("full", ""),
            "alias": alias.get("full") or " ".join(filter(None, [alias.get("given"), alias.get("family")])),
            "sex": record.get("sex", ""), "born": record.get("birth_date", ""), "line_1": lines[0],
            "line_2": lines[1], "line_3": lines[2], "postcode": home.get("postcode", ""), "uprn": home.get("uprn", ""),
            "nino": one("nino"), "nhs_number": one("nhs-number"), "email": contact("email"), "phone": contact("phone")}


def write_flat(records, truth_file, folder, with_identity=False):
    """`records`: (source, NDJSON file) pairs. Returns the CSV and the mapping file. With `with_identity` only records
    that have a birth date or a person's number."""
    truth = {(row["source"], row["record_id"]): row["resident_id"] for row in csv.DictReader(open(truth_file))}
    people, mapping = folder / "people.csv", folder / "people.json"
    mapping.write_text(json.dumps(MAPPING))
    with open(people, "w", newline="") as file:
        out = csv.DictWriter(file, ["source", "record_id", "resident_id", *COLUMNS])
        out.writeheader()
        for source, ndjson in records:
            for line in open(ndjson):
                record = json.loads(line)
                key = (source, record.get("record_id"))
                if key not in truth:
                    continue
                row = row_of(record)
                if with_identity and not (row["born"] or row["nino"] or row["nhs_number"]):
                    continue
                out.writerow({"source": source, "record_id": key[1], "resident_id": truth[key], **row})
    return people, mapping
