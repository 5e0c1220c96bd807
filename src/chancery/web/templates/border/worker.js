{% load static %}// Keeps the page that works without a line, and what it needs: the keys, and which documents are no longer good.
const OFFLINE = "{% url 'border:offline' %}";
const FIXED = ["{% static 'chancery.css' %}", "{% static 'border.js' %}", "{% static 'emblem.svg' %}"];
const FRESH = [OFFLINE, "{% url 'travel_permits:keys' %}", "{% url 'travel_permits:control_list' %}", "{% url 'visas:keys' %}", "{% url 'border:cancelled_list' %}", "{% url 'border:manifest' %}"];
const CACHE = "frontera";

// Asked for without the session, so that nothing of who was signed in stays on the device.
const asked = (path) => new Request(path, { credentials: "omit", cache: "no-cache" });

async function keep(path) {
  const response = await fetch(asked(path));
  if (!response.ok) throw new Error(path);
  const cache = await caches.open(CACHE);
  await cache.put(path, response.clone());
  return response;
}

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([...FIXED, ...FRESH].map(keep)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const wanted = new Set([...FIXED, ...FRESH]);
  const tidy = async () => {
    const cache = await caches.open(CACHE);
    for (const kept of await cache.keys()) if (!wanted.has(new URL(kept.url).pathname)) await cache.delete(kept);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname !== OFFLINE) event.respondWith(navigate(request));
  else if (FRESH.includes(pathname)) event.respondWith(keep(pathname).catch(() => caches.match(pathname)));
  else if (FIXED.includes(pathname)) event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
});

// A form that meets no line goes on without one: what was typed, and the exit's own name, travel with it.
async function navigate(request) {
  const sent = request.method === "POST" ? await request.clone().formData().catch(() => null) : null;
  try {
    return await fetch(request);
  } catch {
    const carried = new URLSearchParams();
    for (const name of ["code", "key", "zone", "seal", "serial", "number", "passport"]) if (sent?.get(name)) carried.set(name, sent.get(name));
    return Response.redirect(`${OFFLINE}#${carried}`, 302);
  }
}
