// The page: one conversation at a time, typed or spoken, with the Echo's light beside it.

import { explain, troubles } from "./developer.js";
import { byId, make, post } from "./dom.js";
import { fromLink, setUp as setUpKeeping } from "./keep.js";
import { canListen, hush, listen, speak } from "./voice.js";

const WALKS_AWAY = "(walks away)";
const LIGHTS = {
  off: "Waiting to be woken", listening: "Listening for an answer", thinking: "Thinking", speaking: "Speaking",
};
const talk = { id: null, scene: {}, beganAt: "", story: "", turns: [], isBusy: false, next: null };

function light(state) {
  byId("echo").dataset.light = state;
  byId("light").textContent = LIGHTS[state];
}

function complain(words) {
  byId("problem").textContent = words;
  byId("problem").hidden = !words;
}

function chosenScene() {
  const form = new FormData(byId("scene"));
  return {
    home: form.get("home"), linked: form.get("linked") === "yes", at: form.get("at"),
    locale: form.get("locale"), screen: form.get("screen") === "yes",
  };
}

function choose(scene) {
  const form = byId("scene").elements;
  form.home.value = scene.home;
  form.at.value = scene.at ?? "";
  form.locale.value = scene.locale ?? "en-GB";
  form.linked.value = scene.linked ? "yes" : "no";
  form.screen.value = scene.screen ? "yes" : "no";
}

async function begin() {
  hush();
  complain("");
  talk.isBusy = true;
  const scene = chosenScene();
  try {
    const began = await (await post("/simulator/conversations", scene)).json();
    Object.assign(talk, { id: began.id, scene, beganAt: began.at, story: began.story, turns: [] });
    showScene(began);
  } catch (problem) {
    complain(problem.message);
  } finally {
    talk.isBusy = false;
  }
  await sayWhatWaits();
}

// Words that came while something else was going on: a phrase pressed too early, or "stop".
async function sayWhatWaits() {
  const { next } = talk;
  talk.next = null;
  if (next !== null) await say(next);
  return next !== null;
}

