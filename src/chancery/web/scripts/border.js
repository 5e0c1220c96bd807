// The border officer's page: the camera where the browser reads codes, and the whole check where there is no line.
import { CannotVerify, NotAToken, asWritten, isSameDocument, looksLikeToken, readList, readToken } from "./border_token.js";
import { addExit, exits, forgetExit, keepExit, recall, remember } from "./border_store.js";

const page = document.querySelector("[data-border]");
const find = (name) => page.querySelector(`[data-${name}]`);
const form = find("check");
const isOffline = page.dataset.border === "offline";
const EVERY = 20_000, A_WEEK = 7 * 24 * 3600 * 1000, A_DAY = 24 * 3600 * 1000;
const COMPANIES = { alone: "Viaja solo", parent: "Viaja con su padre o su madre", third_party: "Viaja con otra persona" };

const inLima = (instant) =>
  new Date(instant).toLocaleString("es-PE", { timeZone: "America/Lima", dateStyle: "short", timeStyle: "short" });
const dayInLima = (instant) => new Date(instant).toLocaleDateString("es-PE", { timeZone: "America/Lima" });

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
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

async function tell(exit, line) {
  let response;
  try {
    response = await fetch(page.dataset.exits, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": line.token, "Idempotency-Key": exit.key },
      body: JSON.stringify({ code: exit.code, office: exit.office, key: exit.key, left_at: exit.leftAt, officer: exit.officer }),
    });
  } catch {
    return;
  }
  const said = await response.json().catch(() => ({}));
  if (response.ok) {
    const incident = said.incident ? `${said.incident_label}. ${said.first ? `La otra: ${inLima(said.first.left_at)}, ${said.first.office}.` : ""}` : "";
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
  const words = [];
  if (waiting) words.push(waiting === 1 ? "1 salida espera la línea para comunicarse." : `${waiting} salidas esperan la línea para comunicarse.`);
  if (waiting && line && !line.officer) words.push("Ingrese con su cuenta para comunicarlas.");
  if (refused) words.push(`${refused} no aceptada(s): avise a su jefatura.`);
  find("pending").textContent = words.join(" ") || (isOffline ? "Todo está comunicado." : "");
  if (!isOffline) return;
  find("line").textContent = line ? "Hay línea: use la página con línea." : "Sin línea: se comprueba la firma en este equipo.";
  if (line) find("line").append(" ", element("a", "Ir a la página con línea", { class: "govuk-link", href: page.dataset.online }));
  find("kept").replaceChildren(
    ...kept.map((exit) => {
      const states = { pending: "por comunicar", sent: "comunicada", refused: "no aceptada" };
      const item = element("li", `${inLima(exit.leftAt)}: ${exit.number}, ${states[exit.state]}. ${exit.said ?? ""}`);
      item.dataset.state = exit.state;
      if (exit.said) item.dataset.wrong = "";
      return item;
    }),
  );
}

// ---- the check without a line

async function kept(path, kind) {
  const response = await fetch(path, { credentials: "omit" });
  if (!response.ok) throw new CannotVerify();
  return kind === "json" ? response.json() : new Uint8Array(await response.arrayBuffer());
}

async function judge(code, typedDocument) {
  if (!looksLikeToken(code))
    return { answer: "unsure", reasons: ["Sin línea no se puede comprobar un número ni un código de verificación: lea el QR grande."] };
  let token, list;
  try {
    const { keys } = await kept(page.dataset.keys, "json");
    token = await readToken(code, keys);
    list = await readList(await kept(page.dataset.list), keys);
  } catch (problem) {
    if (problem instanceof NotAToken && !token)
      return { answer: "bad", reasons: ["El código fue alterado, o no lo firmó el Ministerio de Relaciones Exteriores."] };
    return { answer: "unsure", reasons: ["Este equipo no puede comprobar la firma: solo la línea puede. Llame a un puesto que la tenga."] };
  }
  const now = Date.now(), bad = [], unsure = [];
  if (now < token.from) bad.push("La autorización todavía no rige.");
  if (now >= token.until) bad.push("La autorización venció.");
  if (list.revoked.has(token.id)) bad.push("La autorización fue revocada o anulada.");
  if (list.used.has(token.id)) bad.push("La autorización ya se usó: sirve para una sola salida.");
  const here = (await exits()).find((exit) => exit.tokenId === token.id);
  if (here) bad.push(`Este equipo ya registró la salida: ${inLima(here.leftAt)}.`);
  if (typedDocument && !(await isSameDocument(token.number, typedDocument, token.minor)))
    bad.push("El documento no es el del menor autorizado.");
  if (now >= list.expiresAt) unsure.push(`La lista de autorizaciones revocadas es del ${inLima(list.issuedAt)}: está vencida.`);
  const notes = now - list.issuedAt > A_DAY ? [`Lista de revocadas del ${inLima(list.issuedAt)}.`] : [];
  const answer = bad.length ? "bad" : unsure.length ? "unsure" : "good";
  return { answer, reasons: [...bad, ...unsure, ...notes], token };
}

