// Calls to the server on this machine.

class Refused extends Error {
  constructor({ error, detail, exists }, status) {
    super(error);
    Object.assign(this, { detail, exists: Boolean(exists), status });
  }
}

/** Send something and return the answer; an error says in its message what a person can do. */
async function call(path, value = {}) {
  return send(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(value) });
}

async function send(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused({ error: "xlcheck does not answer: it was ended. Start it again.", detail: "" }, 0);
  }
  const type = response.headers.get("content-type") ?? "";
  const answer = type.startsWith("application/json") ? await response.json() : { error: await response.text() };
  if (!response.ok) throw new Refused(answer, response.status);
  return answer;
}

/** Take the token out of the address: it has done its work, and addresses are remembered. */
function forgetToken() {
  if (location.search.includes("token=")) history.replaceState(null, "", location.pathname);
}

/** Hear what is new from the server; `ended` is called when it ends. */
function listen(heard, ended) {
  const events = new EventSource("/events");
  events.addEventListener("message", (event) => heard(JSON.parse(event.data)));
  events.addEventListener("closed", () => {
    events.close();
    ended();
  });
  addEventListener("pagehide", () => events.close());
  return events;
}
