// Makes elements. Text is always set as text: nothing an author typed is ever read as markup.

function element(name, attributes = {}, ...children) {
  const svg = ["svg", "rect", "line", "text", "g", "title", "desc"].includes(name);
  const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const byId = (id) => document.getElementById(id);

function say(sentence) {
  byId("status").textContent = sentence;
}

// Lets the browser answer keys and paint between two slices of work.
const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

function count(number, noun) {
  return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
}
