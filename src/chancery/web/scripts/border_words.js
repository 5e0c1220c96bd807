// The words of the page that works without a line, in the two languages that border guards read.
const KEPT = "frontera-idioma";

export const words = (es, en) => ({ es, en });
export const language = () => (document.documentElement.lang === "en" ? "en" : "es");
export const said = (pair) => (typeof pair === "string" ? pair : pair[language()]);

// What stands in the page already says its English in `data-en`.
export function speak(wanted) {
  document.documentElement.lang = wanted;
  for (const each of document.querySelectorAll("[data-en]")) {
    each.dataset.es ??= each.textContent;
    each.textContent = wanted === "en" ? each.dataset.en : each.dataset.es;
  }
  try {
    localStorage.setItem(KEPT, wanted);
  } catch {
    // A device that keeps nothing asks again.
  }
}

export function spoken() {
  try {
    return localStorage.getItem(KEPT) === "en" ? "en" : "es";
  } catch {
    return "es";
  }
}

export const SEAL = {
  WRONG_FORMAT: words("Lo leído no es un sello digital bien formado.", "What was read is no well-formed digital seal."),
  UNKNOWN_CERTIFICATE: words("Firma el sello alguien que no está en la lista de llaves.", "Whoever signed the seal is not in the list of keys."),
  INVALID_DOCUMENTTYPE: words("Quien firma el sello no puede sellar documentos de esta clase.", "Whoever signed the seal may not seal documents of this kind."),
  EXPIRED_CERTIFICATE: words("El certificado de quien firma el sello no está vigente.", "The certificate of whoever signed the seal is not in force."),
  REVOKED_CERTIFICATE: words("El certificado de quien firma el sello fue revocado.", "The certificate of whoever signed the seal was revoked."),
  INVALID_SIGNATURE: words("La firma del sello no corresponde a lo que dice.", "The signature of the seal does not fit what it says."),
  INVALID_VISA_MRZ: words("La zona de lectura mecánica de la visa no cuadra.", "The machine-readable zone of the visa does not add up."),
  SEAL_VISA_MISMATCH: words("La visa impresa dice otra cosa que su sello.", "The printed visa says something else than its seal."),
  INVALID_SEAL_MRZ: words("La zona de lectura mecánica que lleva el sello no cuadra.", "The machine-readable zone in the seal does not add up."),
  INVALID_PRINTED_MRZ: words("La zona de lectura mecánica impresa no cuadra.", "The printed machine-readable zone does not add up."),
  SEAL_DOCUMENT_MISMATCH: words("El documento impreso dice otra cosa que su sello.", "The printed document says something else than its seal."),
  STALE_KEY_LIST: words("La lista de llaves es antigua: solo con línea se puede comprobar el sello.", "The list of keys is old: the seal can be checked with a line alone."),
};

export const FIELDS = {
  document_code: words("el código de documento", "the document code"),
  issuer: words("el Estado emisor", "the issuing State"),
  number: words("el número del documento", "the document number"),
  nationality: words("la nacionalidad", "the nationality"),
  born_on: words("la fecha de nacimiento", "the date of birth"),
  sex: words("el sexo", "the sex"),
  expires_on: words("la fecha de caducidad", "the date of expiry"),
  name: words("el nombre", "the name"),
  optional: words("los datos opcionales", "the optional data"),
  composite: words("el último dígito de control", "the last check digit"),
  character: words("un carácter que no es de la zona", "a character that no zone has"),
};

// What was read does not add up: where.
export const zoneFault = ({ what, line, position }) =>
  line === 0
    ? words("No es una zona entera: son dos líneas de 44 o de 36 caracteres, o tres de 30.", "No whole zone: it has two lines of 44 or 36 characters, or three of 30.")
    : words(`Línea ${line}, posición ${position}: ${FIELDS[what].es}.`, `Line ${line}, position ${position}: ${FIELDS[what].en}.`);
