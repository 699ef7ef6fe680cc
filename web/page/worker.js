// Runs the core beside the page, so that the page never stops answering. Gets the core's compressed bytes once, then
// asks, one at a time; answers with bytes, or with a sentence that says why there are none.
(() => {
  "use strict";
  let core;

  async function begin(packed) {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const bytes = await new Response(stream).arrayBuffer();
    const module = await WebAssembly.compile(bytes);
    // The archive reader could ask the browser for random numbers, to encrypt. Nothing here does, and it gets nothing.
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      imports[from] ??= {};
      imports[from][name] = () => {
        throw new Error("the core asked for something that this page does not give");
      };
    }
    core = (await WebAssembly.instantiate(module, imports)).exports;
  }

  function put(question, file) {
    const words = new TextEncoder().encode(JSON.stringify(question));
    const length = words.length + 1 + (file ? file.length : 0);
    const room = core.room(length);
    const memory = new Uint8Array(core.memory.buffer, room, length);
    memory.set(words);
    memory[words.length] = 0;
    if (file) memory.set(file, words.length + 1);
  }

  function taken(size) {
    const answer = new Uint8Array(core.memory.buffer, core.answer(), size).slice();
    return { ok: answer[0] === 1, bytes: answer.subarray(1) };
  }

  function ask(question, file) {
    put(question, file);
    return taken(core.call());
  }

  // The same without holding up the page: after each slice, or some that were short, the page has its turn.
  const SLICE = 12; // milliseconds
  async function askInSlices(question, file, turn) {
    put(question, file);
    core.begin();
    let since = performance.now();
    let size = core.step();
    while (size === 0) {
      if (performance.now() - since > SLICE) {
        await turn();
        since = performance.now();
      }
      size = core.step();
    }
    return taken(size);
  }

  const front = { begin, askInSlices };
  if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
    let ready;
    self.onmessage = async (event) => {
      const { id, packed, question, file } = event.data;
      try {
        if (packed) {
          ready = begin(packed);
          await ready;
          self.postMessage({ id, ok: true });
          return;
        }
        await ready;
        const { ok, bytes } = ask(question, file);
        self.postMessage({ id, ok, bytes }, [bytes.buffer]);
      } catch (error) {
        self.postMessage({ id, ok: false, fault: String(error) });
      }
    };
  } else {
    // A browser that refuses workers from a file: the page asks the core itself.
    self.faircopyFront = front;
  }
})();
