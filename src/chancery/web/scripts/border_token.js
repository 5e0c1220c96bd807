// What a permit's token says and whether its signature holds, without a line: COSE_Sign1, Ed25519 (decision 26).
import { CannotVerify, NotAToken, hex, same, verified } from "./border_cose.js";

const PREFIX = "AVM1";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const EXPIRES = 4, NOT_BEFORE = 5, ISSUED_AT = 6, ID = 7, ISSUER = 1, PERMIT = -70001, LIST = -70002;
const COMPANIES = ["alone", "parent", "third_party"];
const ID_LENGTH = 8, EDDSA = -8;
const PERUVIAN = ["dni", "foreign_card", "temporary_permit"];
const ANY_COUNTRY = ["passport", "foreign_id"];

export const asWritten = (text) => text.replace(/\s+/g, "").toUpperCase();
export const looksLikeToken = (text) => text.startsWith(PREFIX) && text.length > 40;

export async function readToken(text, keys) {
  if (!looksLikeToken(text) || text.length > 600) throw new NotAToken();
  const claims = await verified(fromBase32(text.slice(PREFIX.length)), signedBy(keys));
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

export async function readPermitList(bytes, keys) {
  const claims = await verified(bytes, signedBy(keys));
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

const signedBy = (keys) => async (keyId, algorithm, signature, content) => {
  const jwk = keys.find((key) => key.kid === hex(keyId));
  if (!jwk || algorithm !== EDDSA) return false;
  let key;
  try {
    const { kty, crv, x } = jwk;
    key = await crypto.subtle.importKey("jwk", { kty, crv, x }, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    throw new CannotVerify();
  }
  return crypto.subtle.verify({ name: "Ed25519" }, key, signature, content);
};

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
