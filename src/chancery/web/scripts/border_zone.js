// What a machine-readable zone says, or where it is wrong: Doc 9303-3 to 9303-7, as kernel/travel_documents reads it.
import { CODES } from "./border_codes.js";

const upper = (width) => ({ document_code: [1, 1, 2], issuer: [1, 3, 5], name: [1, 6, width] });
const LOWER = { number: [2, 1, 9], nationality: [2, 11, 13], born_on: [2, 14, 19], sex: [2, 21, 21], expires_on: [2, 22, 27] };
const CHECKS = { number: [2, 10], born_on: [2, 20], expires_on: [2, 28] };
const FORMS = [
  ["TD1", 3, 30, "ACI", {
    document_code: [1, 1, 2], issuer: [1, 3, 5], number: [1, 6, 14], optional: [1, 16, 30], born_on: [2, 1, 6], sex: [2, 8, 8],
    expires_on: [2, 9, 14], nationality: [2, 16, 18], optional_2: [2, 19, 29], name: [3, 1, 30],
  }, { number: [1, 15], born_on: [2, 7], expires_on: [2, 15] }, [[1, 6, 30], [2, 1, 7], [2, 9, 15], [2, 19, 29]]],
  ["TD2", 2, 36, "ACIP", { ...upper(36), ...LOWER, optional: [2, 29, 35] }, CHECKS, [[2, 1, 10], [2, 14, 20], [2, 22, 35]]],
  ["TD3", 2, 44, "P", { ...upper(44), ...LOWER, optional: [2, 29, 42] }, { ...CHECKS, optional: [2, 43] },
    [[2, 1, 10], [2, 14, 20], [2, 22, 43]]],
  ["MRV-A", 2, 44, "V", { ...upper(44), ...LOWER, optional: [2, 29, 44] }, CHECKS, []],
  ["MRV-B", 2, 36, "V", { ...upper(36), ...LOWER, optional: [2, 29, 36] }, CHECKS, []],
];
const ALPHABET = /^[0-9A-Z<]$/;
const WIDTHS = { 90: 30, 72: 36, 88: 44 };
const SPACES = /[\s\x1c-\x1f\x85]+/g, BREAKS = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

export const LAYOUTS = FORMS.map(([form, lines, width, letters, fields, checks, composite]) => {
  const joined = ([line, first, last]) => [(line - 1) * width + first - 1, (line - 1) * width + last];
  const guards = Object.entries(checks).map(([name, [line, at]]) => ({ guards: name, at: (line - 1) * width + at - 1, over: [joined(fields[name])] }));
  if (composite.length) guards.push({ guards: "composite", at: 2 * width - 1, over: composite.map(joined) });
  const stretches = Object.fromEntries(Object.entries(fields).map(([name, stretch]) => [name, joined(stretch)]));
  return { form, lines, width, letters, fields: stretches, checks: guards, takesLong: form === "TD1" || form === "TD2" };
});

// `faults` say what is wrong, with line and position from one; both are zero when it is the whole.
export class UnreadableZone extends Error {
  constructor(faults) {
    super("zone");
    this.faults = faults;
  }
}

export function readZone(text) {
  const [layout, body] = shaped(text);
  const strange = [...body].flatMap((letter, index) => (ALPHABET.test(letter) ? [] : [fault(layout, index, "character")]));
  if (strange.length) throw new UnreadableZone(strange);
  let meant = body, faults = faultsIn(layout, body);
  if (faults.length) {
    meant = mended(layout, body);
    faults = faultsIn(layout, meant);
  }
  if (faults.length) throw new UnreadableZone(faults);
  const lines = Array.from({ length: layout.lines }, (_, line) => meant.slice(line * layout.width, (line + 1) * layout.width));
  return { ...stated(layout, meant), lines, isMended: meant !== body };
}

export function checkDigit(text) {
  const sum = [...text].reduce((total, letter, index) => total + value(letter) * [7, 3, 1][index % 3], 0);
  return String(sum % 10);
}

// The last day of a document seen on `year`: of the century from fifty years before to fifty after.
export function expiry(text, year) {
  const latest = year + 49, century = latest - (latest % 100);
  const full = century + Number(text.slice(0, 2)) > latest ? century - 100 + Number(text.slice(0, 2)) : century + Number(text.slice(0, 2));
  return `${full}-${text.slice(2, 4)}-${text.slice(4, 6)}`;
}

const value = (letter) => (letter === "<" ? 0 : /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 55);
const at = (body, [start, stop]) => body.slice(start, stop);
const bare = (text) => text.replace(/<+$/, "");

function shaped(text) {
  const whole = () => new UnreadableZone([{ what: "shape", line: 0, position: 0 }]);
  if (text.length > 200) throw whole();
  let lines = text.split(BREAKS).map((line) => line.replace(SPACES, "")).filter(Boolean);
  const width = lines.length === 1 && WIDTHS[lines[0].length];
  if (width) lines = lines[0].match(new RegExp(`.{${width}}`, "g"));
  const body = /^[\0-\x7f]*$/.test(lines.join("")) ? lines.join("").toUpperCase() : lines.join("");
  const isEven = lines.length > 0 && lines.every((line) => line.length === lines[0].length);
  const fitting = isEven ? LAYOUTS.filter((each) => each.lines === lines.length && each.width === lines[0].length) : [];
  const layout = fitting.find((each) => each.letters.includes(body[0])) ?? fitting[0];
  if (!layout) throw whole();
  return [layout, body];
}

