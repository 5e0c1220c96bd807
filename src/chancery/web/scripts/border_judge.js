// Yes, no, or ask: what is said without a line of a permit's token, a zone, a seal, and of whatever else is read (decision 51).
import { CannotVerify, NotAToken } from "./border_cose.js";
import { readList } from "./border_list.js";
import { NotASeal, faultOf, readSeal } from "./border_seal.js";
import { exits } from "./border_store.js";
import { asWritten, isSameDocument, looksLikeToken, readPermitList, readToken } from "./border_token.js";
import { SEAL, words, zoneFault } from "./border_words.js";
import { UnreadableZone, expiry, readZone } from "./border_zone.js";

const A_DAY = 24 * 3600 * 1000;
const IN_DOUBT = new Set(["UNKNOWN_CERTIFICATE", "EXPIRED_CERTIFICATE", "STALE_KEY_LIST", "WRONG_FORMAT", "INVALID_VISA_MRZ", "INVALID_PRINTED_MRZ"]);
const ASK = words("Pregunte a un puesto que tenga línea.", "Ask a post that has a line.");
const CANNOT = words(
  "Este equipo no puede comprobar la firma: solo la línea puede. Llame a un puesto que la tenga.",
  "This device cannot check the signature: only the line can. Call a post that has one.",
);

export const inLima = (instant) =>
  new Date(instant).toLocaleString("es-PE", { timeZone: "America/Lima", dateStyle: "short", timeStyle: "short", hourCycle: "h23" });
const dayInLima = (instant) => new Date(instant).toLocaleDateString("es-PE", { timeZone: "America/Lima" });
const today = () => new Date(Date.now()).toLocaleDateString("en-CA", { timeZone: "America/Lima" });
const written = (day) => day.split("-").reverse().join("/");

async function kept(path, kind) {
  const response = await fetch(path, { credentials: "omit" });
  if (!response.ok) throw new CannotVerify();
  return kind === "json" ? response.json() : new Uint8Array(await response.arrayBuffer());
}

// `from` are the addresses of the keys and lists; `shown` is the document that who travels shows.
export async function judge({ code, seal, shown }, from) {
  if (looksLikeToken(asWritten(code))) return judgePermit(asWritten(code), shown, from);
  const inCode = sealBytes(code), isSeal = inCode?.[0] === 0xdc;
  const bytes = isSeal ? inCode : sealBytes(seal);
  const zone = isSeal ? "" : code.trim();
  if (seal.trim() && !bytes) return doubt(SEAL.WRONG_FORMAT);
  if (bytes || zone.includes("<") || zone.length >= 72) return judgeDocument(zone, bytes, shown, from);
  return doubt(
    zone.includes("/verificar/")
      ? words("Es el código de verificación de un documento del Ministerio: dice algo solo con línea.", "It is the verification code of a paper of the Ministry: it tells something with a line alone.")
      : words("Sin línea no se puede comprobar un número ni un código de verificación: lea el QR grande, la zona o el sello.", "Without a line neither a number nor a verification code can be checked: read the large QR code, the zone or the seal."),
  );
}

const doubt = (...reasons) => ({ answer: "unsure", reasons: [...reasons, ASK] });

function verdict(bad, unsure, notes, more) {
  const answer = bad.length ? "bad" : unsure.length ? "unsure" : "good";
  return { answer, reasons: [...bad, ...unsure, ...(answer === "unsure" ? [ASK] : []), ...notes], ...more };
}

// ---- the token of a minor's travel permit

const COMPANIES = {
  alone: words("Viaja solo", "Travels alone"),
  parent: words("Viaja con su padre o su madre", "Travels with a parent"),
  third_party: words("Viaja con otra persona", "Travels with somebody else"),
};

