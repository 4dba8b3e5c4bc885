// node oracle.cjs <folder with node_modules> <source root>
//
// The lines of tests/data under ajv, once as draft 4 and once as 2020-12: good lines and lines whose values
// alone are wrong must pass, and lines whose structure is wrong must fail for exactly the places they name.
"use strict";
const fs = require("fs");
const path = require("path");

const [modules, root] = process.argv.slice(2);
const need = require("module").createRequire(path.join(modules, "oracle.cjs"));
const dialects = {"draft 4": need("ajv-draft-04"), "2020-12": need("ajv/dist/2020")};
const read = (name) => fs.readFileSync(path.join(root, name), "utf8");
const lines = (name) => read(name).trimEnd().split("\n").map((line) => JSON.parse(line));
const escape = (token) => token.replace(/~/g, "~0").replace(/\//g, "~1");

// The place of an error as Concord's faults have it: the member itself, not the object around it.
function place(error) {
  const {additionalProperty, missingProperty} = error.params;
  const member = error.keyword === "additionalProperties" ? additionalProperty : error.keyword === "required" ? missingProperty : undefined;
  return member === undefined ? error.instancePath : error.instancePath + "/" + escape(member);
}

const places = (validate, line) => (validate(line) ? [] : [...new Set(validate.errors.map(place))].sort());

let checked = 0;
let wrong = 0;
function same(got, wanted, about) {
  checked += 1;
  if (JSON.stringify(got) === JSON.stringify(wanted)) return;
  wrong += 1;
  console.error(`${about}\n  ajv: ${JSON.stringify(got)}\n  expected: ${JSON.stringify(wanted)}`);
}

// `choose` gives the subschema that says most about a line; `whole` must agree on whether it is good at all.
function run(dialect, folder, whole, choose) {
  for (const line of lines(`tests/data/${folder}/good.ndjson`)) {
    same(places(choose(line), line), [], `${dialect}, good: ${JSON.stringify(line).slice(0, 200)}`);
    same(whole(line), true, `${dialect}, good as a whole: ${JSON.stringify(line).slice(0, 200)}`);
  }
  for (const {why, at, line} of lines(`tests/data/${folder}/bad_structure.ndjson`)) {
    same(places(choose(line), line), at, `${dialect}: ${why}`);
    same(whole(line), false, `${dialect}, as a whole: ${why}`);
  }
  for (const {why, line} of lines(`tests/data/${folder}/bad_value.ndjson`)) {
    same(places(choose(line), line), [], `${dialect}, a value alone: ${why}`);
  }
}

for (const [dialect, Ajv] of Object.entries(dialects)) {
  const ajv = new Ajv({allErrors: true, strict: true});
  const schema = JSON.parse(read("schemas/record.json"));
  const [record, withdrawal] = schema.oneOf.map((kind) => ajv.compile(kind));
  const manifest = ajv.compile(JSON.parse(read("schemas/manifest.json")));
  const isWithdrawal = (line) => line !== null && typeof line === "object" && "withdrawn" in line;
  run(dialect, "record_lines", ajv.compile(schema), (line) => (isWithdrawal(line) ? withdrawal : record));
  run(dialect, "manifests", manifest, () => manifest);
}
console.log(`${checked} checks, ${wrong} of them not as expected`);
process.exit(wrong === 0 && checked > 100 ? 0 : 1);
