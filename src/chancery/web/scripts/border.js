// The border officer's page: the camera where the browser reads codes, and the whole check where there is no line.
import { inLima, judge } from "./border_judge.js";
import { addExit, exits, forgetExit, keepExit, recall, remember } from "./border_store.js";
import { language, said, speak, spoken, words } from "./border_words.js";

const page = document.querySelector("[data-border]");
const find = (name) => page.querySelector(`[data-${name}]`);
const form = find("check");
const isOffline = page.dataset.border === "offline";
const EVERY = 20_000, A_WEEK = 7 * 24 * 3600 * 1000;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = said(text);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// ---- the line, and what waits for it

async function status() {
  try {
    const response = await fetch(page.dataset.status, { cache: "no-store" });
    if (!response.ok || !response.headers.get("Content-Type")?.includes("json")) return null;
    return await response.json();
  } catch {
    return null;
  }
}

let running = null;
const synchronise = () => (running ??= work().finally(() => (running = null)));

async function work() {
  const line = await status();
  if (line?.offices.length) await remember("officer", { name: line.officer, offices: line.offices });
  if (line?.officer) for (const exit of await exits()) if (exit.state === "pending") await tell(exit, line);
  for (const exit of await exits())
    if (exit.state === "sent" && Date.now() - Date.parse(exit.leftAt) > A_WEEK) await forgetExit(exit.key);
  await show(line);
}

// An exit with the token of a permit, or an entry with the seal of a salvoconducto or a visa.
const read = (exit) => (exit.seal ? { zone: exit.zone, seal: exit.seal, entered_at: exit.leftAt } : { code: exit.code, left_at: exit.leftAt });

const whereTold = (exit) => (exit.with === "visa" ? page.dataset.visaEntries : exit.seal ? page.dataset.entries : page.dataset.exits);

async function tell(exit, line) {
  let response;
  try {
    response = await fetch(whereTold(exit), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": line.token, "Idempotency-Key": exit.key },
      body: JSON.stringify({ ...read(exit), office: exit.office, key: exit.key, officer: exit.officer }),
    });
  } catch {
    return;
  }
  const said = await response.json().catch(() => ({}));
  if (response.ok) {
    const incident = said.incident ? `${said.incident_label}. ${said.first ? `Antes: ${inLima(said.first.left_at ?? said.first.entered_at)}, ${said.first.office}.` : ""}` : "";
    await keepExit({ ...exit, state: "sent", said: incident });
  } else if ([400, 404, 409, 422].includes(response.status)) {
    // Kept and shown until somebody deals with it: an exit is never dropped.
    await keepExit({ ...exit, state: "refused", said: said.detail || said.title || "El Ministerio no la aceptó." });
  }
}

async function show(line) {
  const kept = (await exits()).sort((one, other) => (one.leftAt < other.leftAt ? 1 : -1));
  const waiting = kept.filter((exit) => exit.state === "pending").length;
  const refused = kept.filter((exit) => exit.state === "refused").length;
  const told = [];
  const one = waiting === 1;
  if (waiting) told.push(words(one ? "1 registro espera la línea para comunicarse." : `${waiting} registros esperan la línea para comunicarse.`, one ? "1 record waits for the line." : `${waiting} records wait for the line.`));
  if (waiting && line && !line.officer) told.push(words("Ingrese con su cuenta para comunicarlas.", "Sign in to tell them."));
  if (refused) told.push(words(`${refused} no aceptado(s): avise a su jefatura.`, `${refused} not accepted: tell your head.`));
  if (!told.length && isOffline) told.push(words("Todo está comunicado.", "All is told."));
  find("pending").textContent = told.map(said).join(" ");
  if (!isOffline) return;
  find("line").textContent = said(line ? words("Hay línea: use la página con línea.", "There is a line: use the page with a line.") : words("Sin línea: se comprueba la firma en este equipo.", "No line: the signature is checked on this device."));
  if (line)
    for (const [address, label] of [[page.dataset.online, words("Salida de menores", "Exit of minors")], [page.dataset.visas, words("Visas", "Visas")], [page.dataset.papers, words("Salvoconductos", "Emergency documents")], [page.dataset.passports, words("Pasaportes", "Passports")]])
      find("line").append(" ", element("a", label, { class: "govuk-link", href: address }));
  find("kept").replaceChildren(
    ...kept.map((exit) => {
      const states = { pending: words("por comunicar", "to be told"), sent: words("comunicado", "told"), refused: words("no aceptado", "not accepted") };
      const item = element("li", `${inLima(exit.leftAt)}: ${exit.number}, ${said(states[exit.state])}. ${exit.said ?? ""}`);
      item.dataset.state = exit.state;
      if (exit.said) item.dataset.wrong = "";
      return item;
    }),
  );
}

