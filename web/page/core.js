// Asks the core: through a worker, or, where the browser allows none, in the page itself.

const FAULT = "Something went wrong inside faircopy while it looked at this file. The file is unchanged. Please tell whoever gave you faircopy, without sending them the report.";

const core = (() => {
  let worker;
  let started;
  let next = 1;
  const waiting = new Map();

  // What the page itself was asked last, where there is no worker.
  let last = Promise.resolve();

  function packed() {
    const text = document.getElementById("core").textContent.trim();
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at);
    return bytes;
  }

  function send(message, transfer) {
    return new Promise((resolve) => {
      const id = next;
      next += 1;
      waiting.set(id, resolve);
      worker.postMessage({ id, ...message }, transfer);
    });
  }

  function give(answer) {
    const resolve = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (resolve) resolve(answer);
  }

  function failAll() {
    for (const id of [...waiting.keys()]) give({ id, ok: false, fault: "the worker stopped" });
  }

  function begin() {
    const source = document.getElementById("worker").textContent;
    try {
      worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
      worker.onmessage = (event) => give(event.data);
      worker.onerror = (event) => {
        event.preventDefault();
        failAll();
      };
      const bytes = packed();
      return send({ packed: bytes }, [bytes.buffer]).then((answer) => (answer.ok ? undefined : inPage()));
    } catch {
      return inPage();
    }
  }

  async function inPage() {
    if (worker) worker.terminate();
    worker = undefined;
    if (!self.faircopyFront) throw new Error("no worker");
    await self.faircopyFront.begin(packed());
  }

  function restart() {
    if (worker) worker.terminate();
    worker = undefined;
    started = undefined;
  }

  // The answer's bytes; or throws an Error whose message is the sentence to show.
  async function ask(question, file) {
    started ??= begin();
    await started;
    let answer;
    if (worker) {
      answer = await send({ question, file });
    } else {
      // One at a time, as the worker does it: the core has one room for what it is asked.
      const before = last;
      let done;
      last = new Promise((resolve) => (done = resolve));
      await before;
      try {
        answer = await self.faircopyFront.askInSlices(question, file, breathe);
      } catch (error) {
        answer = { ok: false, fault: String(error) };
      }
      done();
    }
    if (answer.fault) {
      restart();
      throw new Error(FAULT);
    }
    if (!answer.ok) throw new Error(new TextDecoder().decode(answer.bytes));
    return answer.bytes;
  }

  return { ask, text: async (question, file) => new TextDecoder().decode(await ask(question, file)) };
})();