async function judgePermit(code, shown, from) {
  let token, list;
  try {
    const { keys } = await kept(from.keys, "json");
    token = await readToken(code, keys);
    list = await readPermitList(await kept(from.list), keys);
  } catch (problem) {
    if (problem instanceof NotAToken && !token)
      return { answer: "bad", isPermit: true, reasons: [words("El código fue alterado, o no lo firmó el Ministerio de Relaciones Exteriores.", "The code was altered, or the Ministry of Foreign Affairs did not sign it.")] };
    return { ...doubt(CANNOT), isPermit: true };
  }
  const now = Date.now(), bad = [], unsure = [];
  if (now < token.from) bad.push(words("La autorización todavía no rige.", "The permit is not in force yet."));
  if (now >= token.until) bad.push(words("La autorización venció.", "The permit has expired."));
  if (list.revoked.has(token.id)) bad.push(words("La autorización fue revocada o anulada.", "The permit was revoked or annulled."));
  if (list.used.has(token.id)) bad.push(words("La autorización ya se usó: sirve para una sola salida.", "The permit was already used: it serves for one exit."));
  const here = (await exits()).find((exit) => exit.tokenId === token.id);
  if (here) bad.push(words(`Este equipo ya registró la salida: ${inLima(here.leftAt)}.`, `This device already noted the exit: ${inLima(here.leftAt)}.`));
  if (shown && !(await isSameDocument(token.number, shown, token.minor)))
    bad.push(words("El documento no es el del menor autorizado.", "The document is not that of the minor of the permit."));
  const facts = [
    [words("Menor", "Minor"), words(`${token.initials}, nacido el ${token.bornOn}`, `${token.initials}, born on ${token.bornOn}`)],
    [words("Viaja", "Travels"), words(...["es", "en"].map((each) => `${COMPANIES[token.company][each]}${token.companionInitials ? ` (${token.companionInitials})` : ""}`))],
    [words("Autorización", "Permit"), `${token.number}, ${token.office}`],
    [words("Vale", "Valid"), `${dayInLima(token.from)} – ${dayInLima(token.until - 1)}`],
  ];
  return verdict(bad, [...unsure, ...stale(list)], age(list), { isPermit: true, token, code, facts });
}

const stale = (list) =>
  Date.now() >= list.expiresAt
    ? [words(`La lista de documentos anulados es del ${inLima(list.issuedAt)}: está vencida.`, `The list of cancelled documents is of ${inLima(list.issuedAt)}: it has expired.`)]
    : [];
const age = (list) => (Date.now() - list.issuedAt > A_DAY ? [words(`Lista de anulados del ${inLima(list.issuedAt)}.`, `List of cancelled documents of ${inLima(list.issuedAt)}.`)] : []);

// ---- a zone, a seal, or both

async function judgeDocument(zone, bytes, shown, from) {
  let reading = null, seal = null;
  const bad = [], unsure = [];
  if (zone) {
    try {
      reading = readZone(zone);
    } catch (problem) {
      if (!(problem instanceof UnreadableZone)) throw problem;
      return doubt(words("La zona no cuadra: vuelva a leerla y compárela con la impresa.", "The zone does not add up: read it again and compare it with the printed one."), ...problem.faults.slice(0, 4).map(zoneFault));
    }
    if (reading.isMended) unsure.push(words("Un carácter de la zona se leyó mal: compárela con la impresa.", "A character of the zone was misread: compare it with the printed one."));
  }
  if (bytes) {
    try {
      seal = readSeal(bytes);
    } catch (problem) {
      if (!(problem instanceof NotASeal)) throw problem;
      return doubt(SEAL.WRONG_FORMAT);
    }
  }
  let lists;
  try {
    lists = await carried(from);
  } catch {
    return doubt(CANNOT);
  }
  if (seal) {
    let fault;
    try {
      fault = await faultOf(seal, lists.keys, today(), reading ? reading.lines.join("\n") : null);
    } catch {
      return doubt(CANNOT);
    }
    if (fault) (IN_DOUBT.has(fault) ? unsure : bad).push(SEAL[fault]);
  } else if (reading.issuer === "PER")
    unsure.push(words("La zona cuadra, pero no prueba que el documento sea auténtico: lea también su sello.", "The zone adds up, but does not prove the document authentic: read its seal too."));
  else unsure.push(words("Sin línea no se comprueban documentos de otro Estado.", "Documents of another State cannot be checked without a line."));
  const sealed = seal ? sealedZone(seal) : null, document = reading ?? sealed;
  const last = document && expiry(document.expiresOn, Number(today().slice(0, 4)));
  if (last && last < today()) bad.push(words(`Venció el ${written(last)}.`, `It expired on ${written(last)}.`));
  const number = seal?.passport ?? document?.number;
  if (shown && number && compact(shown).slice(0, 9) !== number.slice(0, 9)) bad.push(words("El documento que muestra no es el que dice lo leído.", "The document shown is not the one that was read of."));
  for (const key of keysOf(reading, seal, sealed))
    if (await lists.cancelled.has(key)) {
      bad.push(words("Consta como anulado, perdido, robado o ya usado.", "It is listed as cancelled, lost, stolen or already used."));
      break;
    } else if (await lists.cancelled.has(`ask:${key}`)) {
      unsure.push(words("El pasaporte que lleva la visa se comunicó como perdido, robado o anulado: compruebe quién lo muestra.", "The passport with this visa was reported lost, stolen or voided: check who shows it."));
      break;
    }
  // What uses up a document is told with its seal, which proves it, when the line is back: an entry with a salvoconducto or a visa.
  const entry = seal && document && WITH[seal.kind] ? { with: WITH[seal.kind], number: document.optional || document.number, zone, seal: btoa(String.fromCharCode(...bytes)) } : null;
  const here = entry ? (await exits()).filter((told) => told.seal === entry.seal) : [];
  const given = seal?.kind === "visa" ? seal.entries : 1;
  if (given && here.length >= given) bad.push(words(`Este equipo ya registró el ingreso: ${inLima(here[here.length - 1].leftAt)}.`, `This device already noted the entry: ${inLima(here[here.length - 1].leftAt)}.`));
  return verdict(bad, [...unsure, ...stale(lists.cancelled)], age(lists.cancelled), { facts: factsOf(document, seal, last), entry });
}