// ---- the check without a line

const TITLES = {
  permit: {
    good: words("Sí: puede salir", "Yes: the minor may leave"),
    bad: words("No puede salir con esta autorización", "No: the minor may not leave with this permit"),
    unsure: words("Pregunte: no se puede comprobar aquí", "Ask: it cannot be checked here"),
  },
  document: {
    good: words("Sí: el documento es auténtico", "Yes: the document is authentic"),
    bad: words("No admita este documento", "No: do not accept this document"),
    unsure: words("Pregunte: no se puede comprobar aquí", "Ask: it cannot be checked here"),
  },
};
const COMPARE = words("Compare los datos con quien lo muestra.", "Compare the particulars with whoever shows it.");
let last = null;

async function check(typed, key) {
  last = { found: await judge(typed, page.dataset), key };
  await tellVerdict();
}

async function tellVerdict() {
  const { found, key } = last;
  const { answer, reasons, facts = [], token, entry } = found;
  const box = element("div", "", { class: `app-verdict app-verdict--${answer}`, "data-answer": answer });
  box.append(element("h2", TITLES[found.isPermit ? "permit" : "document"][answer], { class: "app-verdict__title" }));
  for (const reason of answer === "good" ? [...reasons, COMPARE] : reasons) box.append(element("p", reason, { class: "app-verdict__text" }));
  const verdict = find("verdict");
  verdict.replaceChildren(box);
  if (facts.length) {
    const list = element("dl", "", { class: "govuk-summary-list" });
    for (const [name, value] of facts) {
      const row = element("div", "", { class: "govuk-summary-list__row" });
      row.append(element("dt", name, { class: "govuk-summary-list__key" }), element("dd", value, { class: "govuk-summary-list__value" }));
      list.append(row);
    }
    verdict.append(list);
  }
  if (token && answer === "good") await offer(verdict, EXIT, { key, code: found.code, number: token.number, tokenId: token.id });
  if (entry && answer !== "bad") await offer(verdict, ENTRY, { key, ...entry }); // whoever asked, and let them in, notes it all the same
  box.scrollIntoView({ block: "start" });
}

const EXIT = {
  first: words("Para registrar la salida, ingrese primero con línea una vez en este equipo.", "To note the exit, first sign in with a line once on this device."),
  note: words("Registrar salida", "Note the exit"),
  noted: words("Salida registrada en este equipo", "Exit noted on this device"),
};
const ENTRY = {
  first: words("Para registrar el ingreso, entre primero con su cuenta, con línea, una vez en este equipo.", "To note the entry, first sign in with a line once on this device."),
  note: words("Registrar ingreso", "Note the entry"),
  noted: words("Ingreso registrado en este equipo", "Entry noted on this device"),
};

