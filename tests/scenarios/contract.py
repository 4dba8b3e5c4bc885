"""Whether replies are what the served OpenAPI description says: status, media type and body.

Validators are made once for each description; a reply costs a match of its path and one pass over its body.
"""
import functools
import json
import re

import jsonschema


class Contract:
    def __init__(self, described):
        self.operations = [(verb.upper(), path, operation)
                           for path, verbs in described["paths"].items() for verb, operation in verbs.items()]
        # Literal segments stand before parameters of the same place, as in the route table.
        self.operations.sort(key=lambda row: row[1].count("{"))
        self.matchers = {path: path_matcher(path) for path in described["paths"]}
        self.components = {"components": described["components"]}
        self.validators = {}
        self.seen = set()  # (operation, status as described) of every reply that was judged

    def asked(self):
        return [(verb, path) for verb, path, _ in self.operations]

    def described(self):
        return {(operation["operationId"], status) for _, _, operation in self.operations for status in operation["responses"]}

    def judge(self, verb, path, reply):
        """Raises AssertionError, naming the places, if the description does not allow this reply."""
        operation = self.find(verb, path.partition("?")[0])
        if operation is None:  # what is not described is refused, with a problem
            name, status, content = f"{verb} {path}", "default", {"application/problem+json": {"schema": {"$ref": PROBLEM}}}
        else:
            name, answers = operation["operationId"], operation["responses"]
            status = str(reply.status) if str(reply.status) in answers else "default"
            content = answers[status].get("content")
        if status == "default" and reply.status < 400:
            raise AssertionError(f"{name}: the status {reply.status} is not described")
        self.judge_body(f"{name} {reply.status}", content, reply)
        self.seen.add((name, status))

    def find(self, verb, path):
        return next((operation for its_verb, its_path, operation in self.operations
                     if its_verb == verb and self.matchers[its_path].fullmatch(path)), None)

    def judge_body(self, what, content, reply):
        media = reply.headers.get("Content-Type")
        if content is None:
            if reply.body or media:
                raise AssertionError(f"{what}: a body that is not described: {reply.body[:200]}")
            return
        if media not in content:
            raise AssertionError(f"{what}: {media} is not one of {sorted(content)}")
        body = json.loads(reply.body) if "json" in media else reply.body.decode()
        validator = self.validator(content[media]["schema"]["$ref"])
        if validator.is_valid(body):
            return
        faults = [f"/{'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}" for fault in validator.iter_errors(body)]
        raise AssertionError(f"{what} is not what is described:\n" + "\n".join(faults))

    def validator(self, reference):
        if reference not in self.validators:
            self.validators[reference] = jsonschema.Draft202012Validator({"$ref": reference, **self.components})
        return self.validators[reference]


PROBLEM = "#/components/schemas/problem"


def path_matcher(template):
    return re.compile("".join("([^/]+)" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{\w+\})", template)))


@functools.lru_cache(maxsize=4)
def contract_of(text):
    """The contract of a description as served. One for a whole test, whichever council it is of."""
    described = json.loads(text)
    for name, schema in described["components"]["schemas"].items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            raise AssertionError(f"{name} is not a JSON Schema: {error.message}") from None
    return Contract(described)