const TITLES = { good: "Puede salir", bad: "No puede salir con esta autorización", unsure: "No se puede comprobar aquí" };

async function check(code, key, typedDocument = "") {
  const { answer, reasons, token } = await judge(asWritten(code), typedDocument);
  const box = element("div", "", { class: `app-verdict app-verdict--${answer}`, "data-answer": answer });
  box.append(element("h2", TITLES[answer], { class: "app-verdict__title" }));
  for (const reason of reasons) box.append(element("p", reason, { class: "app-verdict__text" }));
  const verdict = find("verdict");
  verdict.replaceChildren(box);
  if (!token) return;
  const rows = [
    ["Menor", `${token.initials}, nacido el ${token.bornOn}`],
    ["Viaja", `${COMPANIES[token.company]}${token.companionInitials ? ` (${token.companionInitials})` : ""}`],
    ["Autorización", `${token.number}, ${token.office}`],
    ["Vale", `del ${dayInLima(token.from)} al ${dayInLima(token.until - 1)}`],
  ];
  const facts = element("dl", "", { class: "govuk-summary-list" });
  for (const [name, value] of rows) {
    const row = element("div", "", { class: "govuk-summary-list__row" });
    row.append(element("dt", name, { class: "govuk-summary-list__key" }), element("dd", value, { class: "govuk-summary-list__value" }));
    facts.append(row);
  }
  verdict.append(facts);
  if (answer === "good") await offer(verdict, code, token, key);
}

async function offer(verdict, code, token, key) {
  const officer = await recall("officer");
  if (!officer) {
    verdict.append(element("p", "Para registrar la salida, ingrese primero con línea una vez en este equipo.", { class: "govuk-body" }));
    return;
  }
  const place = element("select", "", { class: "govuk-select", id: "place" });
  for (const office of officer.offices) place.append(element("option", office.name, { value: office.code }));
  const label = element("label", `${officer.name}, puesto de control`, { class: "govuk-label", for: "place" });
  const button = element("button", "Registrar salida", { class: "govuk-button", type: "button" });
  button.addEventListener("click", async () => {
    button.disabled = true;
    const exit = {
      key, code: asWritten(code), number: token.number, tokenId: token.id, office: place.value,
      officer: officer.name, leftAt: new Date().toISOString(), state: "pending",
    };
    await addExit(exit);
    const done = element("div", "", { class: "app-verdict app-verdict--good", "data-answer": "recorded" });
    done.append(element("h2", "Salida registrada en este equipo", { class: "app-verdict__title" }));
    done.append(element("p", "Se comunicará apenas vuelva la línea.", { class: "app-verdict__text" }));
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
  if (!formats.includes("qr_code")) return;
  const button = element("button", "Leer con la cámara", { class: "govuk-button govuk-button--secondary", type: "button" });
  find("camera").append(button);
  button.addEventListener("click", async () => {
    const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
    const video = element("video", "", { class: "app-camera", playsinline: "", "aria-label": "Lo que ve la cámara" });
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      button.replaceWith(element("p", "La cámara no está disponible: escriba el código.", { class: "govuk-body" }));
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
        form.elements.code.value = found.rawValue;
        stop();
        form.requestSubmit();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  });
}

// ---- beginning

function begin() {
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
    await check(form.elements.code.value, key, form.elements.document.value.trim());
    key = crypto.randomUUID();
  });
  find("sync").addEventListener("click", synchronise);
  const arrive = () => {
    const code = carried().get("code");
    if (!code) return;
    key = carried().get("key") ?? key;
    form.elements.code.value = code;
    history.replaceState(null, "", location.pathname);
    form.requestSubmit();
  };
  window.addEventListener("hashchange", arrive);
  arrive();
}

if (page) begin();