function fault(layout, index, what) {
  return { what, line: Math.floor(index / layout.width) + 1, position: (index % layout.width) + 1 };
}

function faultsIn(layout, body) {
  const found = [], { fields } = layout;
  const wrong = (index, what) => found.push(fault(layout, index, what));
  const code = at(body, fields.document_code);
  if (!layout.letters.includes(code[0]) || /\d/.test(code[1])) wrong(fields.document_code[0], "document_code");
  for (const name of ["issuer", "nationality"]) if (!CODES.has(bare(at(body, fields[name])))) wrong(fields[name][0], name);
  if (!isBirth(at(body, fields.born_on))) wrong(fields.born_on[0], "born_on");
  const until = at(body, fields.expires_on);
  if (!/^\d{6}$/.test(until) || !fits(until)) wrong(fields.expires_on[0], "expires_on");
  if (!"MF<".includes(at(body, fields.sex))) wrong(fields.sex[0], "sex");
  if (at(body, fields.number)[0] === "<") wrong(fields.number[0], "number");
  const start = fields.name[0], name = bare(at(body, fields.name));
  [...name].forEach((letter, index) => /\d/.test(letter) && wrong(start + index, "name"));
  if (!name || name[0] === "<") wrong(start, "name");
  else if (name.includes("<<<")) wrong(start + name.indexOf("<<<"), "name");
  else if (name.split("<<").length > 2) wrong(start + name.lastIndexOf("<<"), "name");
  for (const check of layout.checks) if (!checks(layout, body, check)) wrong(check.at, check.guards);
  return found;
}

function checks(layout, body, check) {
  const found = body[check.at], over = check.over.map((stretch) => at(body, stretch)).join("");
  if (check.guards === "optional" && found === "<") return !bare(over);
  if (check.guards === "number" && found === "<" && layout.takesLong && over.at(-1) !== "<") {
    const optional = at(body, layout.fields.optional), rest = optional.split("<")[0];
    return optional.includes("<") && rest.length > 1 && rest.at(-1) === checkDigit(over + rest.slice(0, -1));
  }
  return found === checkDigit(over);
}

const parts = (text) => [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)];
const isBirth = (text) => parts(text).every((part) => part === "<<" || /^\d\d$/.test(part)) && fits(text);

function fits(text) {
  const [year, month, day] = parts(text);
  if (month !== "<<" && !(Number(month) >= 1 && Number(month) <= 12)) return false;
  if (day === "<<") return true;
  let longest = month === "<<" ? 31 : [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1];
  if (year !== "<<" && month === "02" && Number(year) % 4) longest = 28;
  return Number(day) >= 1 && Number(day) <= longest;
}

// ---- characters that a reader takes for their look-alikes: only what leaves one reading is put right

const GROUPS = ["0ODQ", "1IL", "2Z", "5S", "6G", "8B"];
const FIGURE = Object.fromEntries(GROUPS.flatMap(([figure, ...letters]) => letters.map((letter) => [letter, figure])));
const LETTERS = Object.fromEntries(GROUPS.map(([figure, ...letters]) => [figure, letters]));

function mended(layout, body) {
  const written = [...body], { fields } = layout;
  const range = ([start, stop]) => Array.from({ length: stop - start }, (_, index) => start + index);
  const figures = [...range(fields.born_on), ...range(fields.expires_on), ...layout.checks.map((check) => check.at)];
  for (const index of figures) written[index] = FIGURE[written[index]] ?? written[index];
  for (const index of range(fields.name)) if (LETTERS[written[index]]?.length === 1) written[index] = LETTERS[written[index]][0];
  for (const name of ["issuer", "nationality"]) [...meantCode(at(body, fields[name]))].forEach((letter, index) => (written[fields[name][0] + index] = letter));
  const kinds = (LETTERS[body[fields.document_code[0]]] ?? []).filter((letter) => layout.letters.includes(letter));
  if (kinds.length === 1) written[fields.document_code[0]] = kinds[0];
  return written.join("");
}

function meantCode(three) {
  const spelled = [...three].reduce((found, letter) => found.flatMap((begun) => (LETTERS[letter] ?? [letter]).map((each) => begun + each)), [""]);
  const known = spelled.filter((each) => CODES.has(bare(each)));
  return known.length === 1 ? known[0] : three;
}

function stated(layout, body) {
  const read = Object.fromEntries(Object.entries(layout.fields).map(([name, stretch]) => [name, bare(at(body, stretch))]));
  let { number, optional } = read;
  if (body[layout.checks.find((check) => check.guards === "number").at] === "<") {
    const [rest, ...others] = at(body, layout.fields.optional).split("<");
    number += rest.slice(0, -1);
    optional = bare(others.join("<"));
  }
  const [primary, secondary = ""] = read.name.split("<<");
  return {
    form: layout.form, code: read.document_code, issuer: read.issuer, number, nationality: read.nationality,
    bornOn: at(body, layout.fields.born_on), sex: at(body, layout.fields.sex), expiresOn: read.expires_on,
    primary: primary.replaceAll("<", " "), secondary: secondary.replaceAll("<", " "), optional,
  };
}
