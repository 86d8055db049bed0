// What is remembered between visits: decisions on this machine by the server, the rest by the browser.

const memory = {
  works: true,
  get(key) {
    if (key.startsWith("xlcheck:review:")) return null; // comes with the data
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    if (key.startsWith("xlcheck:review:")) keepDecisions();
    else {
      try {
        localStorage.setItem(key, value);
      } catch {
        // a window that remembers nothing
      }
    }
  },
};