const WITH = { emergency: "paper", visa: "visa" };

async function carried(from) {
  const keys = await kept(from.sealKeys, "json");
  return { keys, cancelled: await readList(await kept(from.cancelled), keys) };
}

// A seal of a visa says all of its zone but the optional data; another seal, all of it.
function sealedZone(seal) {
  try {
    return readZone(seal.lines.map((line) => line.padEnd(seal.lines[0].length, "<")).join("\n"));
  } catch {
    return null;
  }
}

function* keysOf(reading, seal, sealed) {
  if (seal?.kind === "visa") yield `seal:${seal.lines.join("")}`;
  for (const zone of [reading, seal?.kind === "visa" ? null : sealed]) {
    if (!zone) continue;
    const isVisa = zone.form.startsWith("MRV");
    yield `${zone.code[0]}:${isVisa ? zone.optional : zone.number}`;
  }
  if (reading?.form.startsWith("MRV")) yield `seal:${reading.lines[0]}${reading.lines[1].slice(0, 28)}`;
}

function factsOf(document, seal, last) {
  if (!document) return [];
  const { bornOn } = document, part = (start) => bornOn.slice(start, start + 2).replaceAll("<", "?");
  const facts = [
    [words("Titular", "Holder"), `${document.secondary} ${document.primary}`.trim()],
    [words("Nacionalidad", "Nationality"), document.nationality],
    [words("Nacimiento", "Born"), `${part(4)}/${part(2)}/${part(0)}`],
    [words("Número", "Number"), document.form.startsWith("MRV") ? document.optional || document.number : document.number],
    [words("Vence", "Expires"), written(last)],
  ];
  if (seal?.kind === "visa") facts.push([words("Pasaporte", "Passport"), seal.passport], [words("Permanencia", "Stay"), stayOf(seal.stay)], [words("Entradas", "Entries"), entriesOf(seal.entries)]);
  return facts;
}

function stayOf(stay) {
  const rule = stay.join() === "0,0,0" ? words("hasta que vence", "until it expires")
    : stay.join() === "255,255,255" ? words("se decide al entrar", "decided at entry")
    : stay.join() === "254,254,254" ? words("tránsito", "transit") : null;
  if (rule) return rule;
  const told = (names) => stay.map((count, place) => (count ? `${count} ${names[place]}` : "")).filter(Boolean).join(", ");
  return words(told(["días", "meses", "años"]), told(["days", "months", "years"]));
}

const entriesOf = (entries) => (entries ? String(entries) : entries === 0 ? words("varias", "several") : words("no dice", "not stated"));
const compact = (text) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");

// A seal as a reader hands it over: its bytes as letters, in hexadecimal, or in Base64.
export function sealBytes(text) {
  if (text.charCodeAt(0) === 0xdc && [...text].every((letter) => letter.charCodeAt(0) < 256)) return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const joined = text.replace(/\s+/g, "");
  if (/^([0-9a-f]{2}){12,}$/i.test(joined)) return Uint8Array.from(joined.match(/../g), (pair) => parseInt(pair, 16));
  if (!/^[A-Za-z0-9+/]{16,}={0,2}$/.test(joined)) return null;
  try {
    return Uint8Array.from(atob(joined), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
