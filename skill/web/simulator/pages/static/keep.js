// A conversation to take away: as a test, as a link that holds it again, as plain words.

import { byId, make, post } from "./dom.js";

export function setUp(talk) {
  byId("copy-script").addEventListener("click", () => copyScript(talk));
  byId("copy-link").addEventListener("click", () => copy(link(talk), "The link is copied. It holds this conversation again."));
  byId("download").addEventListener("click", () => download(talk));
}

// Everything is behind the #, which no browser sends anywhere.
function link({ scene, beganAt, turns }) {
  const parts = new URLSearchParams({ ...scene, at: beganAt });
  for (const { say, troubles } of turns) {
    troubles.forEach((trouble) => parts.append("trouble", trouble));
    parts.append("say", say);
  }
  return `${location.origin}/#${parts}`;
}

export function fromLink(hash) {
  const turns = [];
  const scene = {};
  let troubles = [];
  for (const [name, value] of new URLSearchParams(hash.slice(1))) {
    if (name === "trouble") troubles.push(value);
    else if (name === "say") [troubles] = [[], turns.push({ say: value, troubles })];
    else scene[name] = value;
  }
  const yes = (name, otherwise) => (name in scene ? scene[name] === "true" : otherwise);
  return scene.home ? { scene: { ...scene, linked: yes("linked", true), screen: yes("screen", false) }, turns } : null;
}

async function copyScript({ scene, beganAt, turns, story }) {
  if (!turns.length) return tell("Say something first.");
  try {
    const body = { ...scene, at: beganAt, story, turns: turns.map(({ say, troubles }) => ({ say, troubles })) };
    const script = await (await post("/simulator/script", body)).text();
    const there = script.split("\n").filter((line) => line.startsWith("< ")).map((line) => line.slice(2));
    const here = turns.map((turn) => turn.answer.spoken).filter(Boolean);
    const isSame = there.join("\n") === here.join("\n");
    await copy(script, "The test is copied. Save it as a .txt file in tests/conversations/." + (isSame ? ""
      : " On a fresh copy of the homes, some answers differ from those you heard; the test has the fresh ones."));
  } catch (problem) {
    tell(problem.message);
  }
}

function download({ scene, beganAt, turns }) {
  if (!turns.length) return tell("Say something first.");
  const head = `Home Coach, ${scene.home}${scene.linked ? "" : " (not linked)"}, ${beganAt.replace("T", " ")}`;
  const words = turns.flatMap(({ say, answer }) => [`You: ${say || "(silence)"}`, `Home Coach: ${answer.spoken || "(nothing)"}`, ""]);
  const url = URL.createObjectURL(new Blob([[head, "", ...words].join("\n")], { type: "text/plain" }));
  make("a", { href: url, download: `home-coach-${scene.home}.txt` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  tell("The words are downloaded.");
}

async function copy(text, done) {
  byId("copied").value = text;
  byId("copied").hidden = byId("copied-label").hidden = false;
  try {
    await navigator.clipboard.writeText(text);
    tell(done);
  } catch {
    byId("copied").select();
    tell("Your browser did not let it be copied. It is below.");
  }
}

const tell = (words) => { byId("keep-status").textContent = words; };
