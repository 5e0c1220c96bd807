// What a visible digital seal says and whether it holds, without a line: Doc 9303-13, as kernel/travel_documents checks it.
import { CannotVerify } from "./border_cose.js";
import { readZone } from "./border_zone.js";

const CHARACTERS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const VERSIONS = { 2: 3, 3: 4 };
const LOWER = 28;
// tag: [name, least, most, must be there]; both zones of a visa are one or the other.
const KINDS = {
  "93,1": { name: "visa", code: 0x5d, zones: { zone_a: 44, zone_b: 36 }, lower: LOWER, features: {
    1: ["zone_a", 48, 48], 2: ["zone_b", 44, 44], 3: ["entries", 1, 1], 4: ["stay", 3, 3, true], 5: ["passport", 6, 6, true],
    6: ["visa_type", 1, 4], 7: ["additional", 0, 254],
  } },
  "94,3": { name: "emergency", code: 0x5e, zones: { zone: 36 }, lower: 36, features: { 2: ["zone", 48, 48] } },
};
// By the length of the key in its SPKI: the curve's name for WebCrypto, and the room of half a signature.
const CURVES = { "P-256": [32, "SHA-256"], "P-384": [48, "SHA-384"], "P-521": [66, "SHA-512"] };

export class NotASeal extends Error {}

export function readSeal(bytes) {
  let place = 0;
  const take = (count) => {
    if (count > bytes.length - place) throw new NotASeal();
    place += count;
    return bytes.slice(place - count, place);
  };
  const length = (version) => {
    const [first] = take(1);
    if (version === 3 || first < 128) return first;
    const size = take(first & 0x7f).reduce((sum, byte) => sum * 256 + byte, 0);
    if (size < 128 || lengthSize(size) !== (first & 0x7f)) throw new NotASeal();
    return size;
  };
  if (take(1)[0] !== 0xdc) throw new NotASeal();
  const version = VERSIONS[take(1)[0]];
  if (!version) throw new NotASeal();
  const issuer = c40(take(2)).trimEnd();
  let signer, certificate;
  if (version === 3) {
    const named = c40(take(6));
    [signer, certificate] = [named.slice(0, 4), named.slice(4)];
  } else {
    const named = c40(take(4));
    signer = named.slice(0, 4);
    if (!/^[0-9A-F]{2}$/.test(named.slice(4))) throw new NotASeal();
    const count = parseInt(named.slice(4), 16);
    certificate = c40(take(2 * Math.ceil(count / 3)));
    if (certificate.length !== count) throw new NotASeal();
  }
  if (signer.length !== 4 || !/^[0-9A-F]*$/.test(certificate) || (version === 3 && certificate.length !== 5)) throw new NotASeal();
  const [issuedOn, signedOn] = [day(take(3)), day(take(3))];
  const kind = KINDS[[...take(2)].join()];
  if (!kind || (kind.name === "emergency" && version === 3)) throw new NotASeal();
  const features = {}, seen = new Set();
  let tag = take(1)[0];
  for (; tag !== 0xff; [tag] = take(1)) {
    const content = take(length(version)), known = kind.features[tag];
    if (seen.has(tag) || (known && !(known[1] <= content.length && content.length <= known[2]))) throw new NotASeal();
    seen.add(tag);
    if (known) features[known[0]] = content;
  }
  const signed = bytes.slice(0, place - 1), signature = take(length(version));
  if (place !== bytes.length || !signature.length || signature.length % 2) throw new NotASeal();
  for (const [name, , , isRequired] of Object.values(kind.features)) if (isRequired && !features[name]) throw new NotASeal();
  const zones = Object.keys(kind.zones).filter((name) => features[name]);
  if (zones.length !== 1) throw new NotASeal();
  const width = kind.zones[zones[0]], text = c40(features[zones[0]]).replaceAll(" ", "<");
  if (text.length !== width + kind.lower) throw new NotASeal();
  const seal = { kind: kind.name, issuer, signer, certificate, issuedOn, signedOn, signature, signed, lines: [text.slice(0, width), text.slice(width)] };
  if (kind.name === "visa") {
    seal.passport = c40(features.passport).trimEnd().replaceAll(" ", "<");
    seal.stay = [...features.stay];
    seal.entries = features.entries?.[0];
  }
  return seal;
}

