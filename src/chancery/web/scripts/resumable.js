// A file goes up in parts as soon as it is chosen (tus 1.0.0): a lost line costs one part, and the form then sends only
// the upload's id. Where anything here fails, the form still sends the file itself.
const SMALLEST = 64 * 1024;
const FIRST = 256 * 1024;
const LARGEST = 4 * 1024 * 1024;
const PATIENCE = 10;
const TUS = { "Tus-Resumable": "1.0.0" };

class Refused extends Error {}

export function makeResumable(input) {
  const { form, name } = input;
  const shown = panel(input);
  let abort = null;

  input.addEventListener("change", async () => {
    abort?.abort();
    input.name = name;
    input.parentElement.querySelectorAll("input[type=hidden]").forEach((kept) => kept.remove());
    const file = input.files[0];
    shown.clear();
    if (!file) return;
    const mine = (abort = new AbortController());
    const done = hold(form);
    try {
      const id = await send(file, input, mine.signal, (part, isWaiting) => shown.progress(file, part, isWaiting));
      input.before(Object.assign(document.createElement("input"), { type: "hidden", name, value: id }));
      input.removeAttribute("name");
      shown.received(file);
      done(true);
    } catch (error) {
      if (error instanceof Refused) input.value = "";
      if (!mine.signal.aborted) shown.failed(error);
      done(!(error instanceof Refused) && !mine.signal.aborted);
    }
  });
}

// Sending the form waits for its files; a refused file keeps it on the page.
const waiting = new WeakMap();

function hold(form) {
  if (!waiting.has(form)) {
    waiting.set(form, { files: 0, submitter: null });
    form.addEventListener("submit", (event) => {
      const held = waiting.get(form);
      if (!held.files) return;
      event.preventDefault();
      held.submitter = event.submitter;
    });
  }
  const held = waiting.get(form);
  held.files += 1;
  return (mayGoOn) => {
    held.files -= 1;
    const { submitter } = held;
    if (!mayGoOn || !held.files) held.submitter = null;
    if (mayGoOn && !held.files && submitter) form.requestSubmit(submitter);
  };
}

async function send(file, input, signal, told) {
  const token = input.form.querySelector("[name=csrfmiddlewaretoken]").value;
  const ask = (address, method, headers, body) => request(address, method, { ...TUS, "X-CSRFToken": token, ...headers }, body, signal);
  const key = await fingerprint(file);
  let place = key && localStorage.getItem(key);
  let offset = null;
  let size = FIRST;
  let failures = 0;
  told(0, false);
  try {
    while (offset === null || offset < file.size) {
      try {
        if (!place) {
          const begun = await ask(input.dataset.resumable, "POST", { "Upload-Length": file.size, "Upload-Metadata": `filename ${base64(file.name)}` });
          place = begun.headers.get("Location");
          if (key) localStorage.setItem(key, place);
        }
        if (offset === null) {
          const known = await ask(place, "HEAD", {});
          if (known.status === 404) { place = null; throw new Error("gone"); }
          offset = Number(known.headers.get("Upload-Offset"));
          told(offset / file.size, false);
          continue;
        }
        const began = performance.now();
        const part = file.slice(offset, offset + size);
        const added = await ask(place, "PATCH", { "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" }, part);
        if (added.status === 404) place = null;
        if (added.status !== 204) throw new Error("offset");
        offset = Number(added.headers.get("Upload-Offset"));
        failures = 0;
        told(offset / file.size, false);
        if (performance.now() - began < 1000) size = Math.min(size * 2, LARGEST);
      } catch (error) {
        failures += 1;
        if (signal.aborted || error instanceof Refused || failures > PATIENCE) throw error;
        told((offset ?? 0) / file.size, true);
        offset = null;
        size = Math.max(size / 2, SMALLEST);
        await pause(Math.min(200 * 2 ** failures, 15000));
      }
    }
  } catch (error) {
    if (error instanceof Refused && key) localStorage.removeItem(key);
    if (signal.aborted && place) forsake(place, token, key);
    throw error;
  }
  if (key) localStorage.removeItem(key);
  return place.split("/").pop();
}

// Another file was chosen in its place: what came of this one is not wanted.
function forsake(place, token, key) {
  if (key) localStorage.removeItem(key);
  fetch(place, { method: "DELETE", headers: { ...TUS, "X-CSRFToken": token }, credentials: "same-origin" }).catch(() => {});
}

// 404 and 409 mean that we are mistaken about the upload; any other refusal is about the file or the person.
async function request(address, method, headers, body, signal) {
  const response = await fetch(address, { method, headers, body, signal, credentials: "same-origin" });
  if (response.status >= 500 || [408, 429].includes(response.status)) throw new Error(response.status);
  if (response.ok || response.status === 404 || (response.status === 409 && method === "PATCH")) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Refused([problem.title, problem.detail].filter(Boolean).join(" "));
}

// By which the same file is known after the page was closed. Hashed: the name of a file says things about its owner.
async function fingerprint(file) {
  if (!globalThis.crypto?.subtle) return null;
  const told = new TextEncoder().encode([file.name, file.size, file.lastModified].join("/"));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", told));
  return `upload-${Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function base64(text) {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

function pause(milliseconds) {
  return new Promise((resolve) => {
    const clock = setTimeout(resolve, milliseconds);
    addEventListener("online", () => { clearTimeout(clock); resolve(); }, { once: true });
  });
}

// What the person sees below the field. The bar may be asked for its value; only what matters is announced.
function panel(input) {
  const make = (tag, more) => Object.assign(document.createElement(tag), more);
  const box = make("div", { className: "app-upload", hidden: true });
  const bar = make("progress", { max: 100 });
  const text = make("p", { className: "govuk-hint" });
  const news = make("p", { className: "govuk-body" });
  const fault = make("p", { className: "govuk-error-message" });
  news.setAttribute("role", "status");
  fault.setAttribute("role", "alert");
  box.append(bar, text);
  input.after(box, news, fault);
  const clear = () => { box.hidden = true; text.textContent = news.textContent = fault.textContent = ""; };
  clear();
  return {
    clear,
    progress(file, part, isWaiting) {
      box.hidden = false;
      bar.value = Math.floor(part * 100);
      bar.setAttribute("aria-label", `Subiendo ${file.name}`);
      text.textContent = `Subiendo «${file.name}»: ${bar.value} %`;
      news.textContent = isWaiting ? "Se perdió la conexión. Seguimos intentando; no cierre esta página." : "";
    },
    received(file) {
      clear();
      news.textContent = `Recibimos «${file.name}».`;
    },
    failed(error) {
      clear();
      fault.textContent = error instanceof Refused
        ? error.message || "No se pudo recibir el archivo. Vuelva a elegirlo."
        : "La conexión no permite subir el archivo por partes. Vuelva a elegirlo más tarde, o envíe el formulario y subirá entero.";
    },
  };
}
