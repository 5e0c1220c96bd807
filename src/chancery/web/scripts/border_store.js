// What the device keeps until the line is back: each exit or entry under its own name, and who was signed in.
const NAME = "frontera";

let opening;
const open = () =>
  (opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("exits", { keyPath: "key" });
      asked.result.createObjectStore("facts");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  }));

async function within(store, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    // "strict": on the disk before it is said to be kept, for the device may be switched off next.
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const asked = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export const keepExit = (exit) => within("exits", "readwrite", (store) => store.put(exit));
export const addExit = (exit) => within("exits", "readwrite", (store) => store.add(exit));
export const forgetExit = (key) => within("exits", "readwrite", (store) => store.delete(key));
export const exits = () => within("exits", "readonly", (store) => store.getAll());
export const remember = (name, value) => within("facts", "readwrite", (store) => store.put(value, name));
export const recall = (name) => within("facts", "readonly", (store) => store.get(name));
