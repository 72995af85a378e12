// Why this answer: one turn, taken apart.

import { byId, make } from "./dom.js";

export function troubles() {
  return [...byId("troubles").querySelectorAll("input:checked")].map((box) => box.value);
}

export function explain(turn, number) {
  const why = turn.answer.developer;
  byId("developer-title").textContent = `Why this answer: turn ${number}, “${turn.say || "(silence)"}”`;
  byId("reasons").replaceChildren(...(why ? parts(why) : [make("p", { textContent:
    "Nothing was sent to the skill: Alexa itself says the question again, or the session was closed." })]));
}

function parts(why) {
  return [
    part("Understood as", understood(why)),
    part("Danger", why.danger.length ? table(["In", "Sure", "To be asked about"], why.danger.map(
      (each) => [each.in, each.sure ?? "none", each.perhaps ?? "none"])) : quiet("Nothing was said.")),
    part("The trace of the request", make("ol", {}, ...why.trace.map(event))),
    part("Time and length", table(["What", "How much"], [
      ["Answered in", `${why.ms} ms of ${why.timeoutMs} ms`],
      ["Characters of speech", `${why.characters} of 8000`],
      ["To listen to", `about ${why.seconds} seconds`]])),
    part("Rules of an answer", checks(why.checks)),
    part("Slots", why.recognised?.slots.length ? table(["Slot", "Type", "Value", "Ids"], why.recognised.slots.map(
      (slot) => [slot.name, slot.type, slot.value, slot.ids.join(", ") || none(slot)])) : quiet("No slots.")),
    part("What the session remembers", why.attributes.length ? table(["Name", "Before", "After"],
      why.attributes.map((each) => [each.name, shown(each.before), shown(each.after)]),
      why.attributes.map((each) => each.changed)) : quiet("Nothing, before or after.")),
    part("Request", json("Request", why.request), "wide"),
    part("Response", json("Response", why.response), "wide"),
  ];
}

// "service RepairService.report", "danger found: none".
function event({ kind, name, ...facts }) {
  const rest = Object.entries(facts).map(([fact, value]) => `${fact.replaceAll("_", " ")}: ${listed(value) || "none"}`);
  return make("li", {}, `${kind} `, name ? make("code", { textContent: name }) : "", ` ${rest.join(", ")}`);
}

const listed = (value) => (Array.isArray(value) ? value.join(" ") : value === true ? "yes" : value);

function understood(why) {
  if (!why.recognised) return quiet("Not an utterance: the session ended from outside.");
  const { intent, score, runnerUp } = why.recognised;
  return table(["What", "How sure"], [[intent, score], ...(runnerUp ? [[`next best: ${runnerUp[0]}`, runnerUp[1].toFixed(3)]] : [])]);
}

function checks(found) {
  return make("ul", { className: "checks" }, ...found.map(({ rule, reason }) => make("li",
    { className: reason ? "broken-rule" : "kept-rule", textContent: reason ? `✗ ${rule}: ${reason}` : `✓ ${rule}` })));
}

const none = (slot) => (slot.type.startsWith("AMAZON.") ? "" : "no match");
const shown = (value) => (value === null ? "" : typeof value === "string" ? value : JSON.stringify(value));
const quiet = (textContent) => make("p", { className: "quiet", textContent });

function json(label, value) {
  const pre = make("pre", { textContent: JSON.stringify(value, null, 2), tabIndex: 0 });
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", `${label} as JSON`);
  return pre;
}

function part(title, content, className = "") {
  return make("section", { className }, make("h3", { textContent: title }), content);
}

function table(heads, rows, marked = []) {
  return make("table", {},
    make("thead", {}, make("tr", {}, ...heads.map((textContent) => make("th", { textContent, scope: "col" })))),
    make("tbody", {}, ...rows.map((cells, row) => make("tr", { className: marked[row] ? "changed" : "" },
      ...cells.map((textContent) => make("td", { textContent }))))));
}