// Why the seal is not recognised, in the words of Doc 9303-13, ap. D, or null; `on` is a day as «2026-11-26».
export async function faultOf(seal, keyList, on, printed = null, passport = null) {
  const key = keyList.keys.find((each) => each.signer === seal.signer && number(each.certificate) === number(seal.certificate));
  if (!key) return "UNKNOWN_CERTIFICATE";
  const code = seal.lines[0].slice(0, 2).replace(/<+$/, "");
  if (key.documents.length && !key.documents.includes(code) && !key.documents.includes(code[0])) return "INVALID_DOCUMENTTYPE";
  if (!(key.valid_from <= on && on < key.valid_until)) return "EXPIRED_CERTIFICATE";
  const falls = key.revoked_on && key.revoked_on <= on && (key.compromised !== false || key.revoked_on <= seal.signedOn);
  if (falls) return "REVOKED_CERTIFICATE";
  if (!(await holds(key, seal.signature, seal.signed))) return "INVALID_SIGNATURE";
  if (on >= keyList.stale_on) return "STALE_KEY_LIST";
  return seal.kind === "visa" ? visaFault(seal, printed, passport) : emergencyFault(seal, printed);
}

// Whether that key of the list signed these bytes.
export async function holds(key, signature, content) {
  const spki = Uint8Array.from(atob(key.public), (letter) => letter.charCodeAt(0));
  for (const [curve, [room, hash]] of Object.entries(CURVES)) {
    let imported;
    try {
      imported = await crypto.subtle.importKey("spki", spki, { name: "ECDSA", namedCurve: curve }, false, ["verify"]);
    } catch {
      continue;
    }
    return signature.length === 2 * room && crypto.subtle.verify({ name: "ECDSA", hash }, imported, signature, content);
  }
  throw new CannotVerify();
}

function visaFault(seal, printed, passport) {
  if (!read(seal.lines.map((line) => line.padEnd(seal.lines[0].length, "<")).join("\n"))) return "INVALID_VISA_MRZ";
  if (printed !== null) {
    const shown = read(printed);
    if (!shown) return "INVALID_VISA_MRZ";
    const isSame = seal.lines.every((own, line) => (shown.lines[line] ?? "").slice(0, own.length) === own);
    if (!isSame) return "SEAL_VISA_MISMATCH";
  }
  if (passport !== null) {
    const held = read(passport);
    if (!held) return "INVALID_PASSPORT_MRZ";
    if (held.number.slice(0, 9) !== seal.passport) return "SEAL_PASSPORT_MISMATCH";
  }
  return null;
}

function emergencyFault(seal, printed) {
  if (!read(seal.lines.join("\n"))) return "INVALID_SEAL_MRZ";
  if (printed === null) return null;
  const shown = read(printed);
  if (!shown) return "INVALID_PRINTED_MRZ";
  return shown.lines.join() === seal.lines.join() ? null : "SEAL_DOCUMENT_MISMATCH";
}

function read(text) {
  try {
    return readZone(text);
  } catch {
    return null;
  }
}

const number = (reference) => BigInt(`0x${reference || "0"}`);
const lengthSize = (size) => Math.ceil(Math.log2(size + 1) / 8);

function day(bytes) {
  const whole = (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
  const [year, month, date] = [whole % 10000, Math.floor(whole / 1000000), Math.floor(whole / 10000) % 100];
  const made = new Date(Date.UTC(2000, month - 1, date));
  made.setUTCFullYear(year, month - 1, date);
  if (year < 1000 || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date) throw new NotASeal();
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

export function c40(bytes) {
  let text = "";
  for (let place = 0; place + 1 < bytes.length; place += 2) {
    const [first, second] = [bytes[place], bytes[place + 1]];
    if (first === 0xfe) {
      text += second ? String.fromCharCode(second - 1) : "";
      continue;
    }
    const packed = first * 256 + second - 1;
    for (const each of [Math.floor(packed / 1600), Math.floor(packed / 40) % 40, packed % 40]) if (each >= 3 && each < 40) text += CHARACTERS[each - 3];
  }
  if (!same(encoded(text), bytes)) throw new NotASeal();
  return text;
}

function encoded(text) {
  const values = [...text].map((letter) => CHARACTERS.indexOf(letter) + 3);
  if (values.includes(2)) throw new NotASeal();
  const bytes = [];
  for (let start = 0; start < values.length; start += 3) {
    const group = values.slice(start, start + 3);
    if (group.length === 1) bytes.push(0xfe, CHARACTERS.charCodeAt(group[0] - 3) + 1);
    else {
      const packed = 1600 * group[0] + 40 * group[1] + (group[2] ?? 0) + 1;
      bytes.push(packed >> 8, packed & 255);
    }
  }
  return bytes;
}

const same = (one, other) => one.length === other.length && one.every((byte, place) => byte === other[place]);
