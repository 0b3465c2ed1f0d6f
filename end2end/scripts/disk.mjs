// A disk without a browser: IndexedDB as far as /sealed.js needs it. It may have no room; what there is no room for is undone as a whole.

const rank = (key) => (typeof key === 'number' ? 1 : typeof key === 'string' ? 2 : 3);
/** As IndexedDB sorts its keys: numbers, words, lists of them. */
function order(one, other) {
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  if (!Array.isArray(one)) return one < other ? -1 : Number(one > other);
  const at = one.findIndex((key, at) => at >= other.length || order(key, other[at]));
  return at < 0 ? one.length - other.length : at >= other.length ? 1 : order(one[at], other[at]);
}

/** Rows in the order of their keys. `room`: how many rows fit. */
class Rows {
  list = [];
  last = 0;
  has(key) { return key !== undefined && this.list.some(([known]) => !order(known, key)); }
  within(of) { return of === undefined ? this.list : this.list.filter(([key]) => (of.holds ? of.holds(key) : !order(key, of))); }
  set(key, value) {
    this.list = [...this.list.filter(([known]) => order(known, key)), [key, value]].sort(([one], [other]) => order(one, other));
    if (typeof key === 'number') this.last = Math.max(this.last, Math.floor(key));
  }
}

class Change {
  error = null;
  #undo = [];
  #waiting = 0;
  constructor(disk) { this.disk = disk; this.#soon(); }

  objectStore(name) {
    const { disk } = this, rows = disk.stores[name], ask = (deed) => this.#ask(deed);
    const keys = (list) => list.map(([key]) => key), values = (list) => list.map(([, value]) => value);
    const writes = (deed) => ask(() => { const { list } = rows; this.#undo.unshift(() => { rows.list = list; }); return deed(); });
    const put = (value, key) => writes(() => {
      if (rows.list.length >= disk.room[name] && !rows.has(key)) this.error = new DOMException('There is no room.', 'QuotaExceededError');
      rows.set(key ?? ++rows.last, value);
    });
    const by = (field) => (wanted) => rows.list.filter(([, value]) => value[field] === wanted);
    return {
      put, add: (value) => put(value),
      delete: (of) => writes(() => { const gone = rows.within(of); rows.list = rows.list.filter((row) => !gone.includes(row)); }),
      get: (of) => ask(() => values(rows.within(of))[0]), getKey: (of) => ask(() => keys(rows.within(of))[0]),
      getAll: (of) => ask(() => values(rows.within(of))), getAllKeys: (of) => ask(() => keys(rows.within(of))),
      count: () => ask(() => rows.list.length),
      index: (field) => ({ getAll: (wanted) => ask(() => values(by(field)(wanted))), getAllKeys: (wanted) => ask(() => keys(by(field)(wanted))) }),
    };
  }

  #ask(deed) {
    const request = {};
    this.#waiting++;
    if (!this.disk.isSilent) setImmediate(() => {
      request.result = deed();
      request.onsuccess?.({ target: request });
      this.#waiting--;
      this.#soon();
    });
    return request;
  }

  // Over when nothing is asked of it any more.
  #soon() {
    setImmediate(() => {
      if (this.#waiting || this.over) return;
      this.over = true;
      if (this.error) for (const back of this.#undo) back();
      if (this.error) this.onabort?.(); else this.oncomplete?.();
    });
  }
}

const IDBKeyRange = {
  bound: (least, most, after = false, before = false) => ({
    holds: (key) => order(key, least) >= Number(after) && order(key, most) <= -Number(before),
  }),
};

/** A disk. `room` by store is how many rows of it fit; what it does not name has room. `isSilent`: it answers nothing that it is asked. */
export function makeDisk() {
  const disk = { stores: {}, room: {}, isSilent: false, rows: (name) => disk.stores[name]?.list ?? [] };
  const opens = () => {
    const db = {
      objectStoreNames: { contains: (name) => name in disk.stores },
      createObjectStore: (name) => { disk.stores[name] = new Rows(); return { createIndex() {} }; },
      transaction: () => { if (disk.db !== db) throw new DOMException('It is closed.', 'InvalidStateError'); return new Change(disk); },
      close() {},
    };
    return db;
  };
  /** Somebody clears what the site keeps. */
  disk.isCleared = () => {
    const { db } = disk;
    [disk.stores, disk.db] = [{}, null];
    db.onclose();
  };
  const indexedDB = { open() {
    const request = { result: disk.db ??= opens() };
    if (!disk.isSilent) setImmediate(() => { request.onupgradeneeded?.(); request.onsuccess?.(); });
    return request;
  } };
  disk.globals = { indexedDB, IDBKeyRange };
  return disk;
}

/** Puts a disk into this process: its pages know one. */
export function insertDisk() {
  const disk = makeDisk();
  Object.assign(globalThis, disk.globals);
  return disk;
}