async function offer(verdict, told, what) {
  const officer = await recall("officer");
  if (!officer) {
    verdict.append(element("p", told.first, { class: "govuk-body" }));
    return;
  }
  const place = element("select", "", { class: "govuk-select", id: "place" });
  for (const office of officer.offices) place.append(element("option", office.name, { value: office.code }));
  const label = element("label", words(`${officer.name}, puesto de control`, `${officer.name}, control post`), { class: "govuk-label", for: "place" });
  const button = element("button", told.note, { class: "govuk-button", type: "button" });
  button.addEventListener("click", async () => {
    button.disabled = true;
    await addExit({ ...what, office: place.value, officer: officer.name, leftAt: new Date().toISOString(), state: "pending" });
    const done = element("div", "", { class: "app-verdict app-verdict--good", "data-answer": "recorded" });
    done.append(element("h2", told.noted, { class: "app-verdict__title" }));
    done.append(element("p", words("Se comunicará apenas vuelva la línea.", "It will be told as soon as the line is back."), { class: "app-verdict__text" }));
    verdict.replaceChildren(done);
    form.reset();
    await show(null);
    synchronise();
  });
  const group = element("div", "", { class: "govuk-form-group" });
  group.append(label, place);
  verdict.append(group, button);
}

// ---- the camera, where the browser reads codes by itself

async function offerCamera() {
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) return;
  const formats = await window.BarcodeDetector.getSupportedFormats();
  const wanted = ["qr_code", ...(isOffline ? ["data_matrix"] : [])].filter((each) => formats.includes(each));
  if (!wanted.length) return;
  const button = element("button", words("Leer con la cámara", "Read with the camera"), { class: "govuk-button govuk-button--secondary", type: "button" });
  find("camera").append(button);
  button.addEventListener("click", async () => {
    const detector = new window.BarcodeDetector({ formats: wanted });
    const video = element("video", "", { class: "app-camera", playsinline: "", "aria-label": "Lo que ve la cámara" });
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      button.replaceWith(element("p", words("La cámara no está disponible: escriba el código.", "The camera is not available: type the code."), { class: "govuk-body" }));
      return;
    }
    video.srcObject = stream;
    button.hidden = true;
    find("camera").append(video);
    await video.play();
    const stop = () => {
      stream.getTracks().forEach((track) => track.stop());
      video.remove();
      button.hidden = false;
    };
    while (video.isConnected) {
      const [found] = await detector.detect(video).catch(() => []);
      if (found) {
        // The seal of a document is read beside its zone, which may stand there already.
        form.elements[found.format === "data_matrix" ? "seal" : "code"].value = found.format === "data_matrix" ? hexOf(found.rawValue) : found.rawValue;
        stop();
        form.requestSubmit();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  });
}

const hexOf = (raw) => [...raw].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");

// ---- beginning

function begin() {
  if (isOffline) speak(spoken());
  navigator.serviceWorker?.register(page.dataset.worker).then(() => navigator.serviceWorker.ready).then(() => (document.documentElement.dataset.kept = ""));
  if (page.dataset.manifest) document.head.append(element("link", "", { rel: "manifest", href: page.dataset.manifest }));
  offerCamera();
  synchronise();
  setInterval(synchronise, EVERY);
  window.addEventListener("online", synchronise);
  window.addEventListener("offline", () => show(null));
  if (!isOffline) return;
  const carried = () => new URLSearchParams(location.hash.slice(1));
  let key = carried().get("key") ?? crypto.randomUUID();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { code, seal, document: shown } = form.elements;
    await check({ code: code.value, seal: seal.value, shown: shown.value.trim() }, key);
    key = crypto.randomUUID();
  });
  find("sync").addEventListener("click", synchronise);
  find("speak").addEventListener("click", async () => {
    speak(language() === "en" ? "es" : "en");
    await show(null);
    if (last) await tellVerdict();
    synchronise();
  });
  const arrive = () => {
    const sent = carried(), code = ["code", "zone", "serial", "number"].map((name) => sent.get(name)).find(Boolean) ?? "";
    if (!code && !sent.get("seal")) return;
    key = sent.get("key") ?? key;
    form.elements.code.value = code;
    form.elements.seal.value = sent.get("seal") ?? "";
    form.elements.document.value = sent.get("passport") ?? "";
    history.replaceState(null, "", location.pathname);
    form.requestSubmit();
  };
  window.addEventListener("hashchange", arrive);
  arrive();
}

if (page) begin();
