// A COSE_Sign1 (RFC 9052) whose every byte is as our own writer writes it: its claims, once its signature holds.
export class NotAToken extends Error {}
export class CannotVerify extends Error {}

export const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
export const same = (one, other) => one.length === other.length && one.every((byte, place) => byte === other[place]);

// `holds(keyId, algorithm, signature, content)` says whether there is a key of that name and it signed.
export async function verified(bytes, holds) {
  if (bytes[0] !== 0xd2) throw new NotAToken();
  const outer = decode(bytes.slice(1));
  if (!Array.isArray(outer) || outer.length !== 4) throw new NotAToken();
  const [header, , payload, signature] = outer;
  for (const part of [header, payload, signature]) if (!(part instanceof Uint8Array)) throw new NotAToken();
  // The signature does not cover the outermost bytes: there is one way to write them.
  const rewritten = [[0xd2, 0x84], bstr(header), [0xa0], bstr(payload), bstr(signature)].flatMap((part) => [...part]);
  const stated = decode(header);
  if (!same(rewritten, bytes) || !(stated instanceof Map)) throw new NotAToken();
  const wanted = stated.get(4);
  if (!(wanted instanceof Uint8Array)) throw new NotAToken();
  const signed = [[0x84, 0x6a], new TextEncoder().encode("Signature1"), bstr(header), [0x40], bstr(payload)];
  if (!(await holds(wanted, stated.get(1), signature, new Uint8Array(signed.flatMap((part) => [...part]))))) throw new NotAToken();
  const claims = decode(payload);
  if (!(claims instanceof Map)) throw new NotAToken();
  return claims;
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
