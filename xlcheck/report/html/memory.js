// What is remembered between visits.

/** What the browser keeps between visits, or nothing where it refuses (private windows, blocked storage, quota). */
const memory = {
  works: true,
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      this.works = false;
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
      this.works = true;
    } catch {
      this.works = false;
    }
  },
};
