// What a permit's token says and whether its signature holds, without a line: COSE_Sign1, Ed25519 (decision 26).
const PREFIX = "AVM1";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const EXPIRES = 4, NOT_BEFORE = 5, ISSUED_AT = 6, ID = 7, ISSUER = 1, PERMIT = -70001, LIST = -70002;
const COMPANIES = ["alone", "parent", "third_party"];
const ID_LENGTH = 8;
const PERUVIAN = ["dni", "foreign_card", "temporary_permit"];
const ANY_COUNTRY = ["passport", "foreign_id"];

export class NotAToken extends Error {}
export class CannotVerify extends Error {}

export const asWritten = (text) => text.replace(/\s+/g, "").toUpperCase();
export const looksLikeToken = (text) => text.startsWith(PREFIX) && text.length > 40;
export const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export async function readToken(text, keys) {
  if (!looksLikeToken(text) || text.length > 600) throw new NotAToken();
  const claims = await verified(fromBase32(text.slice(PREFIX.length)), keys);
  const stated = claims.get(PERMIT);
  if (!Array.isArray(stated) || stated.length !== 7) throw new NotAToken();
  const [number, initials, born, minor, company, companionInitials, companion] = stated;
  return {
    number, initials, minor, companionInitials, companion,
    id: hex(claims.get(ID)),
    office: claims.get(ISSUER),
    company: COMPANIES[company],
    bornOn: `${String(born).slice(6)}/${String(born).slice(4, 6)}/${String(born).slice(0, 4)}`,
    from: new Date(claims.get(NOT_BEFORE) * 1000),
    until: new Date(claims.get(EXPIRES) * 1000),
  };
}

export async function readList(bytes, keys) {
  const claims = await verified(bytes, keys);
  const [revoked, used] = claims.get(LIST) ?? [];
  if (!(revoked instanceof Uint8Array) || !(used instanceof Uint8Array)) throw new NotAToken();
  return {
    issuedAt: new Date(claims.get(ISSUED_AT) * 1000),
    expiresAt: new Date(claims.get(EXPIRES) * 1000),
    revoked: ids(revoked),
    used: ids(used),
  };
}

// Whether a document at hand is the one that was authorised: its number alone is typed, its kind and country are tried.
export async function isSameDocument(number, typed, wanted) {
  const compact = typed.toUpperCase().replace(/[\s.-]/g, "");
  for (const document of documents(compact)) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${number}|${document}`));
    if (same(new Uint8Array(digest).slice(0, wanted.length), wanted)) return true;
  }
  return false;
}

function* documents(number) {
  for (const kind of PERUVIAN) yield `${kind}:PE:${number}`;
  for (const first of ALPHABET.slice(0, 26))
    for (const second of ALPHABET.slice(0, 26))
      for (const kind of ANY_COUNTRY) yield `${kind}:${first}${second}:${number}`;
}

function ids(joined) {
  const found = new Set();
  for (let place = 0; place < joined.length; place += ID_LENGTH) found.add(hex(joined.slice(place, place + ID_LENGTH)));
  return found;
}

async function verified(bytes, keys) {
  if (bytes[0] !== 0xd2) throw new NotAToken();
  const outer = decode(bytes.slice(1));
  if (!Array.isArray(outer) || outer.length !== 4) throw new NotAToken();
  const [header, , payload, signature] = outer;
  for (const part of [header, payload, signature]) if (!(part instanceof Uint8Array)) throw new NotAToken();
  // The signature does not cover the outermost bytes: there is one way to write them.
  const rewritten = [[0xd2, 0x84], bstr(header), [0xa0], bstr(payload), bstr(signature)].flatMap((part) => [...part]);
  const stated = decode(header);
  if (!same(rewritten, bytes) || !(stated instanceof Map) || stated.get(1) !== -8) throw new NotAToken();
  const wanted = stated.get(4);
  const jwk = wanted instanceof Uint8Array && keys.find((key) => key.kid === hex(wanted));
  if (!jwk) throw new NotAToken();
  const signed = [[0x84, 0x6a], new TextEncoder().encode("Signature1"), bstr(header), [0x40], bstr(payload)];
  const content = new Uint8Array(signed.flatMap((part) => [...part]));
  if (!(await holds(jwk, signature, content))) throw new NotAToken();
  const claims = decode(payload);
  if (!(claims instanceof Map)) throw new NotAToken();
  return claims;
}

async function holds(jwk, signature, content) {
  let key;
  try {
    const { kty, crv, x } = jwk;
    key = await crypto.subtle.importKey("jwk", { kty, crv, x }, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    throw new CannotVerify();
  }
  return crypto.subtle.verify({ name: "Ed25519" }, key, signature, content);
}

function fromBase32(text) {
  const bytes = [];
  let bits = 0, value = 0;
  for (const letter of text) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) throw new NotAToken();
    value = (value << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 255);
    }
    value &= (1 << bits) - 1;
  }
  if (bits >= 5 || value !== 0) throw new NotAToken();
  return new Uint8Array(bytes);
}

function bstr(bytes) {
  const size = bytes.length;
  return [...(size < 24 ? [0x40 | size] : size < 256 ? [0x58, size] : size < 65536 ? [0x59, size >> 8, size & 255]
    : [0x5a, size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255]), ...bytes];
}

function decode(bytes) {
  let place = 0;
  const take = (count) => {
    if (count > bytes.length - place) throw new NotAToken();
    place += count;
    return bytes.subarray(place - count, place);
  };
  const read = (depth) => {
    if (depth > 4) throw new NotAToken();
    const [head] = take(1);
    const major = head >> 5;
    let argument = head & 31;
    if (argument > 27) throw new NotAToken();
    if (argument >= 24) argument = take(2 ** (argument - 24)).reduce((sum, byte) => sum * 256 + byte, 0);
    if (major === 0) return argument;
    if (major === 1) return -1 - argument;
    if (major === 2) return take(argument).slice();
    if (major === 3) return new TextDecoder("utf-8", { fatal: true }).decode(take(argument));
    if (argument > bytes.length - place) throw new NotAToken();
    if (major === 4) return Array.from({ length: argument }, () => read(depth + 1));
    if (major === 5) return new Map(Array.from({ length: argument }, () => [read(depth + 1), read(depth + 1)]));
    throw new NotAToken();
  };
  try {
    const value = read(0);
    if (place !== bytes.length) throw new NotAToken();
    return value;
  } catch {
    throw new NotAToken();
  }
}

const same = (one, other) => one.length === other.length && one.every((byte, place) => byte === other[place]);