function showScene(began) {
  const { scene } = talk;
  const when = new Date(`${began.at}Z`).toLocaleString("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });
  const code = began.code ? ` The coach’s code is ${[...began.code].join(" ")}.` : "";
  byId("where").textContent = `${scene.home}, ${scene.linked ? "linked" : "not linked"}, ${when}.${code}`;
  byId("story").textContent = began.story;
  byId("kept-where").textContent = began.isKept
    ? "Stored: “python -m skill outbox” shows it too." : "In a copy of the homes, for this conversation alone.";
  byId("echo").dataset.device = scene.screen ? "show" : "dot";
  byId("log").replaceChildren(make("p", { className: "quiet", textContent: "Press a phrase or type your own. You hear the answer." }));
  byId("kept").replaceChildren(make("li", { textContent: "Nothing yet." }));
  showCard(null);
  suggest(began.suggestions);
  light("off");
}

function suggest(suggestions) {
  byId("suggestions").replaceChildren(byId("suggest-title"), ...suggestions.map(({ say, note }) => {
    const button = make("button", { type: "button", className: "phrase" }, say);
    if (note) button.append(" ", make("span", { className: "note", textContent: `(${note})` }));
    button.dataset.say = say;
    return button;
  }));
}

async function say(words, { aloud = true, made = troubles() } = {}) {
  if (talk.isBusy) { talk.next = words; return; }
  if (!talk.id) return;
  talk.isBusy = true;
  hush();
  complain("");
  light("thinking");
  const turn = { say: words.trim(), troubles: made };
  try {
    turn.answer = await (await post(`/simulator/conversations/${talk.id}/turns`, turn)).json();
    talk.turns.push(turn);
    show(turn, talk.turns.length);
  } catch (problem) {
    light("off");
    if (problem.status === 404) await begin();
    complain(problem.message);
    aloud = false;
  } finally {
    talk.isBusy = false;
  }
  // Somebody who spoke in the meantime does not have to hear the answer out first.
  if (!(await sayWhatWaits()) && turn.answer) await voice(turn.answer, aloud);
}

async function voice(answer, aloud) {
  if (aloud && isPressed("aloud") && answer.aloud) {
    light("speaking");
    if (!(await speak(answer.aloud, talk.scene.locale))) return;
  }
  light(answer.isOpen ? "listening" : "off");
}

function show(turn, number) {
  const { answer, say: said } = turn;
  if (number === 1) byId("log").replaceChildren();
  const why = make("button", { type: "button", textContent: "Why?", hidden: !isPressed("why") });
  why.setAttribute("aria-label", `Why? Turn ${number}`);
  why.dataset.turn = number;
  byId("log").append(make("div", { className: "turn" },
    bubble("said", "You", said || "(silence)"),
    answer.spoken ? bubble("heard", "Home Coach", answer.spoken) : make("p", { className: "ended", textContent: "Nothing is heard." }),
    answer.card ? make("div", { className: "card" }, make("span", { className: "by", textContent: "Card in the Alexa app" }),
      make("strong", { textContent: answer.card.title }), `\n${answer.card.content ?? answer.card.text ?? ""}`) : null,
    answer.isOpen ? null : make("p", { className: "ended", textContent: "The session is closed." }),
    why));
  showCard(answer.card);
  showKept(answer.kept);
  suggest(answer.suggestions);
  if (isPressed("why")) explain(turn, number);
  byId("log").lastChild.scrollIntoView({ block: "nearest" });
}

const bubble = (className, by, words) => make("p", { className }, make("span", { className: "by", textContent: by }), words);

function showCard(card) {
  byId("screen-title").textContent = card?.title ?? "Home Coach";
  byId("screen-text").textContent = card?.content ?? card?.text ?? "";
}

function showKept(messages) {
  if (messages.length && byId("kept").textContent === "Nothing yet.") byId("kept").replaceChildren();
  for (const { kind, home, ...details } of messages) {
    const facts = Object.entries(details).filter(([, value]) => value).flatMap(([name, value]) =>
      [make("dt", { textContent: name.replaceAll("_", " ") }), make("dd", { textContent: value })]);
    byId("kept").append(make("li", {}, make("strong", { textContent: `${home}: ${kind.replaceAll("_", " ")}` }), make("dl", {}, ...facts)));
  }
}

function showWhy(number) {
  explain(talk.turns[number - 1], number);
  byId("developer-title").focus();
}

const isPressed = (id) => byId(id).getAttribute("aria-pressed") === "true";

// Switches stay as they were left, on this browser alone.
function toggle(id, starts, apply) {
  const set = (isOn) => {
    byId(id).setAttribute("aria-pressed", String(isOn));
    apply(isOn);
  };
  set(JSON.parse(localStorage.getItem(id) ?? String(starts)));
  byId(id).addEventListener("click", () => {
    set(!isPressed(id));
    localStorage.setItem(id, String(isPressed(id)));
  });
}

function setUpSwitches() {
  const root = document.documentElement;
  toggle("aloud", true, (isOn) => isOn || hush());
  toggle("large", false, (isOn) => root.toggleAttribute("data-large", isOn));
  toggle("dark", matchMedia("(prefers-color-scheme: dark)").matches, (isOn) => { root.dataset.theme = isOn ? "dark" : "light"; });
  toggle("why", false, (isOn) => {
    byId("developer").hidden = !isOn;
    document.querySelectorAll("[data-turn]").forEach((button) => { button.hidden = !isOn; });
    if (isOn && talk.turns.length) explain(talk.turns.at(-1), talk.turns.length);
  });
}

function setUpTalking() {
  const take = (words) => { byId("say").value = ""; byId("say").focus(); say(words); };
  byId("form").addEventListener("submit", (event) => { event.preventDefault(); if (byId("say").value.trim()) take(byId("say").value); });
  byId("suggestions").addEventListener("click", ({ target }) => { const button = target.closest("[data-say]"); if (button) take(button.dataset.say); });
  byId("silent").addEventListener("click", () => say(""));
  byId("stop").addEventListener("click", () => say("stop"));
  byId("walk").addEventListener("click", () => say(WALKS_AWAY));
  byId("log").addEventListener("click", ({ target: { dataset } }) => { if (dataset.turn) showWhy(dataset.turn); });
  byId("microphone").hidden = byId("microphone-note").hidden = !canListen;
  byId("microphone").addEventListener("click", async () => {
    hush();
    light("listening");
    const words = await listen(talk.scene.locale).catch((problem) => complain(problem.message));
    if (words) say(words); else light("off");
  });
}

function setUpScene() {
  byId("home").addEventListener("change", ({ target }) => { byId("story").textContent = target.selectedOptions[0].dataset.story; });
  byId("scene").addEventListener("submit", async (event) => { event.preventDefault(); await begin(); byId("say").focus(); });
}

async function start() {
  setUpSwitches();
  setUpTalking();
  setUpScene();
  setUpKeeping(talk);
  const kept = fromLink(location.hash);
  if (kept) choose(kept.scene);
  await begin();
  for (const { say: words, troubles: made } of kept?.turns ?? []) await say(words, { aloud: false, made });
}

start();
